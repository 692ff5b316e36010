package org.copyless.checker;

import com.sun.source.tree.ClassTree;
import java.lang.annotation.Annotation;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import org.checkerframework.common.basetype.BaseAnnotatedTypeFactory;
import org.checkerframework.common.basetype.BaseTypeChecker;
import org.checkerframework.framework.type.MostlyNoElementQualifierHierarchy;
import org.checkerframework.framework.type.QualifierHierarchy;
import org.checkerframework.framework.util.QualifierKind;
import org.checkerframework.javacutil.AnnotationUtils;
import org.copyless.annotation.Borrowed;
import org.copyless.annotation.Claims;
import org.copyless.annotation.State;

/**
 * The qualifiers that stand in declarations, with defaults and stub files. They are not inferred:
 * what holds at a point of a body is for the flow-sensitive analysis to say.
 */
final class CopylessTypeFactory extends BaseAnnotatedTypeFactory {
  CopylessTypeFactory(BaseTypeChecker checker) {
    super(checker, false);
    postInit();
  }

  @Override
  protected Set<Class<? extends Annotation>> createSupportedTypeQualifiers() {
    return Set.of(Borrowed.class, Claims.class, State.class);
  }

  /**
   * Class files keep what is written in the source, and nothing more is needed of them: a default
   * would look like a promise that somebody has made.
   */
  @Override
  public void postProcessClassTree(ClassTree tree) {}

  @Override
  protected QualifierHierarchy createQualifierHierarchy() {
    return new Hierarchy();
  }

  /** States are compared where endpoints flow, not here: any two are alike to the type system. */
  private final class Hierarchy extends MostlyNoElementQualifierHierarchy {
    Hierarchy() {
      super(getSupportedTypeQualifiers(), elements, CopylessTypeFactory.this);
    }

    @Override
    protected boolean isSubtypeWithElements(
        AnnotationMirror sub,
        QualifierKind subKind,
        AnnotationMirror sup,
        QualifierKind superKind) {
      return true;
    }

    @Override
    protected AnnotationMirror leastUpperBoundWithElements(
        AnnotationMirror a,
        QualifierKind aKind,
        AnnotationMirror b,
        QualifierKind bKind,
        QualifierKind bound) {
      return AnnotationUtils.areSame(a, b) || aKind.equals(bound) ? a : b;
    }

    @Override
    protected AnnotationMirror greatestLowerBoundWithElements(
        AnnotationMirror a,
        QualifierKind aKind,
        AnnotationMirror b,
        QualifierKind bKind,
        QualifierKind bound) {
      return AnnotationUtils.areSame(a, b) || aKind.equals(bound) ? a : b;
    }
  }
}
