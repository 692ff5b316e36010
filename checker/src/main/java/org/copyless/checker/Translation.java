package org.copyless.checker;

import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ConstantCaseLabelTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.checkerframework.dataflow.cfg.builder.CFGTranslationPhaseOne;
import org.checkerframework.dataflow.cfg.node.ArrayAccessNode;
import org.checkerframework.dataflow.cfg.node.AssignmentNode;
import org.checkerframework.dataflow.cfg.node.DeconstructorPatternNode;
import org.checkerframework.dataflow.cfg.node.FunctionalInterfaceNode;
import org.checkerframework.dataflow.cfg.node.Node;
import org.checkerframework.dataflow.cfg.node.StringConcatenateNode;
import org.checkerframework.dataflow.cfg.node.StringConversionNode;
import org.checkerframework.dataflow.cfg.node.SynchronizedNode;
import org.checkerframework.dataflow.cfg.node.ThisNode;
import org.checkerframework.dataflow.cfg.node.ThrowNode;
import org.checkerframework.dataflow.cfg.node.TypeCastNode;
import org.checkerframework.javacutil.AnnotationProvider;
import org.checkerframework.javacutil.TreeUtils;
import org.checkerframework.javacutil.TreeUtils.MemberReferenceKind;
import org.checkerframework.javacutil.TypesUtils;
import org.checkerframework.javacutil.trees.TreeBuilder;

/**
 * Translates a body to the nodes of its control flow graph, with the edges for what the language
 * can throw besides, and which the Checker Framework leaves out: where it concatenates strings,
 * takes a record apart, switches over null, unboxes by a cast, binds a method reference to null,
 * stores into an array, locks or throws null.
 */
final class Translation extends CFGTranslationPhaseOne {
  private final Set<Tree> nullableSelectors = Collections.newSetFromMap(new IdentityHashMap<>());
  private final TypeMirror matchException;
  private final TypeMirror arrayStoreException;

  Translation(
      AnnotationProvider annotations,
      boolean assertionsEnabled,
      boolean assertionsDisabled,
      ProcessingEnvironment environment) {
    super(
        new TreeBuilder(environment),
        annotations,
        assertionsEnabled,
        assertionsDisabled,
        environment);
    this.matchException = getTypeMirror(MatchException.class);
    this.arrayStoreException = getTypeMirror(ArrayStoreException.class);
  }

  @Override
  public Node visitSwitch(SwitchTree tree, Void p) {
    note(tree.getExpression(), tree.getCases());
    return super.visitSwitch(tree, null);
  }

  @Override
  public Node visitSwitchExpression(SwitchExpressionTree tree, Void p) {
    note(tree.getExpression(), tree.getCases());
    return super.visitSwitchExpression(tree, null);
  }

  /** Notes a selector that throws where it is null. */
  private void note(ExpressionTree selector, List<? extends CaseTree> cases) {
    boolean takesNull =
        cases.stream().flatMap(each -> each.getLabels().stream()).anyMatch(Translation::isNull);
    if (!takesNull && !TreeUtils.typeOf(selector).getKind().isPrimitive()) {
      nullableSelectors.add(TreeUtils.withoutParens(selector));
    }
  }

  private static boolean isNull(Tree label) {
    return label instanceof ConstantCaseLabelTree constant
        && constant.getConstantExpression().getKind() == Tree.Kind.NULL_LITERAL;
  }

  @Override
  protected void extendWithNode(Node node) {
    Set<TypeMirror> thrown = thrown(node);
    if (thrown.isEmpty()) {
      super.extendWithNode(node);
    } else {
      extendWithNodeWithExceptions(node, thrown);
    }
  }

  /** A cast that unboxes has two steps, of which the second throws where there is no box. */
  @Override
  public Node visitTypeCast(TypeCastTree tree, Void p) {
    Node node = super.visitTypeCast(tree, null);
    if (!(node instanceof TypeCastNode cast)
        || !cast.getType().getKind().isPrimitive()
        || cast.getOperand().getType().getKind().isPrimitive()) {
      return node;
    }
    Node unboxed = new TypeCastNode(tree, cast, cast.getType(), types);
    extendWithNodeWithException(unboxed, nullPointerExceptionType);
    return unboxed;
  }

  /** Null throws an exception of its own; that it goes on as well is one path too many. */
  @Override
  public @Nullable Node visitThrow(ThrowTree tree, Void p) {
    if (TreeUtils.typeOf(tree.getExpression()).getKind() != TypeKind.NULL) {
      return super.visitThrow(tree, null);
    }
    Node thrown = new ThrowNode(tree, scan(tree.getExpression(), null), types);
    extendWithNodeWithException(thrown, nullPointerExceptionType);
    return thrown;
  }

  /** Returns what a node throws that is no call. */
  private Set<TypeMirror> thrown(Node node) {
    return switch (node) {
      case StringConcatenateNode sum ->
          isConverted(sum.getLeftOperand()) || isConverted(sum.getRightOperand())
              ? uncheckedExceptionTypes
              : Set.of();
      case DeconstructorPatternNode _ -> Set.of(matchException);
      case FunctionalInterfaceNode function when isBound(function.getTree()) ->
          Set.of(nullPointerExceptionType);
      case SynchronizedNode lock
          when lock.getIsStartOfBlock() && !(lock.getExpression() instanceof ThisNode) ->
          Set.of(nullPointerExceptionType);
      case AssignmentNode assignment -> thrown(assignment);
      default -> Set.of();
    };
  }

  private Set<TypeMirror> thrown(AssignmentNode node) {
    if (node.getTarget() instanceof ArrayAccessNode element
        && !element.getType().getKind().isPrimitive()) {
      return Set.of(arrayStoreException);
    }
    Tree source = node.getExpression().getTree();
    return !node.getInSource()
            && source instanceof ExpressionTree selector
            && nullableSelectors.contains(TreeUtils.withoutParens(selector))
        ? Set.of(nullPointerExceptionType)
        : Set.of();
  }

  /** Returns whether an operand becomes a string by a {@code toString()} that may be anybody's. */
  private static boolean isConverted(Node operand) {
    TypeMirror type =
        operand instanceof StringConversionNode conversion
            ? conversion.getOperand().getType()
            : operand.getType();
    return !type.getKind().isPrimitive()
        && type.getKind() != TypeKind.NULL
        && !TypesUtils.isString(type)
        && !TypesUtils.isBoxedPrimitive(type);
  }

  private static boolean isBound(Tree function) {
    return function instanceof MemberReferenceTree reference
        && MemberReferenceKind.getMemberReferenceKind(reference) == MemberReferenceKind.BOUND
        && !TreeUtils.isExplicitThisDereference(reference.getQualifierExpression());
  }
}
