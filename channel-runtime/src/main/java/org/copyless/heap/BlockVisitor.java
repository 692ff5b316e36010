package org.copyless.heap;

/** What a walk over live blocks calls. */
@FunctionalInterface
interface BlockVisitor {
  /**
   * Visits a block. Its owner may free it or give it away at any time.
   *
   * @param offset the block
   * @param generation of the block
   * @param owner the owner in its header
   * @param type the id of its type
   * @param size bytes of payload
   */
  void visit(long offset, int generation, long owner, int type, long size);
}
