package org.copyless.processor;

import com.palantir.javapoet.ClassName;

/** The classes of the runtime that generated code uses, by name. */
final class RuntimeNames {
  private static final String HEAP = "org.copyless.heap";
  private static final String HEAP_SPI = HEAP + ".spi";
  private static final String CHANNEL = "org.copyless.channel";
  private static final String CHANNEL_SPI = CHANNEL + ".spi";

  static final ClassName EXCHANGE_HEAP = ClassName.get(HEAP, "ExchangeHeap");
  static final ClassName OUT_OF_EXCHANGE_MEMORY_EXCEPTION =
      ClassName.get(HEAP, "OutOfExchangeMemoryException");
  static final ClassName BLOCK_TYPE = ClassName.get(HEAP_SPI, "BlockType");
  static final ClassName STRUCT_BLOCK = ClassName.get(HEAP_SPI, "StructBlock");
  static final ClassName CHANNEL_CLOSED = ClassName.get(CHANNEL, "ChannelClosed");
  static final ClassName CHANNEL_CLOSED_EXCEPTION =
      ClassName.get(CHANNEL, "ChannelClosedException");
  static final ClassName PROTOCOL_EXCEPTION = ClassName.get(CHANNEL, "ProtocolException");
  static final ClassName RECEIVE_STATE = ClassName.get(CHANNEL, "ReceiveState");
  static final ClassName CHANNEL_ENDS = ClassName.get(CHANNEL_SPI, "ChannelEnds");
  static final ClassName ENDPOINT_BLOCK_TYPE = ClassName.get(CHANNEL_SPI, "EndpointBlockType");
  static final ClassName RECEIVED_ARGUMENTS = ClassName.get(CHANNEL_SPI, "ReceivedArguments");
  static final ClassName ENDPOINT_BLOCK = ClassName.get(CHANNEL_SPI, "EndpointBlock");

  static final ClassName UNBOUNDED_ENDPOINT_BLOCK =
      ClassName.get(CHANNEL_SPI, "UnboundedEndpointBlock");

  static final ClassName NULLABLE =
      ClassName.get("org.checkerframework.checker.nullness.qual", "Nullable");

  private RuntimeNames() {}
}
