package org.copyless.concurrency.model;

import java.util.ArrayList;
import java.util.List;
import org.copyless.channel.Endpoint;
import org.copyless.channel.EndpointSet;

/** A set of ends in one receiving state. */
final class Group {
  final EndpointSet<Endpoint> real;
  final Protocol protocol;
  final boolean exporter;
  final String state;
  final Face face;
  final List<End> members = new ArrayList<>();
  int owner;
  boolean closed;

  Group(EndpointSet<Endpoint> real, End like, int owner) {
    this.real = real;
    this.protocol = like.protocol;
    this.exporter = like.exporter;
    this.state = like.state;
    this.face = like.face;
    this.owner = owner;
  }

  boolean accepts(End end) {
    return end.protocol == protocol && end.exporter == exporter && end.state.equals(state);
  }

  void add(End end) {
    end.owner = Thing.NOBODY;
    members.add(end);
  }

  void close() {
    closed = true;
    owner = Thing.NOBODY;
    members.forEach(End::close);
    members.clear();
  }

  @Override
  public String toString() {
    return "set of " + members;
  }
}
