package io.github.mulesecscan.syntax.java;

import io.github.mulesecscan.source.Span;
import io.github.mulesecscan.syntax.java.JavaExpr.LiteralKind;
import io.github.mulesecscan.syntax.java.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads an operand and the calls and selections behind it. */
final class PostfixParser {

  private final Cursor cursor;
  private final ExpressionParser expressions;

  PostfixParser(Cursor cursor, ExpressionParser expressions) {
    this.cursor = cursor;
    this.expressions = expressions;
  }

  JavaExpr parse() {
    int start = cursor.index();
    JavaExpr operand = primary();
    while (true) {
      JavaExpr longer = longer(operand, start);
      if (longer == operand) {
        return operand;
      }
      operand = longer;
    }
  }

  private JavaExpr longer(JavaExpr operand, int start) {
    if (isDot()) {
      return selection(operand, start);
    }
    if (cursor.isNewLine()) {
      return operand;
    }
    if (cursor.is("[")) {
      List<JavaExpr> index = expressions.list();
      return index.isEmpty()
          ? new JavaExpr.Unary(cursor.since(start), "[]", operand)
          : new JavaExpr.Index(cursor.since(start), operand, index.get(0));
    }
    if (cursor.is("(") && !(operand instanceof JavaExpr.Literal)) {
      Span name = cursor.since(start);
      List<JavaExpr> arguments = arguments();
      return new JavaExpr.Call(cursor.since(start), operand, "call", name, arguments);
    }
    if (cursor.is("++") || cursor.is("--")) {
      String operator = cursor.next().text();
      return new JavaExpr.Unary(cursor.since(start), operator, operand);
    }
    return operand;
  }

  private boolean isDot() {
    return cursor.is(".")
        || cursor.is("?.")
        || cursor.is("*.")
        || cursor.is("::")
        || cursor.is(".&");
  }

  private JavaExpr selection(JavaExpr target, int start) {
    cursor.next();
    cursor.moveTo(Types.arguments(cursor, cursor.index()));
    cursor.accept("@");
    Token name = cursor.token();
    if (name.isWord("new") && cursor.token(cursor.index() + 1).kind() == Kind.NAME) {
      return creation(start);
    }
    if (name.kind() != Kind.NAME && name.kind() != Kind.STRING) {
      return new JavaExpr.Unknown(cursor.since(start), List.of(target));
    }
    cursor.next();
    if (isCall()) {
      List<JavaExpr> arguments = arguments();
      return new JavaExpr.Call(cursor.since(start), target, name.text(), name.span(), arguments);
    }
    return new JavaExpr.Member(cursor.since(start), target, name.text(), name.span());
  }

  private boolean isCall() {
    return !cursor.isNewLine() && (cursor.is("(") || isClosure());
  }

  private boolean isClosure() {
    return cursor.isGroovy() && cursor.is("{") && !cursor.isNewLine();
  }

  /** The arguments in brackets, and a closure behind them. */
  private List<JavaExpr> arguments() {
    List<JavaExpr> arguments =
        cursor.is("(") ? new ArrayList<>(expressions.list()) : new ArrayList<>();
    if (isClosure()) {
      arguments.add(closure());
    }
    return arguments;
  }

  // ---- operands ----

  private JavaExpr primary() {
    int start = cursor.index();
    Token token = cursor.token();
    return switch (token.kind()) {
      case STRING -> literal(LiteralKind.STRING);
      case NUMBER -> literal(LiteralKind.NUMBER);
      case TEMPLATE -> template();
      case NAME -> word(start);
      case SYMBOL -> symbol(start);
      case END -> new JavaExpr.Unknown(cursor.since(start), List.of());
    };
  }

  private JavaExpr literal(LiteralKind kind) {
    Token token = cursor.next();
    return new JavaExpr.Literal(token.span(), kind, token.text());
  }

  private JavaExpr template() {
    Token token = cursor.next();
    List<JavaExpr> parts = new ArrayList<>();
    for (Token.Part part : token.parts()) {
      if (!part.expression()) {
        parts.add(new JavaExpr.Literal(part.span(), LiteralKind.STRING, part.text()));
      } else if (cursor.enter()) {
        parts.add(new StatementParser(cursor.within(part.span())).expressions().expression());
        cursor.leave();
      }
    }
    return new JavaExpr.Template(token.span(), parts);
  }

  private JavaExpr word(int start) {
    Token token = cursor.token();
    switch (token.text()) {
      case "true", "false" -> {
        return literal(LiteralKind.BOOLEAN);
      }
      case "null" -> {
        return literal(LiteralKind.NULL);
      }
      case "new" -> {
        return creation(start);
      }
      case "switch" -> {
        return switched(start);
      }
      default -> cursor.next();
    }
    if (cursor.is("->")) {
      return lambda(start, List.of(token.text()));
    }
    if (isCall()) {
      List<JavaExpr> arguments = arguments();
      return new JavaExpr.Call(cursor.since(start), null, token.text(), token.span(), arguments);
    }
    return new JavaExpr.Name(token.span(), token.text());
  }

  private JavaExpr switched(int start) {
    JavaStatement statement = expressions.statements().statement();
    JavaStatement.Block body = new JavaStatement.Block(statement.span(), List.of(statement));
    return new JavaExpr.Lambda(cursor.since(start), List.of(), body);
  }

  private JavaExpr symbol(int start) {
    if (cursor.is("(")) {
      Optional<List<String>> parameters = lambdaParameters();
      return parameters.isPresent() ? lambda(start, parameters.get()) : brackets(start);
    }
    if (cursor.is("[")) {
      return listOrMap(start);
    }
    if (cursor.is("{")) {
      return cursor.isGroovy()
          ? closure()
          : new JavaExpr.ListOf(cursor.since(start), expressions.list());
    }
    boolean ends =
        cursor.is(")") || cursor.is("]") || cursor.is("}") || cursor.is(";") || cursor.is(",");
    if (!ends) {
      cursor.next();
    }
    return new JavaExpr.Unknown(cursor.since(start), List.of());
  }

  private JavaExpr brackets(int start) {
    List<JavaExpr> inner = expressions.list();
    return inner.size() == 1 ? inner.get(0) : new JavaExpr.Unknown(cursor.since(start), inner);
  }

  private JavaExpr listOrMap(int start) {
    boolean isEmptyMap = cursor.token(start + 1).is(":") && cursor.token(start + 2).is("]");
    if (isEmptyMap) {
      cursor.moveTo(start + 3);
      return new JavaExpr.MapOf(cursor.since(start), List.of(), List.of());
    }
    List<JavaExpr> elements = expressions.list();
    return elements.size() == 1 && elements.get(0) instanceof JavaExpr.MapOf map
        ? map
        : new JavaExpr.ListOf(cursor.since(start), elements);
  }

  private JavaExpr creation(int start) {
    cursor.next();
    int from = cursor.index();
    int to = Types.end(cursor, from);
    if (to < 0) {
      return new JavaExpr.Unknown(cursor.since(start), List.of());
    }
    String type = Types.name(cursor, from, to);
    cursor.moveTo(to);
    Span typeSpan = cursor.since(from);
    if (cursor.is("[") || cursor.is("{")) {
      return array(start);
    }
    List<JavaExpr> arguments = cursor.is("(") ? expressions.list() : List.of();
    JavaClass body = null;
    if (cursor.is("{") && !cursor.isNewLine()) {
      body = new ClassParser(cursor, expressions.statements()).anonymous(type);
    }
    return new JavaExpr.New(cursor.since(start), type, typeSpan, arguments, body);
  }

  private JavaExpr array(int start) {
    List<JavaExpr> elements = List.of();
    while (cursor.is("[")) {
      expressions.list();
    }
    if (cursor.is("{")) {
      elements = expressions.list();
    }
    return new JavaExpr.ListOf(cursor.since(start), elements);
  }

  // ---- functions ----

  /** The parameters of a lambda that begins here; empty if none does. */
  private Optional<List<String>> lambdaParameters() {
    int open = cursor.index();
    int close = cursor.closing(open);
    if (!cursor.token(close).is(")") || !cursor.token(close + 1).is("->")) {
      return Optional.empty();
    }
    List<String> names = new ArrayList<>();
    for (int i = open + 1; i < close; i++) {
      boolean last = cursor.token(i + 1).is(",") || i + 1 == close;
      if (cursor.token(i).kind() == Kind.NAME && last) {
        names.add(cursor.token(i).text());
      }
    }
    cursor.moveTo(close + 1);
    return Optional.of(names);
  }

  private JavaExpr lambda(int start, List<String> parameters) {
    cursor.accept("->");
    JavaStatement.Block body;
    if (cursor.is("{") && !cursor.isGroovy()) {
      body = expressions.statements().block();
    } else {
      JavaExpr value = expressions.expression();
      body =
          new JavaStatement.Block(
              value.span(), List.of(new JavaStatement.Return(value.span(), value)));
    }
    return new JavaExpr.Lambda(cursor.since(start), parameters, body);
  }

  /** {@code { a, b -> … }}. */
  private JavaExpr closure() {
    int start = cursor.index();
    int close = cursor.closing(start);
    List<String> parameters = new ArrayList<>();
    int arrow = arrow(start + 1, close);
    for (int i = start + 1; i < arrow; i++) {
      boolean last = cursor.token(i + 1).is(",") || cursor.token(i + 1).is("->");
      if (cursor.token(i).kind() == Kind.NAME && last) {
        parameters.add(cursor.token(i).text());
      }
    }
    JavaStatement.Block body = expressions.statements().block(start, Math.max(start, arrow), close);
    return new JavaExpr.Lambda(
        cursor.since(start), parameters.isEmpty() && arrow < 0 ? List.of("it") : parameters, body);
  }

  /** The index of the arrow behind the parameters; -1 if there are none. */
  private int arrow(int from, int close) {
    for (int i = from; i < close; i++) {
      Token token = cursor.token(i);
      if (token.is("->")) {
        return i;
      }
      boolean part = token.kind() == Kind.NAME || token.is(",") || token.is(".") || token.is("=");
      if (!part && token.kind() != Kind.STRING && token.kind() != Kind.NUMBER) {
        return -1;
      }
    }
    return -1;
  }
}
