import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.annotation.Claims;

/**
 * Once rejected, wrongly: six lines, walks a list and closes each node. With 'list' itself as the
 * walking variable it is accepted (same cause as 02: dead alias).
 */
class FreeListThroughCopy {
  static void free(@Claims @Nullable Node list) {
    Node rest = list;
    while (rest != null) {
      Node next = splitTail(rest);
      rest.close();
      rest = next;
    }
  }

  static @Nullable Node splitTail(Node node) {
    try (var _ = node.expose()) {
      Node rest = node.next();
      node.next(null);
      return rest;
    }
  }
}
