package org.copyless.checker.flow;

import com.sun.source.tree.Tree;

/**
 * Where a block was given away.
 *
 * @param tree the place
 * @param verb what happened: {@code given away}, {@code closed}, {@code sent}, {@code returned}
 * @param how the rest, as it stands after the line number: {@code to consume(vec), …}
 */
record Loss(Tree tree, String verb, String how) {}
