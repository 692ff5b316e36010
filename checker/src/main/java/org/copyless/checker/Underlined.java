package org.copyless.checker;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.tools.javac.processing.JavacProcessingEnvironment;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.TreeMaker;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.annotation.processing.ProcessingEnvironment;

/**
 * What an error underlines where the tree at hand is too long for it: of a declaration its name, of
 * a body its closing brace.
 */
final class Underlined {
  private final JCTree.JCCompilationUnit root;
  private final TreeMaker maker;

  Underlined(CompilationUnitTree root, ProcessingEnvironment environment) {
    this.root = (JCTree.JCCompilationUnit) root;
    this.maker = TreeMaker.instance(((JavacProcessingEnvironment) environment).getContext());
  }

  /** Returns a tree that stands where the name of a declaration does, or else the tree itself. */
  Tree name(Tree tree) {
    return switch (tree) {
      case VariableTree variable when !variable.getName().isEmpty() ->
          at(((JCTree) tree).pos, variable.getName());
      case MethodTree method when !method.getName().contentEquals("<init>") ->
          at(((JCTree) tree).pos, method.getName());
      case ClassTree declared when !declared.getSimpleName().isEmpty() ->
          at(position(declared), declared.getSimpleName());
      case IdentifierTree copied when root.endPositions.getEndPos((JCTree) tree) < 0 ->
          at(((JCTree) tree).pos, copied.getName()); // the type of a record's component
      default -> tree;
    };
  }

  private Tree at(int start, CharSequence text) {
    return range(start, start + text.length());
  }

  /** Where there is a listener, javac keeps the ends of trees in a table. */
  private Tree range(int start, int end) {
    JCTree tree = maker.at(start).Skip();
    root.endPositions.storeEnd(tree, end);
    return tree;
  }

  /** A class tree knows where its keyword stands, and the name is the next word that is its. */
  private int position(ClassTree tree) {
    int keyword = ((JCTree) tree).pos;
    try {
      String text = root.getSourceFile().getCharContent(true).toString();
      int name = text.indexOf(" " + tree.getSimpleName(), Math.max(0, keyword));
      return name < 0 ? keyword : name + 1;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns a tree that stands at the closing brace of a body, or the body where it has none. */
  Tree end(Tree body) {
    Tree block =
        switch (body) {
          case MethodTree method -> method.getBody();
          case LambdaExpressionTree lambda -> lambda.getBody();
          default -> body;
        };
    return block instanceof JCTree.JCBlock braces ? range(braces.endpos, braces.endpos + 1) : block;
  }
}
