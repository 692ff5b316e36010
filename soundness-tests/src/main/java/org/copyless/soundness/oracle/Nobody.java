package org.copyless.soundness.oracle;

/** Holders that are no part of the program. */
enum Nobody implements Holder {
  /** The block is closed or given away for good. */
  GONE,
  /** The block belongs to the driver. */
  DRIVER
}
