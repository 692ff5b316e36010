package org.copyless.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.palantir.javapoet.ClassName;
import java.util.HashSet;
import java.util.Set;
import org.copyless.annotation.Role;
import org.junit.jupiter.api.Test;

class NamesTest {
  @Test
  void upperSnake() {
    assertEquals("START_IO", Names.upperSnake("startIO"));
    assertEquals("GET_HTTP_PAGE", Names.upperSnake("getHTTPPage"));
    assertEquals("M", Names.upperSnake("m"));
  }

  @Test
  void upperCamel() {
    assertEquals("IoRunning", Names.upperCamel("IO_RUNNING"));
    assertEquals("ReadyState", Names.upperCamel("ReadyState"));
    assertEquals("ReadyPing", Names.upperCamel("Ready_PING"));
    assertEquals("State", Names.upperCamel("__"));
  }

  @Test
  void unique() {
    Set<String> taken = new HashSet<>(Set.of("A", "AView"));
    assertEquals("B", Names.unique("B", "View", taken));
    assertEquals("AView2", Names.unique("A", "View", taken));
    assertEquals("BView", Names.unique("B", "View", taken));
  }

  @Test
  void generatedClasses() {
    ClassName nested = ClassName.get("p", "Outer", "Nic");
    assertEquals("p.Outer_NicExp", Names.endpoint(nested, Role.EXP).canonicalName());
    assertEquals("p.Outer_NicImp", Names.endpoint(nested, Role.IMP).canonicalName());
    assertEquals("p.Outer_NicChannel", Names.channel(nested).canonicalName());
    assertEquals("p.Outer_NicRep", Names.rep(nested).canonicalName());
  }
}
