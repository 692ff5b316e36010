/**
 * Pictures of protocols: an automaton becomes a Mermaid text or an SVG drawing.
 *
 * <p>The door is {@link org.copyless.processor.diagram.StateDiagram}. Pure: the same automaton
 * gives the same bytes on every machine, no font, clock or file is asked. Only {@code ElkLayout}
 * knows the library that places states and arrows, and it is not loaded before a drawing is asked
 * for.
 *
 * <p>May use {@code org.copyless.contract}, {@code org.copyless.annotation} and Eclipse ELK; knows
 * neither the compiler nor JavaPoet.
 */
package org.copyless.processor.diagram;
