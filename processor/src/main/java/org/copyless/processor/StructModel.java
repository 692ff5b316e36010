package org.copyless.processor;

import com.palantir.javapoet.ClassName;
import java.util.List;
import java.util.Set;

/**
 * A rep struct.
 *
 * @param name the interface's name
 * @param fields the fields with their places, in the order of declaration
 * @param claiming names of the fields whose setters say {@code @Claims}, which overriding keeps
 * @param nested names of the interface's own types, which the generated class inherits
 * @param size bytes of the struct, without the block's header
 * @param isPublic whether the generated class is public, as the interface is
 */
record StructModel(
    ClassName name,
    List<Value> fields,
    Set<String> claiming,
    Set<String> nested,
    long size,
    boolean isPublic) {
  StructModel {
    fields = List.copyOf(fields);
    claiming = Set.copyOf(claiming);
    nested = Set.copyOf(nested);
  }
}
