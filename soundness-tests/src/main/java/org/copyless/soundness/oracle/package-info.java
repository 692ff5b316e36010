/**
 * What is right and what is wrong, said by running a syntax tree on all paths with ownership
 * written down block by block. Shares nothing with the checker.
 */
package org.copyless.soundness.oracle;
