package org.copyless.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table "who may use whom" of {@code docs/architecture.md}. */
final class DependencyTableTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.copyless");

  private static final String[] USERS = {
    "org.copyless.examples..", "org.copyless.jmh..", "org.copyless.concurrency.."
  };

  /** Makes processes of threads that are not the runtime's. */
  private static final String PARTY = "org.copyless.concurrency.race.Party";

  /**
   * A package with those below it that have no row of their own, and what it may use besides
   * itself, all below it, and the JDK's API.
   */
  record Row(String name, List<String> mayUse) {
    static Row of(String name, String... mayUse) {
      return new Row(name, List.of(mayUse));
    }

    String tree() {
      return "org.copyless." + name + "..";
    }

    String[] roomsBelow() {
      return table().stream()
          .filter(row -> row.name().startsWith(name + "."))
          .map(Row::tree)
          .toArray(String[]::new);
    }

    String[] allowed() {
      return Stream.concat(Stream.of("java..", tree()), mayUse.stream().map(Row::expand))
          .toArray(String[]::new);
    }

    private static String expand(String used) {
      return used.contains(".") ? used : "org.copyless." + used + "..";
    }

    @Override
    public String toString() {
      return name + " may use " + mayUse;
    }
  }

  static List<Row> table() {
    return List.of(
        Row.of("annotation", "org.checkerframework.framework.qual.."),
        Row.of("contract", "annotation"),
        Row.of("heap", "annotation", "jdk.jfr..", "javax.management.."),
        Row.of("channel", "heap", "contract", "annotation", "jdk.jfr.."),
        Row.of("sip", "channel", "heap", "annotation", "jdk.jfr.."),
        Row.of(
            "processor",
            "contract",
            "annotation",
            "com.google.auto.service..",
            "com.palantir.javapoet..",
            "com.sun.source..",
            "javax.annotation.processing..",
            "javax.lang.model..",
            "javax.tools.."),
        Row.of(
            "processor.diagram",
            "contract",
            "annotation",
            "org.eclipse.elk..",
            "org.eclipse.emf.."),
        Row.of(
            "checker",
            "contract",
            "annotation",
            "com.google.auto.service..",
            "com.sun.source..",
            "com.sun.tools.javac..",
            "javax.annotation.processing..",
            "javax.lang.model..",
            "javax.tools..",
            "org.checkerframework.."),
        Row.of("soundness", "channel", "heap", "sip", "javax.tools.."));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("table")
  void packageUsesWhatTheTableAllows(Row row) {
    classes()
        .that()
        .resideInAPackage(row.tree())
        .and()
        .resideOutsideOfPackages(row.roomsBelow())
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(row.allowed())
        .check(CLASSES);
  }

  @Test
  void everyPackageStandsInTheTable() {
    String[] known =
        Stream.concat(table().stream().map(Row::tree), Stream.of(USERS)).toArray(String[]::new);
    classes()
        .that()
        .resideOutsideOfPackage("org.copyless.architecture")
        .should()
        .resideInAnyPackage(known)
        .check(CLASSES);
  }

  @Test
  void usersSeeThePublicApiOnly() {
    noClasses()
        .that()
        .resideInAnyPackage(USERS)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.copyless.contract..", "org.copyless.processor..", "org.copyless.checker..")
        .check(CLASSES);
  }

  @Test
  void onlyGeneratedCodeAndTheRuntimeUseTheSpi() {
    classes()
        .that()
        .resideInAnyPackage(USERS)
        .and(not(generated()))
        .and()
        .doNotHaveFullyQualifiedName(PARTY)
        .should()
        .onlyDependOnClassesThat()
        .resideOutsideOfPackage("org.copyless..spi..")
        .check(CLASSES);
  }

  private static DescribedPredicate<JavaClass> generated() {
    Set<String> names =
        Stream.of("examples", "jmh", "concurrency-tests")
            .map(Checkout::generatedClasses)
            .flatMap(Set::stream)
            .collect(Collectors.toSet());
    return describe("generated", type -> names.contains(outermost(type).getName()));
  }

  private static JavaClass outermost(JavaClass type) {
    return type.getEnclosingClass().map(DependencyTableTest::outermost).orElse(type);
  }
}
