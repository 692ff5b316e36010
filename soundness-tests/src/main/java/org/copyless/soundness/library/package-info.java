/** What random programs use besides the runtime. */
package org.copyless.soundness.library;
