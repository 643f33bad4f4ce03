package io.github.mulesecscan.syntax.dataweave;

import io.github.mulesecscan.source.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads types. */
final class TypeParser {

  private final Parser parser;
  private final Lexer lexer;
  // Where "<" was tried as type arguments and was none; what is nested is not tried twice.
  private final Set<Integer> comparisons = new HashSet<>();

  TypeParser(Parser parser) {
    this.parser = parser;
    this.lexer = parser.lexer;
  }

  TypeExpr type() {
    return type(true);
  }

  /** Reads a type behind {@code as} or {@code is}. */
  TypeExpr operandType() {
    return type(false);
  }

  /** Reads a type in front of {@code ->}: a parenthesis in it does not begin a function type. */
  TypeExpr resultType() {
    return type(false);
  }

  /** Whether a type and {@code ->} stand at {@code offset}; the lexer is left anywhere. */
  boolean isResultType(int offset) {
    lexer.nextFrom(offset);
    return parser.attempt(this::resultType, () -> parser.is(TokenKind.ARROW)) != null;
  }

  /** Reads type arguments in front of a call's parenthesis; none if this is a comparison. */
  List<TypeExpr> callArguments() {
    return arguments(true);
  }

  private List<TypeExpr> arguments(boolean beforeCall) {
    int opener = lexer.start();
    if (!parser.is(TokenKind.LESS) || comparisons.contains(opener)) {
      return List.of();
    }
    List<TypeExpr> read =
        parser.attempt(() -> argumentList(), () -> !beforeCall || parser.is(TokenKind.LEFT_PAREN));
    if (read == null) {
      comparisons.add(opener);
      return List.of();
    }
    return read;
  }

  private List<TypeExpr> argumentList() {
    lexer.next();
    List<TypeExpr> arguments = new ArrayList<>(1);
    do {
      arguments.add(type(true));
    } while (parser.accept(TokenKind.COMMA));
    closeAngle();
    return arguments;
  }

  private void closeAngle() {
    if (parser.is(TokenKind.PREPEND) || parser.is(TokenKind.GREATER_OR_EQUAL)) {
      lexer.split(TokenKind.GREATER);
    }
    parser.expect(TokenKind.GREATER, "behind type arguments");
  }

  /** Reads {@code <T, U <: Bound>} if it is there. */
  List<TypeParameter> typeParameters() {
    if (!parser.is(TokenKind.LESS)) {
      return List.of();
    }
    lexer.next();
    List<TypeParameter> parameters = new ArrayList<>(1);
    do {
      int start = lexer.start();
      String name = parser.headers.definedName();
      TypeExpr bound = parser.accept(TokenKind.SUBTYPE) ? type(true) : null;
      parameters.add(new TypeParameter(name, bound, parser.from(start)));
    } while (parser.accept(TokenKind.COMMA));
    closeAngle();
    return parameters;
  }

  private TypeExpr type(boolean arrow) {
    if (!parser.enter()) {
      Expr.Error skipped = parser.skipTooDeep();
      return new TypeExpr.Error(skipped.message(), skipped.span());
    }
    int height = parser.beginHeight();
    int start = lexer.start();
    List<Annotation> annotations = parser.headers.annotations();
    int typeStart = lexer.start();
    TypeExpr type = union(arrow);
    if (parser.is(TokenKind.WITH_METADATA) && lexer.at(lexer.skipBlanks(lexer.end())) == '{') {
      lexer.next();
      Expr metadata = parser.objects.object();
      type = new TypeExpr.WithMetadata(type, metadata, parser.from(typeStart));
    }
    parser.endHeight(height);
    parser.leave();
    return annotations.isEmpty()
        ? type
        : new TypeExpr.Annotated(annotations, type, parser.from(start));
  }

  private TypeExpr union(boolean arrow) {
    int start = lexer.start();
    parser.accept(TokenKind.BAR);
    TypeExpr first = intersection(arrow);
    if (!isUnionAhead()) {
      return first;
    }
    List<TypeExpr> members = new ArrayList<>();
    members.add(first);
    while (isUnionAhead()) {
      lexer.next();
      members.add(intersection(arrow));
    }
    return new TypeExpr.Union(members, parser.from(start));
  }

  // The bar of a closing "|}" or "|-}" belongs to the object type.
  private boolean isUnionAhead() {
    int next = lexer.end();
    return parser.is(TokenKind.BAR)
        && lexer.at(next) != '}'
        && !(lexer.at(next) == '-' && lexer.at(next + 1) == '}');
  }

  private TypeExpr intersection(boolean arrow) {
    int start = lexer.start();
    TypeExpr first = withSchema(arrow);
    if (!parser.is(TokenKind.AMPERSAND)) {
      return first;
    }
    List<TypeExpr> members = new ArrayList<>();
    members.add(first);
    while (parser.accept(TokenKind.AMPERSAND)) {
      members.add(withSchema(arrow));
    }
    return new TypeExpr.Intersection(members, parser.from(start));
  }

  private TypeExpr withSchema(boolean arrow) {
    int start = lexer.start();
    TypeExpr type = basic(arrow);
    if (!parser.is(TokenKind.LEFT_BRACE) || type instanceof TypeExpr.Error) {
      return type;
    }
    List<Entry> schema = parser.objects.entries(TokenKind.RIGHT_BRACE);
    return new TypeExpr.WithSchema(type, schema, parser.from(start));
  }

  private TypeExpr basic(boolean arrow) {
    int start = lexer.start();
    return switch (lexer.kind()) {
      case WORD -> word(start);
      case QUOTE -> new TypeExpr.Literal(parser.literals.string(), parser.from(start));
      case NUMBER -> new TypeExpr.Literal(parser.literals.number(), parser.from(start));
      case PLUS, MINUS -> signed(start);
      case QUESTION -> question(start);
      case LEFT_BRACE -> objectType(start);
      case LEFT_PAREN, LESS -> parenthesized(arrow, start);
      case PLACEHOLDER -> {
        String text = lexer.tokenText();
        lexer.next();
        yield new TypeExpr.Reference(text, List.of(), List.of(), parser.from(start));
      }
      default -> missing();
    };
  }

  private TypeExpr missing() {
    String message = "expected a type, found " + parser.found();
    parser.reportHere(message);
    return new TypeExpr.Error(message, new Span(lexer.start(), 0));
  }

  private TypeExpr word(int start) {
    if (lexer.isWord("true") || lexer.isWord("false")) {
      boolean value = lexer.isWord("true");
      lexer.next();
      Span span = parser.from(start);
      return new TypeExpr.Literal(new Expr.BooleanLiteral(value, span), span);
    }
    String name = parser.headers.qualifiedName();
    if (parser.is(TokenKind.HASH) && lexer.isAdjacent()) {
      lexer.next();
      name = name + "#" + parser.headers.definedName();
    }
    List<TypeExpr> arguments = arguments(false);
    List<Key> path = new ArrayList<>(0);
    while (parser.is(TokenKind.DOT) && lexer.isAdjacent()) {
      lexer.next();
      path.add(parser.objects.selectorKey());
    }
    return new TypeExpr.Reference(name, arguments, path, parser.from(start));
  }

  private TypeExpr signed(int start) {
    UnaryOperator sign = parser.is(TokenKind.PLUS) ? UnaryOperator.PLUS : UnaryOperator.NEGATE;
    lexer.next();
    if (!parser.is(TokenKind.NUMBER)) {
      return missing();
    }
    Expr number = parser.literals.number();
    Span span = parser.from(start);
    return new TypeExpr.Literal(new Expr.Unary(sign, number, span), span);
  }

  private TypeExpr question(int start) {
    boolean undefined = lexer.at(start + 1) == '?' && lexer.at(start + 2) == '?';
    lexer.nextFrom(undefined ? start + 3 : start + 1);
    Span span = parser.from(start);
    return undefined ? new TypeExpr.Undefined(span) : new TypeExpr.Inferred(span);
  }

  // ---- functions and parentheses ----

  private TypeExpr parenthesized(boolean arrow, int start) {
    List<TypeParameter> typeParameters = typeParameters();
    int opener = lexer.start();
    if (!parser.expect(TokenKind.LEFT_PAREN, "before the parameters of a function type")) {
      return new TypeExpr.Error("no parameters", parser.from(start));
    }
    List<TypeExpr.FunctionParameter> parameters = new ArrayList<>(2);
    parser.lists.read(TokenKind.RIGHT_PAREN, opener, () -> parameters.add(functionParameter()));
    boolean one = parameters.size() == 1 && parameters.get(0).name() == null;
    if (one && typeParameters.isEmpty() && !(arrow && parser.is(TokenKind.ARROW))) {
      return parameters.get(0).type();
    }
    parser.expect(TokenKind.ARROW, "behind the parameters of a function type");
    TypeExpr result = type(true);
    return new TypeExpr.Function(typeParameters, parameters, result, parser.from(start));
  }

  private TypeExpr.FunctionParameter functionParameter() {
    int start = lexer.start();
    String name = null;
    boolean optional = false;
    if (parser.is(TokenKind.WORD) && isParameterNameAhead()) {
      name = lexer.tokenText();
      lexer.next();
      optional = parser.accept(TokenKind.QUESTION);
      lexer.next();
    }
    return new TypeExpr.FunctionParameter(name, optional, type(true), parser.from(start));
  }

  private boolean isParameterNameAhead() {
    int next = lexer.skipBlanks(lexer.end());
    if (lexer.at(next) == '?') {
      next = lexer.skipBlanks(next + 1);
    }
    return lexer.at(next) == ':' && lexer.at(next + 1) != ':';
  }

  // ---- object types ----

  private TypeExpr objectType(int start) {
    lexer.next();
    boolean ordered = lexer.isAdjacent() && parser.accept(TokenKind.MINUS);
    boolean closed = lexer.isAdjacent() && parser.accept(TokenKind.BAR);
    List<TypeExpr.Field> fields = new ArrayList<>();
    parser.lists.open(TokenKind.RIGHT_BRACE);
    while (!isObjectEnd() && !parser.lists.isBeyond()) {
      int before = lexer.start();
      fields.add(field());
      if (!isObjectEnd() && !parser.accept(TokenKind.COMMA)) {
        parser.reportHere("expected ',' or '}', found " + parser.found());
        if (lexer.start() == before) {
          lexer.next();
        }
      }
    }
    closeObject(closed, ordered);
    parser.lists.shut(TokenKind.RIGHT_BRACE, start);
    return new TypeExpr.ObjectType(closed, ordered, fields, parser.from(start));
  }

  // The marks of "{-|" are repeated in either order.
  private void closeObject(boolean closed, boolean ordered) {
    boolean minusFirst = parser.is(TokenKind.MINUS);
    if (ordered && minusFirst) {
      lexer.next();
    }
    if (closed) {
      parser.expect(TokenKind.BAR, "before '}'");
    }
    if (ordered && !minusFirst) {
      parser.expect(TokenKind.MINUS, "before '}'");
    }
  }

  private boolean isObjectEnd() {
    return parser.is(TokenKind.RIGHT_BRACE)
        || parser.is(TokenKind.BAR)
        || parser.is(TokenKind.MINUS);
  }

  private TypeExpr.Field field() {
    int start = lexer.start();
    TypeExpr.FieldName name = fieldName();
    boolean repeated = parser.accept(TokenKind.STAR);
    boolean optional = parser.accept(TokenKind.QUESTION);
    parser.expect(TokenKind.COLON, "behind the name of a field");
    TypeExpr type = type(true);
    return new TypeExpr.Field(name, repeated, optional, type, parser.from(start));
  }

  private TypeExpr.FieldName fieldName() {
    int start = lexer.start();
    List<Annotation> annotations = parser.headers.annotations();
    Key key = null;
    TypeExpr computed = null;
    if (parser.is(TokenKind.LEFT_PAREN)) {
      int opener = lexer.start();
      lexer.next();
      parser.lists.open(TokenKind.RIGHT_PAREN);
      computed = type(true);
      parser.lists.shut(TokenKind.RIGHT_PAREN, opener);
    } else {
      key = parser.objects.fieldKey();
    }
    boolean optional = parser.is(TokenKind.QUESTION) && isAttributeListBehind();
    if (optional) {
      lexer.next();
    }
    List<TypeExpr.Field> attributes = parser.accept(TokenKind.AT) ? attributes() : List.of();
    return new TypeExpr.FieldName(
        annotations, key, computed, optional, attributes, parser.from(start));
  }

  private List<TypeExpr.Field> attributes() {
    int opener = lexer.start();
    if (!parser.expect(TokenKind.LEFT_PAREN, "behind '@'")) {
      return List.of();
    }
    List<TypeExpr.Field> attributes = new ArrayList<>(1);
    if (parser.enter()) {
      parser.lists.read(TokenKind.RIGHT_PAREN, opener, () -> attributes.add(field()));
      parser.leave();
    } else {
      parser.skipTooDeep();
    }
    return attributes;
  }

  private boolean isAttributeListBehind() {
    return lexer.at(lexer.skipBlanks(lexer.end())) == '@';
  }
}
