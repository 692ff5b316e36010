import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.annotation.Claims;

/**
 * Once rejected, wrongly: the parameter is copied once into a local that walks; 'list' is never
 * used again. The same method with 'list' itself as the walking variable is accepted, so the dead
 * alias 'list' disturbs the join at the loop head.
 */
class ReverseThroughCopy {
  static @Nullable Node reverse(@Claims @Nullable Node list) {
    Node result = null;
    Node rest = list;
    while (rest != null) {
      Node next;
      try (var _ = rest.expose()) {
        next = rest.next();
        rest.next(result);
      }
      result = rest;
      rest = next;
    }
    return result;
  }
}
