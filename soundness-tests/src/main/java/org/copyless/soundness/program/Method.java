package org.copyless.soundness.program;

import java.util.List;

/**
 * A static method.
 *
 * @param signature how it is called
 * @param body its statements
 */
public record Method(Signature signature, List<Statement> body) {}
