package org.copyless.channel.echo;

import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.annotation.Claims;
import org.copyless.annotation.RepStruct;
import org.copyless.heap.ByteVector;
import org.copyless.heap.Tracked;

/** A rep struct with tracked fields, one of its own type. */
@RepStruct
public interface Letter extends Tracked {
  ByteVector body();

  void body(@Claims ByteVector value);

  @Nullable Letter next();

  void next(@Claims @Nullable Letter value);

  int stamp();

  void stamp(int value);
}
