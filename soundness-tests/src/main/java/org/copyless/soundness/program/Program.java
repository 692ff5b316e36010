package org.copyless.soundness.program;

import java.util.List;

/**
 * A class of static methods. Each is called by the driver, and may be called by those after it.
 *
 * @param name of the class
 * @param methods callees first
 */
public record Program(String name, List<Method> methods) {}
