import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.annotation.Claims;

/**
 * Once rejected, wrongly: kept decides both: kept -> rest goes into the field; otherwise the field
 * is null and rest is returned. unlinkIfB, the same with if/else instead of the ternary, is
 * accepted.
 */
class FlagAndTernary {
  static @Nullable Node unlinkIf(@Claims Node list, boolean kept) {
    Node rest;
    try (var _ = list.expose()) {
      rest = list.next();
      list.next(kept ? rest : null);
    }
    if (kept) {
      return list;
    }
    list.close();
    return rest;
  }

  static @Nullable Node unlinkIfB(@Claims Node list, boolean kept) {
    Node rest;
    try (var _ = list.expose()) {
      rest = list.next();
      if (kept) {
        list.next(rest);
      } else {
        list.next(null);
      }
    }
    if (kept) {
      return list;
    }
    list.close();
    return rest;
  }
}
