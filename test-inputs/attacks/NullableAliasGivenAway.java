import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.annotation.Claims;
import org.copyless.heap.ByteVector;

/** R18: what stands for a block or for null is given away; where it is null, the block stays. */
class NullableAliasGivenAway {
  static void take(@Claims @Nullable ByteVector block) {
    if (block != null) {
      block.close();
    }
  }

  static @Nullable ByteVector returned(boolean wanted, @Claims ByteVector block) {
    // :: error: [ownership.leak]
    return wanted ? block : null;
  }

  static void given(boolean wanted, @Claims ByteVector block) {
    take(wanted ? block : null);
    // :: error: [ownership.leak]
  }

  static void givenByName(boolean wanted, @Claims ByteVector block) {
    ByteVector taken = null;
    if (wanted) {
      taken = block;
    }
    take(taken);
    // :: error: [ownership.leak]
  }

  static void exchanged(boolean wanted, @Claims ByteVector block) {
    ByteVector rest = block;
    ByteVector taken = null;
    if (wanted) {
      taken = rest;
      rest = null;
    }
    take(taken);
    // :: error: [ownership.leak]
  }
}
