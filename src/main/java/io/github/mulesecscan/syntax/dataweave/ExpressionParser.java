package io.github.mulesecscan.syntax.dataweave;

import io.github.mulesecscan.source.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads operators, selectors and calls: everything around an operand. */
final class ExpressionParser {

  private final Parser parser;
  private final Lexer lexer;
  private final OperandParser operands;

  ExpressionParser(Parser parser) {
    this.parser = parser;
    this.lexer = parser.lexer;
    this.operands = new OperandParser(parser, this);
  }

  /** Reads an expression; without one, reports it and consumes nothing. */
  Expr expression() {
    return operators(Precedence.INFIX);
  }

  /** Reads an expression whose first parenthesis is no lambda's: the condition of a guard. */
  Expr guard() {
    operands.forbidLambdaAt(lexer.start());
    return expression();
  }

  /** Reads a value of a pattern: tighter than infix functions, and no lambda. */
  Expr patternValue() {
    operands.forbidLambdaAt(lexer.start());
    return operators(Precedence.OR);
  }

  /** Reads an expression without operators in the middle: the value of an option. */
  Expr prefixed() {
    return operators(Precedence.PREFIX);
  }

  /** Reads the parameters of a function, in parentheses. */
  List<Parameter> parameters() {
    return operands.parameters();
  }

  private Expr operators(int minimum) {
    if (!parser.enter()) {
      return parser.skipTooDeep();
    }
    int height = parser.beginHeight();
    int start = lexer.start();
    Expr left = prefixOrOperand();
    int precedence = operatorPrecedence();
    while (precedence >= minimum) {
      int place = lexer.start();
      left = operator(left, precedence, start);
      if (!parser.grow()) {
        left = new Expr.Error("chain of too many operators", List.of(), Span.between(start, place));
      }
      precedence = operatorPrecedence();
    }
    parser.endHeight(height);
    parser.leave();
    return left;
  }

  // GREEDY (0) when the current token is no operator.
  private int operatorPrecedence() {
    return switch (lexer.kind()) {
      case WORD -> wordPrecedence();
      case CONCAT, REMOVE, WITH_METADATA -> Precedence.INFIX;
      case EQUAL, NOT_EQUAL, SIMILAR -> Precedence.EQUALITY;
      case LESS, GREATER, LESS_OR_EQUAL, GREATER_OR_EQUAL -> Precedence.RELATIONAL;
      case PLUS, MINUS, APPEND, PREPEND -> Precedence.ADDITIVE;
      case STAR, SLASH -> Precedence.MULTIPLICATIVE;
      default -> Precedence.GREEDY;
    };
  }

  private int wordPrecedence() {
    int width = lexer.end() - lexer.start();
    if (width <= 3) {
      if (lexer.isWord("or")) {
        return Precedence.OR;
      }
      if (lexer.isWord("and")) {
        return Precedence.AND;
      }
      if (lexer.isWord("is")) {
        return Precedence.RELATIONAL;
      }
      if (lexer.isWord("as")) {
        return Precedence.CAST;
      }
    }
    return endsExpression() ? Precedence.GREEDY : Precedence.INFIX;
  }

  private boolean endsExpression() {
    if (Words.endsExpression(lexer.tokenText())) {
      return true;
    }
    char next = lexer.at(lexer.skipBlanks(lexer.end()));
    boolean isKey = (next == ':' && lexer.at(lexer.end() + 1) != ':') || next == '@';
    return isKey || parser.headers.isDirectiveAhead();
  }

  private Expr operator(Expr left, int precedence, int start) {
    if (parser.is(TokenKind.WORD)) {
      switch (precedence) {
        case Precedence.CAST -> {
          lexer.next();
          return new Expr.Cast(left, parser.types.operandType(), parser.from(start));
        }
        case Precedence.RELATIONAL -> {
          lexer.next();
          return new Expr.IsType(left, parser.types.operandType(), parser.from(start));
        }
        case Precedence.INFIX -> {
          return infixWord(left, start);
        }
        default -> {}
      }
    } else if (parser.is(TokenKind.CONCAT) || parser.is(TokenKind.REMOVE)) {
      return infixCall(left, start);
    }
    BinaryOperator operator = binaryOperator();
    lexer.next();
    Expr right = operators(precedence + 1);
    return new Expr.Binary(operator, left, right, parser.from(start));
  }

  private BinaryOperator binaryOperator() {
    return switch (lexer.kind()) {
      case WITH_METADATA -> BinaryOperator.WITH_METADATA;
      case EQUAL -> BinaryOperator.EQUAL;
      case NOT_EQUAL -> BinaryOperator.NOT_EQUAL;
      case SIMILAR -> BinaryOperator.SIMILAR;
      case LESS -> BinaryOperator.LESS;
      case GREATER -> BinaryOperator.GREATER;
      case LESS_OR_EQUAL -> BinaryOperator.LESS_OR_EQUAL;
      case GREATER_OR_EQUAL -> BinaryOperator.GREATER_OR_EQUAL;
      case PLUS -> BinaryOperator.PLUS;
      case MINUS -> BinaryOperator.MINUS;
      case APPEND -> BinaryOperator.APPEND;
      case PREPEND -> BinaryOperator.PREPEND;
      case STAR -> BinaryOperator.TIMES;
      case SLASH -> BinaryOperator.DIVIDE;
      default -> lexer.isWord("or") ? BinaryOperator.OR : BinaryOperator.AND;
    };
  }

  private Expr infixWord(Expr left, int start) {
    if (lexer.isWord("default")) {
      lexer.next();
      Expr right = operators(Precedence.OR);
      return new Expr.Binary(BinaryOperator.DEFAULT, left, right, parser.from(start));
    }
    boolean braced = lexer.at(lexer.skipBlanks(lexer.end())) == '{';
    if (braced && lexer.isWord("match")) {
      lexer.next();
      return parser.cases.match(left, start);
    }
    if (braced && lexer.isWord("update")) {
      lexer.next();
      return parser.cases.update(left, start);
    }
    return infixCall(left, start);
  }

  private Expr infixCall(Expr left, int start) {
    Expr.Name function = operands.functionName();
    Expr right = operators(Precedence.OR);
    return new Expr.Call(function, List.of(), List.of(left, right), true, parser.from(start));
  }

  private Expr prefixOrOperand() {
    int start = lexer.start();
    return switch (lexer.kind()) {
      case MINUS -> unary(UnaryOperator.NEGATE, Precedence.PREFIX, start);
      case BANG -> unary(UnaryOperator.BANG, Precedence.PREFIX, start);
      case PLUS ->
          Lexer.isDigit(lexer.at(lexer.end()))
              ? unary(UnaryOperator.PLUS, Precedence.PREFIX, start)
              : parser.missingOperand();
      case AT ->
          Lexer.isNameStart(lexer.at(lexer.end())) ? annotated(start) : parser.missingOperand();
      case WORD ->
          lexer.isWord("not") && !isKeyAhead()
              ? unary(UnaryOperator.NOT, Precedence.OR, start)
              : postfix(operands.operand(), start);
      default -> postfix(operands.operand(), start);
    };
  }

  private boolean isKeyAhead() {
    char next = lexer.at(lexer.skipBlanks(lexer.end()));
    return next == ':';
  }

  private Expr unary(UnaryOperator operator, int precedence, int start) {
    lexer.next();
    Expr operand = operators(precedence);
    return new Expr.Unary(operator, operand, parser.from(start));
  }

  private Expr annotated(int start) {
    List<Annotation> annotations = parser.headers.annotations();
    Expr expression = expression();
    return new Expr.Annotated(annotations, expression, parser.from(start));
  }

  // ---- what follows an operand ----

  private Expr postfix(Expr operand, int start) {
    Expr left = operand;
    if (isComplete(operand)) {
      return operand;
    }
    while (true) {
      Expr next = postfixOnce(left, start);
      if (next == null) {
        return left;
      }
      left = next;
      if (!parser.grow()) {
        left = new Expr.Error("chain of too many selectors", List.of(), parser.from(start));
      }
    }
  }

  // An operand that reaches as far right as it can has taken its selectors already; nothing is
  // picked from what is not there.
  private boolean isComplete(Expr operand) {
    return lexer.previousEnd() != operand.span().end()
        ? operand.span().length() == 0
        : operand instanceof Expr.If
            || operand instanceof Expr.Lambda
            || operand instanceof Expr.Using
            || (operand instanceof Expr.ObjectLiteral object && !object.braced());
  }

  private @Nullable Expr postfixOnce(Expr left, int start) {
    switch (lexer.kind()) {
      case DOT -> {
        return dot(left, start);
      }
      case DOTS -> {
        return dots(left, start);
      }
      case LEFT_BRACKET -> {
        return select(left, bracket(), start);
      }
      case LEFT_PAREN -> {
        return call(left, List.of(), start);
      }
      case QUESTION -> {
        lexer.next();
        return present(left, parser.from(start));
      }
      case LESS -> {
        return typedCall(left, start);
      }
      default -> {
        return null;
      }
    }
  }

  // A mark asks the same of a selection whether or not it stands close to it.
  private static Expr present(Expr left, Span span) {
    return left instanceof Expr.Select select && select.mark() == Expr.Mark.NONE
        ? new Expr.Select(select.target(), select.selector(), Expr.Mark.PRESENT, span)
        : new Expr.Unary(UnaryOperator.PRESENT, left, span);
  }

  private @Nullable Expr typedCall(Expr left, int start) {
    if (!lexer.isAdjacent() || !(left instanceof Expr.Name || left instanceof Expr.Select)) {
      return null;
    }
    List<TypeExpr> arguments = parser.types.callArguments();
    return arguments.isEmpty() ? null : call(left, arguments, start);
  }

  private Expr call(Expr callee, List<TypeExpr> typeArguments, int start) {
    int opener = lexer.start();
    lexer.next();
    List<Expr> arguments = new ArrayList<>(2);
    parser.lists.read(TokenKind.RIGHT_PAREN, opener, () -> arguments.add(expression()));
    return new Expr.Call(callee, typeArguments, arguments, false, parser.from(start));
  }

  private Expr select(Expr target, Selector selector, int start) {
    Expr.Mark mark = Expr.Mark.NONE;
    if (lexer.isAdjacent()) {
      if (parser.accept(TokenKind.QUESTION)) {
        mark = Expr.Mark.PRESENT;
      } else if (parser.accept(TokenKind.BANG)) {
        mark = Expr.Mark.ASSERT;
      }
    }
    return new Expr.Select(target, selector, mark, parser.from(start));
  }

  private Expr dot(Expr target, int start) {
    return select(target, dotSelector(), start);
  }

  /** Reads a selector that begins with the dot that is the current token. */
  Selector dotSelector() {
    int start = lexer.start();
    lexer.next();
    Selector.Axis axis = axis(false);
    if (isWhole(axis)) {
      return new Selector.Whole(axis, parser.from(start));
    }
    Key key = parser.objects.selectorKey();
    return new Selector.Named(axis, key, parser.from(start));
  }

  private boolean isWhole(Selector.Axis axis) {
    return switch (axis) {
      case ATTRIBUTE, METADATA, DESCENDANTS_ATTRIBUTE, DESCENDANTS_METADATA ->
          !lexer.isAdjacent() || !parser.objects.isSelectorKeyAhead();
      case NAMESPACE, DESCENDANTS_NAMESPACE -> true;
      default -> false;
    };
  }

  private Expr dots(Expr target, int start) {
    int dots = lexer.start();
    lexer.next();
    Selector.Axis axis = Selector.Axis.DESCENDANTS;
    if (lexer.isAdjacent()) {
      axis = axis(true);
    }
    boolean named = lexer.isAdjacent() && !isWhole(axis) && parser.objects.isSelectorKeyAhead();
    if (!named) {
      if (axis == Selector.Axis.DESCENDANTS_MULTI || axis == Selector.Axis.DESCENDANTS_PAIR) {
        parser.reportHere("expected a name, found " + parser.found());
      }
      return select(target, new Selector.Whole(axis, parser.from(dots)), start);
    }
    Key key = parser.objects.selectorKey();
    return select(target, new Selector.Named(axis, key, parser.from(dots)), start);
  }

  // Reads what may stand between the dot or bracket and the name.
  private Selector.Axis axis(boolean deep) {
    switch (lexer.kind()) {
      case AT -> {
        lexer.next();
        if (lexer.isAdjacent() && parser.accept(TokenKind.STAR)) {
          return deep ? Selector.Axis.DESCENDANTS_MULTI_ATTRIBUTE : Selector.Axis.MULTI_ATTRIBUTE;
        }
        return deep ? Selector.Axis.DESCENDANTS_ATTRIBUTE : Selector.Axis.ATTRIBUTE;
      }
      case STAR -> {
        lexer.next();
        if (lexer.isAdjacent() && parser.accept(TokenKind.AT)) {
          return deep ? Selector.Axis.DESCENDANTS_MULTI_ATTRIBUTE : Selector.Axis.MULTI_ATTRIBUTE;
        }
        return deep ? Selector.Axis.DESCENDANTS_MULTI : Selector.Axis.MULTI;
      }
      case AMPERSAND -> {
        lexer.next();
        return deep ? Selector.Axis.DESCENDANTS_PAIR : Selector.Axis.PAIR;
      }
      case CARET -> {
        lexer.next();
        return deep ? Selector.Axis.DESCENDANTS_METADATA : Selector.Axis.METADATA;
      }
      case HASH -> {
        lexer.next();
        return deep ? Selector.Axis.DESCENDANTS_NAMESPACE : Selector.Axis.NAMESPACE;
      }
      default -> {
        return deep ? Selector.Axis.DESCENDANTS : Selector.Axis.VALUE;
      }
    }
  }

  /** Reads a selector in the brackets that the current token opens. */
  Selector bracket() {
    int opener = lexer.start();
    lexer.next();
    parser.lists.open(TokenKind.RIGHT_BRACKET);
    if (parser.accept(TokenKind.QUESTION)) {
      Expr condition = parser.lists.close(TokenKind.RIGHT_BRACKET, opener, expression());
      return new Selector.Filter(condition, parser.from(opener));
    }
    Selector.Axis axis = axis(false);
    String prefix = parser.objects.namespacePrefix();
    Expr expression = parser.lists.close(TokenKind.RIGHT_BRACKET, opener, expression());
    Span span = parser.from(opener);
    if (axis == Selector.Axis.VALUE && prefix == null) {
      if (isNumber(expression)) {
        return new Selector.Position(expression, span);
      }
      if (expression instanceof Expr.Call call && isRange(call)) {
        return new Selector.Range(call.arguments().get(0), call.arguments().get(1), span);
      }
    }
    return new Selector.Computed(axis, prefix, expression, span);
  }

  private static boolean isRange(Expr.Call call) {
    return call.infix() && call.callee() instanceof Expr.Name name && name.text().equals("to");
  }

  private static boolean isNumber(Expr expression) {
    return expression instanceof Expr.NumberLiteral
        || (expression instanceof Expr.Unary unary
            && unary.operator() == UnaryOperator.NEGATE
            && unary.operand() instanceof Expr.NumberLiteral);
  }
}
