/** Error keys and the one place that builds and reports every error of the checker. */
package org.copyless.checker.diagnostic;
