package org.copyless.checker.flow;

import com.sun.source.tree.Tree;

/**
 * Where a block was given away.
 *
 * @param tree the place
 * @param how what happened, as it stands after the line number: {@code to consume(vec), …}
 * @param verb what happened: {@code given away}, {@code closed}, {@code sent}, {@code returned}
 */
record Loss(Tree tree, String verb, String how) {}
