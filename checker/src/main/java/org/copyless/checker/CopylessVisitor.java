package org.copyless.checker;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.Objects;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.checkerframework.common.basetype.BaseTypeChecker;
import org.checkerframework.common.basetype.BaseTypeVisitor;
import org.checkerframework.dataflow.cfg.ControlFlowGraph;
import org.checkerframework.dataflow.cfg.UnderlyingAST;
import org.checkerframework.javacutil.TreePathUtil;
import org.checkerframework.javacutil.TreeUtils;
import org.copyless.checker.declaration.CheckerOptions;
import org.copyless.checker.declaration.Declarations;
import org.copyless.checker.flow.OwnershipAnalysis;

/**
 * Walks over classes: checks where tracked types stand, and hands each body to the analysis of
 * ownership. Generated classes are taken at their word.
 */
final class CopylessVisitor extends BaseTypeVisitor<CopylessTypeFactory> {
  private final ProcessingEnvironment environment;
  private final Declarations declarations;
  private final Graphs graphs;
  private @Nullable CompilationUnitTree unit;
  private @Nullable Bodies bodies;

  CopylessVisitor(BaseTypeChecker checker, CheckerOptions options) {
    super(checker);
    this.environment = checker.getProcessingEnvironment();
    this.declarations = new Declarations(atypeFactory, environment, options);
    this.graphs = new Graphs(checker, atypeFactory, declarations);
  }

  @Override
  protected CopylessTypeFactory createTypeFactory() {
    return new CopylessTypeFactory(checker);
  }

  @Override
  public void processClassTree(ClassTree tree) {
    TypeElement element = TreeUtils.elementFromDeclaration(tree);
    if (declarations.isGenerated(element)) {
      return;
    }
    Bodies current = bodies;
    if (current == null || !Objects.equals(unit, root)) {
      unit = root;
      current = new Bodies(root);
      bodies = current;
    }
    current.check(getCurrentPath());
  }

  /** Walks over one compilation unit's classes. */
  private final class Bodies extends TreePathScanner<Void, Void> {
    private final SourceDiagnostics diagnostics;
    private final OwnershipAnalysis analysis;
    private final Placement placement;
    private final CellFlows cellFlows;
    private final Promises promises;
    private final WrittenStates writtenStates;
    private final References references;
    private final Onlookers onlookers;

    Bodies(CompilationUnitTree root) {
      this.diagnostics = new SourceDiagnostics(checker, root, environment);
      this.analysis = new OwnershipAnalysis(declarations, diagnostics, environment);
      this.placement = new Placement(declarations, diagnostics);
      this.cellFlows = new CellFlows(declarations, diagnostics, environment);
      this.promises = new Promises(declarations, diagnostics, environment);
      this.writtenStates = new WrittenStates(declarations.unknownStates(), diagnostics);
      this.references = new References(declarations, diagnostics, environment);
      this.onlookers = new Onlookers(declarations, diagnostics, environment);
    }

    void check(TreePath outermostClass) {
      placement.check(outermostClass);
      cellFlows.scan(outermostClass, null);
      scan(outermostClass, null);
    }

    @Override
    public Void visitClass(ClassTree tree, Void p) {
      if (declarations.isGenerated(TreeUtils.elementFromDeclaration(tree))) {
        return null;
      }
      promises.checkInherited(tree);
      onlookers.checkInherited(tree);
      for (Tree member : tree.getMembers()) {
        if (member instanceof VariableTree field && field.getInitializer() != null) {
          initializer(field, tree);
        } else if (member instanceof BlockTree) {
          initializer(member, tree);
        }
      }
      return super.visitClass(tree, null);
    }

    private void initializer(Tree statement, ClassTree owner) {
      analysis.analyze(statement, new UnderlyingAST.CFGStatement(statement, owner), this::graph);
    }

    @Override
    public Void visitMethod(MethodTree tree, Void p) {
      if (TreeUtils.isAnonymousConstructor(tree)) {
        return null; // written by javac; its arguments are checked where they are passed
      }
      promises.check(tree);
      if (tree.getBody() != null) {
        ClassTree owner = TreePathUtil.enclosingClass(getCurrentPath());
        analysis.analyze(tree, new UnderlyingAST.CFGMethod(tree, owner), this::graph);
        onlookers.checkMethod(tree, getCurrentPath());
      }
      return super.visitMethod(tree, null);
    }

    @Override
    public Void visitLambdaExpression(LambdaExpressionTree tree, Void p) {
      ClassTree owner = TreePathUtil.enclosingClass(getCurrentPath());
      MethodTree method = TreePathUtil.enclosingMethod(getCurrentPath());
      analysis.analyze(tree, new UnderlyingAST.CFGLambda(tree, owner, method), this::graph);
      onlookers.checkLambda(tree, getCurrentPath());
      return super.visitLambdaExpression(tree, null);
    }

    @Override
    public Void visitAnnotation(AnnotationTree tree, Void p) {
      writtenStates.check(tree, getCurrentPath());
      return super.visitAnnotation(tree, null);
    }

    @Override
    public Void visitMemberReference(MemberReferenceTree tree, Void p) {
      references.check(tree, getCurrentPath().getParentPath().getLeaf());
      onlookers.checkReference(tree);
      return super.visitMemberReference(tree, null);
    }

    private ControlFlowGraph graph(UnderlyingAST body) {
      return graphs.of(new TreePath(getCurrentPath(), body.getCode()), body);
    }
  }
}
