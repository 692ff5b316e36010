/**
 * What declarations say: which types are tracked, which parameters claim, in which protocol states
 * endpoints are expected, and what role a generated method plays. Runtime classes are known here by
 * name and annotation only, so that code compiled against any version can be judged.
 */
package org.copyless.checker.declaration;
