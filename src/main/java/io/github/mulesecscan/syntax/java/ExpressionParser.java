package io.github.mulesecscan.syntax.java;

import io.github.mulesecscan.source.Span;
import io.github.mulesecscan.syntax.java.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads expressions: operators, and what stands behind operands. */
final class ExpressionParser {

  private static final Set<String> ASSIGNMENTS =
      Set.of("=", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "<<=", "?=");
  private static final Set<String> PREFIXES = Set.of("!", "-", "+", "~", "++", "--");

  /** Operators of one strength each, the weakest first; all others are stronger. */
  private static final List<Set<String>> STRENGTHS =
      List.of(
          Set.of("||"),
          Set.of("&&"),
          Set.of("|"),
          Set.of("^"),
          Set.of("&"),
          Set.of("==", "!=", "===", "!==", "=~", "==~", "<=>"),
          Set.of("<", ">", "<=", "in", "instanceof"),
          Set.of("<<", ".."),
          Set.of("+", "-"),
          Set.of("*", "/", "%", "**"));

  private static final int MOST_PREFIXES = 20;

  private final Cursor cursor;
  private final StatementParser statements;

  ExpressionParser(Cursor cursor, StatementParser statements) {
    this.cursor = cursor;
    this.statements = statements;
  }

  StatementParser statements() {
    return statements;
  }

  /** An expression; an empty unknown where none begins. */
  JavaExpr expression() {
    if (!cursor.enter()) {
      int start = cursor.index();
      cursor.skipUnlessClosing();
      return new JavaExpr.Unknown(cursor.since(start), List.of());
    }
    try {
      return assignment();
    } finally {
      cursor.leave();
    }
  }

  private JavaExpr assignment() {
    int start = cursor.index();
    JavaExpr left = conditional(start);
    if (cursor.token().kind() != Kind.SYMBOL || !ASSIGNMENTS.contains(cursor.token().text())) {
      return left;
    }
    String operator = cursor.next().text();
    JavaExpr value = expression();
    return new JavaExpr.Assignment(cursor.since(start), left, operator, value);
  }

  private JavaExpr conditional(int start) {
    JavaExpr condition = operations();
    if (cursor.accept("?:")) {
      JavaExpr otherwise = expression();
      return new JavaExpr.Conditional(cursor.since(start), condition, condition, otherwise);
    }
    if (!cursor.is("?")) {
      return condition;
    }
    cursor.next();
    JavaExpr then = expression();
    if (!cursor.accept(":")) {
      return new JavaExpr.Unknown(cursor.since(start), List.of(condition, then));
    }
    JavaExpr otherwise = expression();
    return new JavaExpr.Conditional(cursor.since(start), condition, then, otherwise);
  }

  // ---- binary operators ----

  private JavaExpr operations() {
    List<JavaExpr> operands = new ArrayList<>();
    List<String> operators = new ArrayList<>();
    operands.add(operand());
    while (isOperator()) {
      String operator = operator();
      int last = operands.size() - 1;
      if (operator.equals("as") || operator.equals("instanceof")) {
        operands.set(last, typed(operands.get(last), operator));
      } else {
        operators.add(operator);
        operands.add(operand());
      }
    }
    return build(operands, operators, 0, operands.size(), 0);
  }

  private boolean isOperator() {
    Token token = cursor.token();
    if (token.kind() == Kind.NAME) {
      boolean word = token.text().equals("instanceof");
      word |= cursor.isGroovy() && (token.text().equals("in") || token.text().equals("as"));
      return word && !cursor.isNewLine();
    }
    if (token.kind() != Kind.SYMBOL) {
      return false;
    }
    boolean known = STRENGTHS.stream().anyMatch(strength -> strength.contains(token.text()));
    boolean continues = token.is("&&") || token.is("||");
    return known && (continues || !cursor.isNewLine());
  }

  /** The operator; {@code >>} and {@code >=} are several tokens, since types end with them. */
  private String operator() {
    Token first = cursor.next();
    StringBuilder text = new StringBuilder(first.text());
    int end = first.span().end();
    while (first.is(">")
        && (cursor.is(">") || cursor.is("="))
        && cursor.token().span().offset() == end) {
      end = cursor.token().span().end();
      text.append(cursor.next().text());
    }
    return first.is(">") ? ">" : text.toString();
  }

  private JavaExpr typed(JavaExpr operand, String operator) {
    cursor.acceptWord("final");
    int from = cursor.index();
    int to = Types.end(cursor, from);
    if (to < 0) {
      return operand;
    }
    String type = Types.name(cursor, from, to);
    cursor.moveTo(to);
    boolean pattern = operator.equals("instanceof") && cursor.isName() && !isOperator();
    if (pattern) {
      cursor.next();
    }
    Span span = Span.between(operand.span().offset(), cursor.since(from).end());
    return operator.equals("as")
        ? new JavaExpr.Cast(span, type, operand)
        : new JavaExpr.Unary(span, operator, operand);
  }

  private JavaExpr build(
      List<JavaExpr> operands, List<String> operators, int from, int to, int strength) {
    int weakest = strength;
    while (weakest < STRENGTHS.size() && split(operators, from, to, weakest) < 0) {
      weakest++;
    }
    if (to - from <= 1 || weakest == STRENGTHS.size()) {
      return operands.get(from);
    }
    List<JavaExpr> parts = new ArrayList<>();
    String operator = operators.get(split(operators, from, to, weakest));
    int start = from;
    for (int i = from; i < to; i++) {
      boolean ends = i == to - 1 || STRENGTHS.get(weakest).contains(operators.get(i));
      if (ends) {
        parts.add(build(operands, operators, start, i + 1, weakest + 1));
        start = i + 1;
      }
    }
    Span span = operands.get(from).span().union(operands.get(to - 1).span());
    return new JavaExpr.Operation(span, operator, parts);
  }

  private static int split(List<String> operators, int from, int to, int strength) {
    for (int i = from; i < to - 1; i++) {
      if (STRENGTHS.get(strength).contains(operators.get(i))) {
        return i;
      }
    }
    return -1;
  }

  // ---- operands ----

  private record Prefix(int start, String operator, boolean cast) {}

  private JavaExpr operand() {
    List<Prefix> prefixes = new ArrayList<>();
    while (true) {
      int start = cursor.index();
      int castEnd = castEnd();
      if (cursor.token().kind() == Kind.SYMBOL && PREFIXES.contains(cursor.token().text())) {
        prefixes.add(new Prefix(start, cursor.next().text(), false));
      } else if (castEnd > 0) {
        prefixes.add(new Prefix(start, Types.name(cursor, start + 1, castEnd), true));
        cursor.moveTo(castEnd + 1);
      } else {
        break;
      }
    }
    JavaExpr operand = new PostfixParser(cursor, this).parse();
    for (int i = prefixes.size() - 1; i >= Math.max(0, prefixes.size() - MOST_PREFIXES); i--) {
      Prefix prefix = prefixes.get(i);
      Span span = cursor.since(prefix.start());
      operand =
          prefix.cast()
              ? new JavaExpr.Cast(span, prefix.operator(), operand)
              : new JavaExpr.Unary(span, prefix.operator(), operand);
    }
    return operand;
  }

  /** The index of the bracket that ends a cast; -1 if there is none. */
  private int castEnd() {
    if (!cursor.is("(")) {
      return -1;
    }
    int from = cursor.index() + 1;
    int to = Types.end(cursor, from);
    while (to > 0 && cursor.token(to).is("&")) {
      to = Types.end(cursor, to + 1);
    }
    if (to < 0 || to != cursor.closing(from - 1) || !cursor.token(to).is(")")) {
      return -1;
    }
    Token behind = cursor.token(to + 1);
    boolean operand =
        switch (behind.kind()) {
          case NAME -> !Set.of("instanceof", "in", "as").contains(behind.text()) && !behind.line();
          case NUMBER, STRING, TEMPLATE -> true;
          case SYMBOL ->
              behind.is("(")
                  || behind.is("!")
                  || behind.is("~")
                  || (Types.isPrimitive(cursor.token(from).text())
                      && (behind.is("-") || behind.is("+")));
          case END -> false;
        };
    return operand && !cursor.token(to + 1).is("->") ? to : -1;
  }

  /** The expressions between brackets, of which the first is the current token. */
  List<JavaExpr> list() {
    List<JavaExpr> elements = new ArrayList<>();
    List<JavaExpr> keys = new ArrayList<>();
    List<JavaExpr> values = new ArrayList<>();
    int open = cursor.index();
    int close = cursor.closing(open);
    cursor.next();
    while (cursor.index() < close) {
      int start = cursor.index();
      boolean named = cursor.token(start + 1).is(":") && cursor.isGroovy();
      JavaExpr element = named ? key() : expression();
      if (cursor.isGroovy() && cursor.accept(":")) {
        keys.add(element);
        values.add(expression());
      } else {
        elements.add(element);
      }
      cursor.recover(",", close);
      cursor.accept(",");
      if (cursor.index() == start) {
        cursor.skip();
      }
    }
    cursor.close(open);
    if (!keys.isEmpty()) {
      elements.add(0, new JavaExpr.MapOf(cursor.since(open), keys, values));
    }
    return elements;
  }

  private JavaExpr key() {
    Token token = cursor.token();
    if (token.kind() == Kind.NAME) {
      cursor.next();
      return new JavaExpr.Literal(token.span(), JavaExpr.LiteralKind.STRING, token.text());
    }
    return expression();
  }
}
