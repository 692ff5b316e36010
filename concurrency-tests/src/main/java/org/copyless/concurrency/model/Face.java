package org.copyless.concurrency.model;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.copyless.channel.Endpoint;
import org.copyless.channel.ReceiveState;

/** The public methods of one class of endpoints, found by the names in the contract. */
final class Face {
  private static final Map<Class<?>, Face> KNOWN = new ConcurrentHashMap<>();

  private final Class<?> type;
  private final Map<String, Method> methods = new HashMap<>();

  private Face(Class<?> type) {
    this.type = type;
    for (Class<?> at = type; Endpoint.class.isAssignableFrom(at); at = at.getSuperclass()) {
      Stream.of(at.getDeclaredMethods())
          .filter(method -> Modifier.isPublic(method.getModifiers()))
          .forEach(this::add);
    }
  }

  private void add(Method method) {
    methods.putIfAbsent(key(method.getName(), List.of(method.getParameterTypes())), method);
    methods.putIfAbsent(method.getName(), method);
  }

  private static String key(String name, List<Class<?>> parameters) {
    return name + parameters.stream().map(Class::getSimpleName).toList();
  }

  static Face of(Class<?> type) {
    return KNOWN.computeIfAbsent(type, Face::new);
  }

  private static String capital(String name) {
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  /** Returns the types of a message's arguments. */
  List<Class<?>> arguments(String message) {
    return List.of(methods.get("send" + capital(message)).getParameterTypes());
  }

  void send(Endpoint end, String message, Object... arguments) throws Exception {
    call(methods.get("send" + capital(message)), end, arguments);
  }

  /** Receives whatever comes in a state. */
  Object receive(Endpoint end, ReceiveState<?, ?> state) throws Exception {
    return call(methods.get("receive[ReceiveState]"), end, state);
  }

  /** Receives if something is there. */
  Object tryReceive(Endpoint end, ReceiveState<?, ?> state) throws Exception {
    return call(methods.get("tryReceive[ReceiveState]"), end, state);
  }

  /** Receives if something comes in time. */
  Object receive(Endpoint end, ReceiveState<?, ?> state, Duration atMost) throws Exception {
    return call(methods.get("receive[ReceiveState, Duration]"), end, state, atMost);
  }

  /** Receives the message that must be at the head. */
  Object take(Endpoint end, Class<?> view) throws Exception {
    return call(methods.get("take[Class]"), end, view);
  }

  /** Receives one message, without a look at what comes. */
  Object receive(Endpoint end, String message) throws Exception {
    return call(methods.get("receive" + capital(message)), end);
  }

  /** Returns the object that stands for a state in which this end receives. */
  ReceiveState<?, ?> state(String name) throws Exception {
    Method generic = methods.get(camelCase(name));
    return generic != null
        ? (ReceiveState<?, ?>) generic.invoke(null)
        : (ReceiveState<?, ?>) type.getField(name).get(null);
  }

  private static String camelCase(String state) {
    StringBuilder name = new StringBuilder();
    for (String word : state.toLowerCase(Locale.ROOT).split("_", -1)) {
      name.append(name.isEmpty() ? word : capital(word));
    }
    return name.toString();
  }

  /** Returns the class of a message's view. */
  Class<?> view(String message) throws ClassNotFoundException {
    return Class.forName(type.getName() + "$" + capital(message));
  }

  /** Returns an argument of a message that was received. */
  static Object argument(Object view, String parameter) throws Exception {
    return call(view.getClass().getMethod(parameter), view);
  }

  private static Object call(Method method, Object on, Object... arguments) throws Exception {
    try {
      return method.invoke(on, arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof Exception cause) {
        throw cause;
      }
      throw (Error) e.getCause();
    }
  }
}
