package io.github.mulesecscan.syntax.java;

import io.github.mulesecscan.source.Span;
import io.github.mulesecscan.syntax.java.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads the statements of method bodies and scripts. */
final class StatementParser {

  private static final Set<String> REPEATING = Set.of("while", "switch", "synchronized");

  private final Cursor cursor;
  private final ExpressionParser expressions;
  private final ClassParser classes;

  StatementParser(Cursor cursor) {
    this.cursor = cursor;
    this.expressions = new ExpressionParser(cursor, this);
    this.classes = new ClassParser(cursor, this);
  }

  ExpressionParser expressions() {
    return expressions;
  }

  ClassParser classes() {
    return classes;
  }

  /** The block that begins with the current token. */
  JavaStatement.Block block() {
    int open = cursor.index();
    return block(open, open, cursor.closing(open));
  }

  /**
   * A block.
   *
   * @param open the index of its bracket
   * @param before the index in front of its first statement
   * @param close the index of what ends it
   */
  JavaStatement.Block block(int open, int before, int close) {
    List<JavaStatement> statements = new ArrayList<>();
    cursor.moveTo(before + 1);
    while (cursor.index() < close) {
      int start = cursor.index();
      addStatement(statements);
      if (cursor.index() == start) {
        cursor.skip();
      }
    }
    cursor.close(open);
    return new JavaStatement.Block(cursor.since(open), statements);
  }

  /** A statement, or the several variables that one declares. */
  void addStatement(List<JavaStatement> statements) {
    if (cursor.accept(";")) {
      return;
    }
    addStatement(statements, cursor.index(), modifiers());
  }

  /** A statement whose modifiers were passed. */
  void addStatement(List<JavaStatement> statements, int start, boolean modified) {
    if (classes.isClass()) {
      JavaClass type = classes.type(start, List.of());
      statements.add(new JavaStatement.LocalClass(type.span(), type));
    } else if (isVariable(modified)) {
      variables(statements);
    } else {
      statements.add(statement());
    }
  }

  /** Passes modifiers and annotations of a local variable; whether there were any. */
  private boolean modifiers() {
    boolean found = false;
    while (true) {
      if (cursor.is("@") && cursor.token(cursor.index() + 1).kind() == Kind.NAME) {
        classes.annotation();
      } else if (cursor.isWord("final") || (cursor.isGroovy() && cursor.isWord("def"))) {
        found = true;
        cursor.next();
      } else {
        return found;
      }
    }
  }

  // ---- variables ----

  private boolean isVariable(boolean modified) {
    int from = cursor.index();
    int to = Types.end(cursor, from);
    if (modified && to > 0 && isNameEnd(cursor.token(from + 1))) {
      return true;
    }
    if (to < 0 || cursor.token(to).kind() != Kind.NAME || Types.isKeyword(cursor.token(to))) {
      return false;
    }
    Token behind = cursor.token(to + 1);
    if (cursor.isGroovy() && !modified) {
      char first = cursor.token(from).text().charAt(0);
      boolean type = Character.isUpperCase(first) || to - from > 1 || isType(from);
      return !cursor.token(to).line() && isNameEnd(behind) && (type || behind.is("="));
    }
    return isNameEnd(behind) || behind.is("[");
  }

  private boolean isType(int index) {
    Token token = cursor.token(index);
    return Types.isPrimitive(token.text()) || token.isWord("var");
  }

  private boolean isNameEnd(Token behind) {
    boolean line = cursor.isGroovy() && (behind.line() || behind.is("}") || behind.isWord("in"));
    return line
        || behind.is("=")
        || behind.is(";")
        || behind.is(",")
        || behind.is(":")
        || behind.is(")")
        || behind.kind() == Kind.END;
  }

  private void variables(List<JavaStatement> statements) {
    int start = cursor.index();
    int to = Types.end(cursor, start);
    boolean untyped = isNameEnd(cursor.token(start + 1)) && !isNamed(to);
    String type = untyped ? "" : Types.name(cursor, start, to);
    cursor.moveTo(untyped ? start : to);
    do {
      if (!cursor.isName()) {
        break;
      }
      String name = cursor.next().text();
      while (cursor.is("[") && cursor.token(cursor.index() + 1).is("]")) {
        cursor.next();
        cursor.next();
      }
      JavaExpr value = cursor.accept("=") ? expressions.expression() : null;
      statements.add(new JavaStatement.Variable(cursor.since(start), type, name, value));
    } while (cursor.accept(","));
    cursor.accept(";");
  }

  private boolean isNamed(int typeEnd) {
    return cursor.token(typeEnd).kind() == Kind.NAME
        && !cursor.token(typeEnd).isWord("in")
        && !(cursor.isGroovy() && cursor.token(typeEnd).line());
  }

  // ---- statements ----

  JavaStatement statement() {
    int start = cursor.index();
    if (!cursor.enter()) {
      cursor.skipUnlessClosing();
      return evaluation(start, new JavaExpr.Unknown(cursor.since(start), List.of()));
    }
    try {
      return read(start);
    } finally {
      cursor.leave();
    }
  }

  private JavaStatement read(int start) {
    if (cursor.is("{") && !(cursor.isGroovy() && isClosure(start))) {
      return block();
    }
    Token token = cursor.token();
    if (token.kind() != Kind.NAME) {
      return expression(start);
    }
    boolean headed = cursor.token(start + 1).is("(");
    boolean labelled =
        cursor.token(start + 1).is(":") && cursor.token(start + 2).kind() == Kind.NAME;
    if (REPEATING.contains(token.text()) && headed) {
      cursor.next();
      List<JavaStatement> heads = heads();
      return new JavaStatement.Repeated(cursor.since(start), heads, body());
    }
    return switch (token.text()) {
      case "return", "yield" -> isReturn(start) ? returned(start) : expression(start);
      case "throw" -> thrown(start);
      case "if" -> condition(start);
      case "for" -> headed ? loop(start) : expression(start);
      case "do" -> doWhile(start);
      case "try" -> attempt(start);
      case "case", "default" -> label(start);
      case "break", "continue", "else", "finally" -> passed(start);
      case "assert" -> {
        cursor.next();
        yield expression(start);
      }
      default -> labelled && !token.isWord("default") ? passed(start) : expression(start);
    };
  }

  private boolean isClosure(int open) {
    int close = cursor.closing(open);
    for (int i = open + 1; i < close && i < open + 10; i++) {
      if (cursor.token(i).is("->")) {
        return true;
      }
    }
    return false;
  }

  private boolean isReturn(int start) {
    return cursor.isWord("return")
        || (cursor.token(start + 1).kind() != Kind.SYMBOL || cursor.token(start + 1).is("("));
  }

  private JavaStatement returned(int start) {
    cursor.next();
    boolean empty = cursor.is(";") || cursor.is("}") || cursor.isEnd() || cursor.isNewLine();
    JavaExpr value = empty ? null : expressions.expression();
    cursor.accept(";");
    return new JavaStatement.Return(cursor.since(start), value);
  }

  private JavaStatement thrown(int start) {
    cursor.next();
    JavaExpr value = expressions.expression();
    cursor.accept(";");
    return new JavaStatement.Throw(cursor.since(start), value);
  }

  /** A word without meaning here. */
  private JavaStatement passed(int start) {
    cursor.next();
    cursor.accept(":");
    return evaluation(start, new JavaExpr.Unknown(cursor.since(start), List.of()));
  }

  /** {@code case a:} and {@code case a ->}; what follows is read as the next statements. */
  private JavaStatement label(int start) {
    cursor.next();
    List<JavaExpr> values = new ArrayList<>();
    int guard = cursor.index() + 200;
    while (!cursor.is(":") && !cursor.is("->") && !cursor.isEnd() && cursor.index() < guard) {
      int before = cursor.index();
      if (cursor.is(";") || cursor.is("}") || cursor.is(")")) {
        break;
      }
      cursor.skipUnlessClosing();
      if (cursor.index() == before) {
        break;
      }
    }
    if (!cursor.accept(":")) {
      cursor.accept("->");
    }
    return evaluation(start, new JavaExpr.Unknown(cursor.since(start), values));
  }

  private JavaStatement condition(int start) {
    cursor.next();
    List<JavaStatement> heads = heads();
    JavaExpr condition =
        heads.size() == 1 && heads.get(0) instanceof JavaStatement.Evaluation single
            ? single.expression()
            : new JavaExpr.Unknown(cursor.since(start), List.of());
    JavaStatement then = body();
    JavaStatement otherwise = cursor.acceptWord("else") ? body() : null;
    return new JavaStatement.If(cursor.since(start), condition, then, otherwise);
  }

  private JavaStatement loop(int start) {
    cursor.next();
    int open = cursor.index();
    int close = cursor.closing(open);
    cursor.next();
    modifiers();
    int from = cursor.index();
    int to = Types.end(cursor, from);
    boolean untyped = cursor.token(from + 1).isWord("in") || cursor.token(from + 1).is(":");
    int name = untyped ? from : to;
    Token separator = name < 0 ? cursor.token(open) : cursor.token(name + 1);
    if (name > 0 && name < close && (separator.is(":") || separator.isWord("in"))) {
      String type = untyped ? "" : Types.name(cursor, from, to);
      cursor.moveTo(name + 2);
      JavaExpr elements = expressions.expression();
      cursor.close(open);
      JavaStatement body = body();
      String variable = cursor.token(name).text();
      return new JavaStatement.ForEach(cursor.since(start), type, variable, elements, body);
    }
    cursor.moveTo(open);
    List<JavaStatement> heads = heads();
    return new JavaStatement.Repeated(cursor.since(start), heads, body());
  }

  private JavaStatement doWhile(int start) {
    cursor.next();
    JavaStatement body = body();
    List<JavaStatement> heads = List.of();
    if (cursor.isWord("while")) {
      cursor.next();
      heads = heads();
    }
    cursor.accept(";");
    return new JavaStatement.Repeated(cursor.since(start), heads, body);
  }

  private JavaStatement attempt(int start) {
    cursor.next();
    List<JavaStatement> resources = cursor.is("(") ? heads() : List.of();
    JavaStatement body = body();
    List<JavaStatement.Handler> handlers = new ArrayList<>();
    while (cursor.isWord("catch")) {
      handlers.add(handler());
    }
    JavaStatement last = cursor.acceptWord("finally") ? body() : null;
    return new JavaStatement.Try(cursor.since(start), resources, body, handlers, last);
  }

  private JavaStatement.Handler handler() {
    int start = cursor.index();
    cursor.next();
    String name = "";
    if (cursor.is("(")) {
      Token last = cursor.token(cursor.closing(cursor.index()) - 1);
      name = last.kind() == Kind.NAME ? last.text() : "";
      cursor.skip();
    }
    JavaStatement body = body();
    return new JavaStatement.Handler(cursor.since(start), name, body);
  }

  /** The statements in the brackets behind a word. */
  private List<JavaStatement> heads() {
    return cursor.is("(") ? block().statements() : List.of();
  }

  private JavaStatement body() {
    if (cursor.is("{")) {
      return block();
    }
    List<JavaStatement> one = new ArrayList<>();
    int start = cursor.index();
    addStatement(one);
    return one.size() == 1 ? one.get(0) : new JavaStatement.Block(cursor.since(start), one);
  }

  private JavaStatement expression(int start) {
    JavaExpr expression = expressions.expression();
    if (cursor.isGroovy() && isCommand(expression)) {
      expression = command(start, expression);
    }
    cursor.accept(";");
    return evaluation(start, expression);
  }

  private JavaStatement evaluation(int start, JavaExpr expression) {
    return new JavaStatement.Evaluation(cursor.since(start), expression);
  }

  /** Whether arguments without brackets follow: {@code println text}. */
  private boolean isCommand(JavaExpr expression) {
    boolean callable = expression instanceof JavaExpr.Name || expression instanceof JavaExpr.Member;
    Token token = cursor.token();
    return callable
        && !token.line()
        && switch (token.kind()) {
          case NAME -> !Types.isKeyword(token) || token.isWord("new");
          case NUMBER, STRING, TEMPLATE -> true;
          case SYMBOL, END -> false;
        };
  }

  private JavaExpr command(int start, JavaExpr expression) {
    List<JavaExpr> arguments = new ArrayList<>();
    do {
      boolean named = cursor.isName() && cursor.token(cursor.index() + 1).is(":");
      if (named) {
        cursor.next();
        cursor.next();
      }
      arguments.add(expressions.expression());
    } while (cursor.accept(","));
    Span span = cursor.since(start);
    if (expression instanceof JavaExpr.Member member) {
      return new JavaExpr.Call(span, member.target(), member.name(), member.nameSpan(), arguments);
    }
    String name = expression instanceof JavaExpr.Name plain ? plain.name() : "";
    return new JavaExpr.Call(span, null, name, expression.span(), arguments);
  }
}
