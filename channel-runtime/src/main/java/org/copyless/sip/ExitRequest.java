package org.copyless.sip;

/**
 * On its way from {@link Sip#exit(int)} to the SIP's first frame. An error, so that {@code catch
 * (Exception)} does not stop it; without a stack trace, because it is no failure.
 */
final class ExitRequest extends Error {
  private static final long serialVersionUID = 1L;

  final int code;

  ExitRequest(int code) {
    super("exit requested; code=" + code, null, false, false);
    this.code = code;
  }
}
