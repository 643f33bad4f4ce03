package io.github.mulesecscan.syntax.dataweave;

import io.github.mulesecscan.source.Span;
import java.util.ArrayList;
import java.util.List;

/** The tokens of a parsed script; a string, date or regular expression is one token. */
final class Tokens {

  private Tokens() {}

  static List<Span> of(Script script) {
    List<Span> literals = new ArrayList<>();
    collect(script, literals);
    Lexer lexer = new Lexer(script.text().content());
    List<Span> tokens = new ArrayList<>();
    int next = 0;
    while (lexer.kind() != TokenKind.END) {
      while (next < literals.size() && literals.get(next).end() <= lexer.start()) {
        next++;
      }
      boolean literal = next < literals.size() && literals.get(next).offset() <= lexer.start();
      int start = lexer.start();
      int end = literal ? literals.get(next).end() : lexer.end();
      tokens.add(Span.between(start, end));
      lexer.nextFrom(end);
    }
    return tokens;
  }

  private static void collect(Node node, List<Span> literals) {
    boolean one =
        node instanceof Expr.StringLiteral
            || node instanceof Expr.DateLiteral
            || node instanceof Expr.RegexLiteral
            || node instanceof Directive.Namespace;
    if (one) {
      literals.add(node.span());
      return;
    }
    node.children().forEach(child -> collect(child, literals));
  }

  /** The names, numbers and strings that stand beside an operator that needs them. */
  static List<Span> operands(Script script) {
    List<Span> operands = new ArrayList<>();
    collectOperands(script, operands);
    return operands;
  }

  private static void collectOperands(Node node, List<Span> operands) {
    if (node instanceof Expr.Binary binary && binary.operator() != BinaryOperator.MINUS) {
      addLeaf(binary.left(), operands);
      addLeaf(binary.right(), operands);
    }
    if (node instanceof Expr.Call call && call.infix()) {
      call.arguments().forEach(argument -> addLeaf(argument, operands));
    }
    node.children().forEach(child -> collectOperands(child, operands));
  }

  private static void addLeaf(Expr operand, List<Span> operands) {
    if (operand instanceof Expr.Leaf || operand instanceof Expr.StringLiteral) {
      operands.add(operand.span());
    }
  }

  /** The number of the token at or behind {@code offset}. */
  static int at(List<Span> tokens, int offset) {
    int low = 0;
    int high = tokens.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (tokens.get(middle).end() <= offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
