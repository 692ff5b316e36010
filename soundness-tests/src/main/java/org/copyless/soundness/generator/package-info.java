/** Makes random programs that are mostly right. */
package org.copyless.soundness.generator;
