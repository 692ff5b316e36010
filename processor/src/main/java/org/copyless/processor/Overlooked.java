package org.copyless.processor;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.ElementFilter;
import javax.tools.Diagnostic;
import org.copyless.annotation.Contract;
import org.copyless.annotation.In;
import org.copyless.annotation.Out;
import org.copyless.annotation.RepStruct;

/**
 * Reports interfaces that are meant for the processor and never reach it, which would go by in
 * silence: those under another annotation of the same name, and those declared inside a method,
 * which javac does not show.
 */
final class Overlooked {
  private static final Set<Class<?>> OURS = Set.of(Contract.class, RepStruct.class);

  private final ProcessingEnvironment environment;
  private final ErrorReporter reporter;
  private final Set<CompilationUnitTree> scanned = new HashSet<>();

  Overlooked(ProcessingEnvironment environment, ErrorReporter reporter) {
    this.environment = environment;
    this.reporter = reporter;
  }

  void report(RoundEnvironment round) {
    for (TypeElement type : ElementFilter.typesIn(round.getRootElements())) {
      checkAnnotations(type);
      scanMethods(type);
    }
  }

  private void checkAnnotations(TypeElement type) {
    type.getAnnotationMirrors().forEach(annotation -> check(type, annotation));
    ElementFilter.typesIn(type.getEnclosedElements()).forEach(this::checkAnnotations);
  }

  private void check(TypeElement type, AnnotationMirror annotation) {
    Element written = annotation.getAnnotationType().asElement();
    for (Class<?> ours : OURS) {
      boolean sameName = written.getSimpleName().contentEquals(ours.getSimpleName());
      if (sameName && !written.toString().equals(ours.getName()) && isMeant(type, annotation)) {
        reporter.error(
            type,
            Key.of(what(ours.getSimpleName()), "annotation"),
            "@%s of %s is not that of Copyless: import %s"
                .formatted(ours.getSimpleName(), type.getSimpleName(), ours.getName()));
      }
    }
  }

  /** An annotation of that name may also be somebody else's, and mean something else. */
  private static boolean isMeant(TypeElement type, AnnotationMirror annotation) {
    return annotation.getAnnotationType().getKind() == TypeKind.ERROR
        || Annotations.string(annotation, "value").filter(v -> v.contains("->")).isPresent()
        || ElementFilter.methodsIn(type.getEnclosedElements()).stream()
            .anyMatch(
                m ->
                    Annotations.find(m, In.class).isPresent()
                        || Annotations.find(m, Out.class).isPresent());
  }

  /** The first part of the keys. */
  private static String what(String annotation) {
    return annotation.equals(Contract.class.getSimpleName()) ? "contract" : "struct";
  }

  private void scanMethods(TypeElement type) {
    try {
      Trees trees = Trees.instance(environment);
      TreePath path = trees.getPath(type);
      if (path != null && scanned.add(path.getCompilationUnit())) {
        Set<String> names = names(path.getCompilationUnit());
        if (!names.isEmpty()) {
          new InMethods(trees, path.getCompilationUnit(), names)
              .scan(path.getCompilationUnit(), false);
        }
      }
    } catch (RuntimeException | LinkageError e) {
      return; // not javac: it will say that the generated classes are missing
    }
  }

  /** The names by which a file can mean our annotations. */
  private static Set<String> names(CompilationUnitTree unit) {
    Set<String> imports = new HashSet<>();
    for (ImportTree tree : unit.getImports()) {
      imports.add(tree.getQualifiedIdentifier().toString());
    }
    Set<String> names = new HashSet<>();
    for (Class<?> ours : OURS) {
      if (imports.contains(ours.getName()) || imports.contains(ours.getPackageName() + ".*")) {
        names.add(ours.getSimpleName());
      }
    }
    return names;
  }

  /** Looks for annotated classes inside methods; the argument of its visits says whether in one. */
  private final class InMethods extends TreeScanner<Void, Boolean> {
    private final Trees trees;
    private final CompilationUnitTree unit;
    private final Set<String> names;

    InMethods(Trees trees, CompilationUnitTree unit, Set<String> names) {
      this.trees = trees;
      this.unit = unit;
      this.names = names;
    }

    @Override
    public Void visitMethod(MethodTree method, Boolean inMethod) {
      return super.visitMethod(method, true);
    }

    @Override
    public Void visitClass(ClassTree type, Boolean inMethod) {
      if (inMethod) {
        annotation(type).ifPresent(name -> report(type, name));
      }
      return super.visitClass(type, inMethod);
    }

    private Optional<String> annotation(ClassTree type) {
      return type.getModifiers().getAnnotations().stream()
          .map(AnnotationTree::getAnnotationType)
          .map(Object::toString)
          .filter(names::contains)
          .findFirst();
    }

    private void report(ClassTree type, String annotation) {
      reporter.count(Diagnostic.Kind.ERROR);
      trees.printMessage(
          Diagnostic.Kind.ERROR,
          ErrorReporter.text(
              Key.of(what(annotation), "inMethod"),
              "%s is declared inside a method, where no generated class can name it: move it out"
                  .formatted(type.getSimpleName())),
          type,
          unit);
    }
  }
}
