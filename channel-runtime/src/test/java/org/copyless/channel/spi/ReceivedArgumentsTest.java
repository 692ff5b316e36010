package org.copyless.channel.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The first argument of each kind lies in the endpoint, the others in arrays. */
class ReceivedArgumentsTest {
  /** An endpoint of no channel. */
  private static final class Bare extends EndpointBlock {}

  private final Bare endpoint = new Bare();

  @Test
  @DisplayName("R50 arguments of all types, wherever they lie, are as they were put")
  void types() {
    ReceivedArguments arguments = new ReceivedArguments(endpoint, 2, 2);
    for (int number = 0; number < 2; number++) {
      arguments.putBoolean(number, true);
      assertTrue(arguments.getBoolean(number));
      arguments.putByte(number, Byte.MIN_VALUE);
      assertEquals(Byte.MIN_VALUE, arguments.getByte(number));
      arguments.putShort(number, Short.MIN_VALUE);
      assertEquals(Short.MIN_VALUE, arguments.getShort(number));
      arguments.putChar(number, Character.MAX_VALUE);
      assertEquals(Character.MAX_VALUE, arguments.getChar(number));
      arguments.putInt(number, Integer.MIN_VALUE);
      assertEquals(Integer.MIN_VALUE, arguments.getInt(number));
      arguments.putLong(number, Long.MAX_VALUE);
      assertEquals(Long.MAX_VALUE, arguments.getLong(number));
      arguments.putFloat(number, -Float.MIN_VALUE);
      assertEquals(-Float.MIN_VALUE, arguments.getFloat(number));
      arguments.putDouble(number, -Double.MIN_VALUE);
      assertEquals(-Double.MIN_VALUE, arguments.getDouble(number));
      arguments.putObject(number, "text");
      assertEquals("text", arguments.<String>getObject(number));
      arguments.putObject(number, null);
      assertNull(arguments.<String>getObject(number));
    }
  }

  @Test
  @DisplayName("R50 no argument overwrites another one of its message")
  void apart() {
    ReceivedArguments arguments = new ReceivedArguments(endpoint, 3, 3);
    for (int number = 0; number < 3; number++) {
      arguments.putLong(number, 10 + number);
      arguments.putObject(number, "object " + number);
    }
    for (int number = 0; number < 3; number++) {
      assertEquals(10 + number, arguments.getLong(number));
      assertEquals("object " + number, arguments.<String>getObject(number));
    }
  }
}
