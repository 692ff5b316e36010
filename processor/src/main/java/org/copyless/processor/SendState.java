package org.copyless.processor;

import java.util.Map;

/**
 * Which endpoints may be sent.
 *
 * <p>Source: Fähndrich et al., §2.6, and Bono and Padovani, §5.
 */
enum SendState {
  /** Those of finite weight. */
  FINITE,
  /** Those whose next action is a send, all of which have the weight 0. */
  STRICT;

  /** The option of the processor. */
  static final String OPTION = "copyless.sendState";

  /** What the options say; an error, and the weaker rule, if it cannot be understood. */
  static SendState of(Map<String, String> options, ErrorReporter reporter) {
    String value = options.get(OPTION);
    return switch (value) {
      case null -> FINITE;
      case "finite" -> FINITE;
      case "strict" -> STRICT;
      default -> {
        reporter.error(
            Key.OPTION,
            "-A%s=%s is not known: write finite, which is the default, or strict"
                .formatted(OPTION, value));
        yield FINITE;
      }
    };
  }
}
