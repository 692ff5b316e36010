package org.copyless.checker.declaration;

import java.util.Set;

/** Fully qualified names of the runtime classes that the checker knows. */
final class Names {
  static final String TRACKED = "org.copyless.heap.Tracked";
  static final String EXPOSURE = "org.copyless.heap.Exposure";
  static final String SLOT = "org.copyless.heap.Slot";
  static final String TRACKED_VECTOR = "org.copyless.heap.TrackedVector";

  /** The containers that may hold endpoints, and what takes these into its keeping. */
  static final Set<String> CONTAINERS =
      Set.of(
          "org.copyless.heap.TrackedDeque",
          "org.copyless.heap.TrackedMap",
          "org.copyless.channel.EndpointSet",
          "org.copyless.channel.EndpointMap");

  static final String SELECT = "org.copyless.channel.Select";
  static final Set<String> GROUPS =
      Set.of("org.copyless.channel.EndpointSet", "org.copyless.channel.EndpointMap");

  static final String REF = "org.copyless.heap.parameter.Ref";
  static final String OUT_PARAMETER = "org.copyless.heap.parameter.Out";
  static final String CELL = "org.copyless.heap.TCell";
  static final Set<String> HOLDERS = Set.of(CELL, REF, OUT_PARAMETER);

  /** The package of what starts processes. */
  static final String SIP = "org.copyless.sip.";

  /** What a heap without room throws. */
  static final String NO_ROOM = "org.copyless.heap.OutOfExchangeMemoryException";

  static final String HEAP = "org.copyless.heap.ExchangeHeap";

  /** The package of what all endpoints are. */
  static final String CHANNEL = "org.copyless.channel.";

  static final String ENDPOINT = CHANNEL + "Endpoint";
  static final String RECEIVE_STATE = "org.copyless.channel.ReceiveState";
  static final String CHANNEL_CLOSED = "org.copyless.channel.ChannelClosed";
  static final String ANNOTATIONS = "org.copyless.annotation.";
  static final String CONTRACT = ANNOTATIONS + "Contract";
  static final String IN = ANNOTATIONS + "In";
  static final String OUT = ANNOTATIONS + "Out";
  static final String REP_STRUCT = ANNOTATIONS + "RepStruct";
  static final String BY_VALUE = ANNOTATIONS + "ByValue";
  static final String BORROWED = ANNOTATIONS + "Borrowed";
  static final String CLAIMS = ANNOTATIONS + "Claims";
  static final String STATE = ANNOTATIONS + "State";
  static final String ON_THROW = ANNOTATIONS + "OnThrow";
  static final String ENDPOINT_OF = ANNOTATIONS + "EndpointOf";
  static final String CHANNEL_OF = ANNOTATIONS + "ChannelOf";
  static final String SENDS = ANNOTATIONS + "Sends";
  static final String RECEIVES = ANNOTATIONS + "Receives";
  static final String TAKES = ANNOTATIONS + "Takes";
  static final String MESSAGE_VIEW = ANNOTATIONS + "MessageView";
  static final String STRUCT_BLOCK = "org.copyless.heap.spi.StructBlock";
  static final String GENERATED = "javax.annotation.processing.Generated";
  static final String PROCESSOR = "org.copyless.processor.CopylessProcessor";
  static final String RECEIVE_STATE_OF = ANNOTATIONS + "ReceiveStateOf";

  /** The class of the tests for null that stand for {@code == null} and {@code != null}. */
  static final String OBJECTS = "java.util.Objects";

  /** The class of the assertion that returns only if its argument is null. */
  static final String ASSERTIONS = "org.junit.jupiter.api.Assertions";

  private Names() {}
}
