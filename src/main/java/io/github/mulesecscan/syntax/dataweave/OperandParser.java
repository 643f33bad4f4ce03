package io.github.mulesecscan.syntax.dataweave;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads operands: literals, names, brackets, lambdas and the forms that begin with a word. */
final class OperandParser {

  private final Parser parser;
  private final Lexer lexer;
  private final ExpressionParser expressions;
  private int noLambdaAt = -1;

  OperandParser(Parser parser, ExpressionParser expressions) {
    this.parser = parser;
    this.lexer = parser.lexer;
    this.expressions = expressions;
  }

  /** Makes the parenthesis at {@code offset} one around an expression whatever follows it. */
  void forbidLambdaAt(int offset) {
    noLambdaAt = offset;
  }

  Expr operand() {
    int start = lexer.start();
    return switch (lexer.kind()) {
      case WORD -> word(start);
      case QUOTE -> pairOr(start, parser.literals.string());
      case NUMBER -> pairOr(start, parser.literals.number());
      case DOLLARS -> pairOr(start, dollars(start));
      case PLACEHOLDER -> pairOr(start, placeholder(start));
      case LEFT_BRACE -> parser.objects.object();
      case LEFT_BRACKET -> parser.objects.array();
      case LEFT_PAREN -> isLambdaAhead(start) ? lambda(start) : parenthesized(start);
      case LESS -> lambda(start);
      case SLASH -> parser.literals.regex();
      case BAR -> parser.literals.date();
      case DOT ->
          Lexer.isDigit(lexer.at(lexer.end())) ? parser.literals.number() : parser.missingOperand();
      case QUESTION -> undefined(start);
      default -> parser.missingOperand();
    };
  }

  private Expr dollars(int start) {
    lexer.next();
    return new Expr.Dollar(lexer.previousEnd() - start, parser.from(start));
  }

  private Expr placeholder(int start) {
    String text = lexer.tokenText();
    lexer.next();
    return new Expr.Placeholder(text, parser.from(start));
  }

  private Expr undefined(int start) {
    if (!isUndefinedAhead()) {
      return parser.missingOperand();
    }
    lexer.nextFrom(start + 3);
    return new Expr.Undefined(parser.from(start));
  }

  /** Whether the current token begins {@code ???}. */
  boolean isUndefinedAhead() {
    return parser.is(TokenKind.QUESTION)
        && lexer.at(lexer.start() + 1) == '?'
        && lexer.at(lexer.start() + 2) == '?';
  }

  // ---- words ----

  private Expr word(int start) {
    if (parser.objects.isKeyAhead()) {
      return parser.objects.lonePair(start);
    }
    String word = lexer.tokenText();
    switch (word) {
      case "true", "false" -> {
        lexer.next();
        return new Expr.BooleanLiteral(word.equals("true"), parser.from(start));
      }
      case "null" -> {
        lexer.next();
        return new Expr.NullLiteral(parser.from(start));
      }
      case "if", "unless" -> {
        return choice(start, word.equals("unless"));
      }
      case "do" -> {
        return block(start);
      }
      case "using" -> {
        return using(start);
      }
      default -> {
        return Words.isNoOperand(word) ? parser.missingOperand() : name(start);
      }
    }
  }

  private Expr name(int start) {
    if (parser.headers.isDirectiveAhead()) {
      return parser.missingOperand();
    }
    Expr.Name name = functionName();
    if (parser.is(TokenKind.QUOTE) && lexer.at(lexer.start()) == '`') {
      Expr.StringLiteral string = parser.literals.string();
      return new Expr.InterpolatorCall(name, string, parser.from(start));
    }
    return name;
  }

  /** Reads a name with its module, or {@code ++} or {@code --}. */
  Expr.Name functionName() {
    int start = lexer.start();
    String text = parser.headers.qualifiedName();
    return new Expr.Name(text, parser.from(start));
  }

  private Expr choice(int start, boolean negated) {
    lexer.next();
    Expr condition;
    if (parser.is(TokenKind.LEFT_PAREN)) {
      int opener = lexer.start();
      lexer.next();
      condition = inParens(opener);
    } else {
      parser.expect(TokenKind.LEFT_PAREN, "behind '" + (negated ? "unless" : "if") + "'");
      condition = expressions.expression();
    }
    Expr consequence = expressions.expression();
    if (!parser.acceptWord("else")) {
      parser.reportHere("expected 'else', found " + parser.found());
      Expr.Error missing = new Expr.Error("no else", List.of(), parser.from(lexer.previousEnd()));
      return new Expr.If(negated, condition, consequence, missing, parser.from(start));
    }
    Expr alternative = expressions.expression();
    return new Expr.If(negated, condition, consequence, alternative, parser.from(start));
  }

  private Expr inParens(int opener) {
    parser.lists.open(TokenKind.RIGHT_PAREN);
    return parser.lists.close(TokenKind.RIGHT_PAREN, opener, expressions.expression());
  }

  private Expr block(int start) {
    lexer.next();
    int opener = lexer.start();
    if (!parser.expect(TokenKind.LEFT_BRACE, "behind 'do'")) {
      return new Expr.Error("do without braces", List.of(), parser.from(start));
    }
    parser.lists.open(TokenKind.RIGHT_BRACE);
    Header header = parser.headers.header();
    Expr body =
        parser.is(TokenKind.RIGHT_BRACE) ? parser.missingOperand() : expressions.expression();
    body = parser.lists.close(TokenKind.RIGHT_BRACE, opener, body);
    return new Expr.Do(header, body, parser.from(start));
  }

  private Expr using(int start) {
    if (lexer.at(lexer.skipBlanks(lexer.end())) != '(') {
      return name(start);
    }
    lexer.next();
    int opener = lexer.start();
    lexer.next();
    List<Binding> bindings = new ArrayList<>();
    parser.lists.read(TokenKind.RIGHT_PAREN, opener, () -> bindings.add(binding()));
    Expr body = expressions.expression();
    return new Expr.Using(bindings, body, parser.from(start));
  }

  private Binding binding() {
    int start = lexer.start();
    String name = parser.headers.definedName();
    TypeExpr type = parser.accept(TokenKind.COLON) ? parser.types.type() : null;
    parser.expect(TokenKind.ASSIGN, "behind '" + name + "'");
    Expr value = expressions.expression();
    return new Binding(name, type, value, parser.from(start));
  }

  // ---- parentheses ----

  private Expr parenthesized(int start) {
    lexer.next();
    if (parser.is(TokenKind.RIGHT_PAREN)) {
      Expr missing = parser.missingOperand();
      lexer.next();
      return missing;
    }
    Expr inner = inParens(start);
    if (inner instanceof Expr.ObjectLiteral object && !object.braced() && isConditionAhead()) {
      return parser.objects.conditionalPair(object, start);
    }
    return pairOr(start, inner);
  }

  private boolean isConditionAhead() {
    return lexer.isWord("if") || lexer.isWord("unless");
  }

  // What was read is the key of a pair when a colon or attributes follow.
  private Expr pairOr(int start, Expr read) {
    return parser.objects.isPairAhead() ? parser.objects.lonePair(start, read) : read;
  }

  // ---- lambdas ----

  // (a, b) ->   () ->   (a: T) ->   (a = 1) ->   (a): T ->   (@A a) ->
  private boolean isLambdaAhead(int opener) {
    if (opener == noLambdaAt) {
      return false;
    }
    long mark = lexer.mark();
    lexer.next();
    boolean lambda = isParameterListAhead(opener);
    lexer.reset(mark);
    return lambda;
  }

  private boolean isParameterListAhead(int opener) {
    switch (lexer.kind()) {
      case AT -> {
        return isArrowBehind(parser.lookAhead.closingParen(opener));
      }
      case RIGHT_PAREN -> {
        return isArrowBehind(lexer.start());
      }
      case WORD, DOLLARS -> {
        lexer.next();
        return switch (lexer.kind()) {
          case COMMA, ASSIGN -> true;
          case RIGHT_PAREN -> isArrowBehind(lexer.start());
          case COLON -> isArrowBehind(parser.lookAhead.closingParen(opener));
          default -> false;
        };
      }
      default -> {
        return false;
      }
    }
  }

  // Whether "->", or ": Type ->", follows the parenthesis that closes at this offset.
  private boolean isArrowBehind(int closer) {
    if (closer < 0) {
      return false;
    }
    int at = lexer.skipBlanks(closer + 1);
    if (lexer.at(at) == '-') {
      return lexer.at(at + 1) == '>';
    }
    return lexer.at(at) == ':' && parser.types.isResultType(at + 1);
  }

  private Expr lambda(int start) {
    List<TypeParameter> typeParameters = parser.types.typeParameters();
    List<Parameter> parameters = parameters();
    TypeExpr result = parser.accept(TokenKind.COLON) ? parser.types.resultType() : null;
    parser.expect(TokenKind.ARROW, "behind the parameters");
    Expr body = expressions.expression();
    return new Expr.Lambda(typeParameters, parameters, result, body, parser.from(start));
  }

  /** Reads a list of parameters in parentheses; reports it if there is none. */
  List<Parameter> parameters() {
    int opener = lexer.start();
    if (!parser.expect(TokenKind.LEFT_PAREN, "before parameters")) {
      return List.of();
    }
    List<Parameter> parameters = new ArrayList<>(2);
    parser.lists.read(TokenKind.RIGHT_PAREN, opener, () -> parameters.add(parameter()));
    return parameters;
  }

  private Parameter parameter() {
    int start = lexer.start();
    List<Annotation> annotations = parser.headers.annotations();
    String name = parameterName();
    @Nullable TypeExpr type = parser.accept(TokenKind.COLON) ? parser.types.type() : null;
    @Nullable Expr value = parser.accept(TokenKind.ASSIGN) ? expressions.expression() : null;
    return new Parameter(annotations, name, type, value, parser.from(start));
  }

  private String parameterName() {
    if (!parser.is(TokenKind.DOLLARS)) {
      return parser.headers.definedName();
    }
    String name = lexer.tokenText();
    lexer.next();
    return name;
  }
}
