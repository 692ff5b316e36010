package org.copyless.soundness.oracle;

/** Who can have a block. */
sealed interface Holder permits Block, Box, Frame, Nobody {}
