package org.copyless.checker;

import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import java.lang.annotation.Annotation;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.checkerframework.common.basetype.BaseTypeChecker;
import org.checkerframework.dataflow.cfg.ControlFlowGraph;
import org.checkerframework.dataflow.cfg.UnderlyingAST;
import org.checkerframework.dataflow.cfg.builder.CFGTranslationPhaseOne;
import org.checkerframework.dataflow.cfg.builder.CFGTranslationPhaseThree;
import org.checkerframework.dataflow.cfg.builder.CFGTranslationPhaseTwo;
import org.checkerframework.framework.type.AnnotatedTypeFactory;
import org.checkerframework.javacutil.AnnotationProvider;
import org.checkerframework.javacutil.AnnotationUtils;
import org.copyless.checker.declaration.Declarations;

/**
 * Builds control flow graphs. The Checker Framework's own builder asks for annotated types that
 * nobody reads here, and looks for each body from the start of the file.
 */
final class Graphs {
  private final BaseTypeChecker checker;
  private final ProcessingEnvironment environment;
  private final AnnotationProvider annotations;

  Graphs(BaseTypeChecker checker, AnnotatedTypeFactory factory, Declarations declarations) {
    this.checker = checker;
    this.environment = checker.getProcessingEnvironment();
    this.annotations = new Annotations(factory, declarations);
  }

  /**
   * Builds the graph of a body.
   *
   * @param path the path to the method, lambda or initializer
   */
  ControlFlowGraph of(TreePath path, UnderlyingAST body) {
    CFGTranslationPhaseOne translation =
        new Translation(
            annotations,
            checker.hasOption("assumeAssertionsAreEnabled"),
            checker.hasOption("assumeAssertionsAreDisabled"),
            environment);
    return CFGTranslationPhaseThree.process(
        CFGTranslationPhaseTwo.process(translation.process(path, body)));
  }

  /** Which methods never return, and which assert: those of generated classes do neither. */
  private record Annotations(AnnotatedTypeFactory factory, Declarations declarations)
      implements AnnotationProvider {
    @Override
    public @Nullable AnnotationMirror getDeclAnnotation(
        Element element, Class<? extends Annotation> annotation) {
      boolean isGenerated =
          element.getEnclosingElement() instanceof TypeElement owner
              && (declarations.isGenerated(owner) || declarations.isFollowed(owner.asType()));
      return isGenerated
          ? AnnotationUtils.getAnnotationByClass(element.getAnnotationMirrors(), annotation)
          : factory.getDeclAnnotation(element, annotation);
    }

    @Override
    public @Nullable AnnotationMirror getAnnotationMirror(
        Tree tree, Class<? extends Annotation> target) {
      return factory.getAnnotationMirror(tree, target);
    }

    @Override
    public boolean isSideEffectFree(ExecutableElement method) {
      return factory.isSideEffectFree(method);
    }

    @Override
    public boolean isDeterministic(ExecutableElement method) {
      return factory.isDeterministic(method);
    }
  }
}
