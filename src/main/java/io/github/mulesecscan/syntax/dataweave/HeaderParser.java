package io.github.mulesecscan.syntax.dataweave;

import io.github.mulesecscan.source.Span;
import java.util.ArrayList;
import java.util.List;

/** Reads headers: directives, and the names and annotations they share with expressions. */
final class HeaderParser {

  private final Parser parser;
  private final Lexer lexer;
  private final DirectiveParser directives;
  private boolean dataWeave1;

  HeaderParser(Parser parser, String text) {
    this.parser = parser;
    this.lexer = parser.lexer;
    this.directives = new DirectiveParser(parser, this, text);
  }

  /** Whether a directive of DataWeave 1 was met; nothing behind it is read. */
  boolean isDataWeave1() {
    return dataWeave1;
  }

  /** Reads directives and the separator, as far as they are there. */
  Header header() {
    int start = lexer.start();
    List<Directive> read = new ArrayList<>();
    while (isDirectiveStart() || (!read.isEmpty() && !isHeaderEnd())) {
      int before = lexer.start();
      read.add(isDirectiveStart() ? directive() : stray());
      if (lexer.start() == before) {
        lexer.next();
      }
    }
    boolean separated = parser.accept(TokenKind.SEPARATOR);
    Span span = read.isEmpty() && !separated ? new Span(start, 0) : parser.from(start);
    return new Header(read, separated, span);
  }

  private boolean isHeaderEnd() {
    return parser.is(TokenKind.SEPARATOR)
        || parser.is(TokenKind.END)
        || (parser.lists.isBeyond() && !isDirectiveAhead());
  }

  private Directive stray() {
    int start = lexer.start();
    String message = "expected a directive or '---', found " + parser.found();
    parser.reportHere(message);
    List<Expr> parts = new ArrayList<>(1);
    ListParser.addRead(parts, parser.expressions.expression());
    if (lexer.start() == start) {
      lexer.next();
    }
    return new Directive.Error(message, parts, parser.from(start));
  }

  private boolean isDirectiveStart() {
    return switch (lexer.kind()) {
      case PERCENT -> true;
      case WORD -> isDirectiveAhead();
      case AT -> isAnnotatedDirectiveAhead();
      default -> false;
    };
  }

  private boolean isAnnotatedDirectiveAhead() {
    long mark = lexer.mark();
    boolean found =
        parser.attempt(this::annotations, () -> parser.is(TokenKind.WORD) && isDirectiveAhead())
            != null;
    lexer.reset(mark);
    return found;
  }

  private Directive directive() {
    int start = lexer.start();
    if (parser.is(TokenKind.PERCENT)) {
      return version(start);
    }
    List<Annotation> annotations = annotations();
    Directive.Visibility visibility = Directive.Visibility.PUBLIC;
    if (parser.acceptWord("private")) {
      visibility = Directive.Visibility.PRIVATE;
    } else if (parser.acceptWord("internal")) {
      visibility = Directive.Visibility.INTERNAL;
    }
    return directives.directive(new Directive.Modifiers(annotations, visibility), start);
  }

  private Directive version(int start) {
    lexer.next();
    if (isDataWeave1Word()) {
      dataWeave1 = true;
      lexer.toEnd();
      return new Directive.Version("1", Span.between(start, start + 1));
    }
    if (!parser.acceptWord("dw")) {
      String message = "expected 'dw' behind '%', found " + parser.found();
      parser.reportHere(message);
      return new Directive.Error(message, List.of(), parser.from(start));
    }
    String version = parser.is(TokenKind.NUMBER) ? lexer.tokenText() : "";
    parser.expect(TokenKind.NUMBER, "behind '%dw'");
    Span span = parser.from(start);
    if (version.equals("1") || version.startsWith("1.")) {
      dataWeave1 = true;
      lexer.toEnd();
    }
    return new Directive.Version(version, span);
  }

  private boolean isDataWeave1Word() {
    return parser.is(TokenKind.WORD)
        && switch (lexer.tokenText()) {
          case "var", "function", "output", "type", "namespace", "input" -> true;
          default -> false;
        };
  }

  // ---- what is ahead ----

  /** Whether the word that is the current token begins a directive. */
  boolean isDirectiveAhead() {
    int next = lexer.skipBlanks(lexer.end());
    if (next == lexer.end()) {
      return false;
    }
    char c = lexer.at(next);
    boolean name = Lexer.isNameStart(c);
    return switch (lexer.at(lexer.start())) {
      case 'v' -> lexer.isWord("var") && (name || c == '@');
      case 'f' -> lexer.isWord("fun") && (name || c == '+' || c == '-' || c == '@');
      case 't' -> lexer.isWord("type") && name && isAnyOf(behindName(next), "=<");
      case 'n' -> lexer.isWord("ns") && name && !isInfixWord(next);
      case 'i' ->
          (lexer.isWord("import") && (name || c == '*'))
              || (lexer.isWord("input") && name && !isInfixWord(next))
              || (lexer.isWord("internal") && isDefinitionWord(next));
      case 'o' -> lexer.isWord("output") && isOutputAhead(next);
      case 'p' -> lexer.isWord("private") && isDefinitionWord(next);
      case 'a' -> lexer.isWord("annotation") && name && isAnyOf(behindName(next), "(");
      default -> false;
    };
  }

  /** Whether a definition begins here, so clearly that no bracket can be open around it. */
  boolean isDefinitionAhead() {
    if (!isDirectiveAhead()) {
      return false;
    }
    int next = lexer.skipBlanks(lexer.end());
    return switch (lexer.at(lexer.start())) {
      case 'v' -> isAnyOf(behindName(next), "=:");
      case 'f' -> isAnyOf(behindName(next), "(<");
      case 't', 'p' -> true;
      default -> lexer.isWord("import") || lexer.isWord("internal");
    };
  }

  private boolean isAnyOf(int offset, String characters) {
    char c = lexer.at(offset);
    return c != '\0' && characters.indexOf(c) >= 0;
  }

  private int behindName(int name) {
    return lexer.skipBlanks(lexer.nameEnd(name));
  }

  private boolean isOutputAhead(int next) {
    char c = lexer.at(next);
    if (c == ':') {
      char type = lexer.at(lexer.skipBlanks(next + 1));
      return Lexer.isNameStart(type) && lexer.at(lexer.end()) != ':';
    }
    return (c == '*' && lexer.at(next + 1) == '/')
        || (c == '$' && lexer.at(next + 1) == '{')
        || (Lexer.isNameStart(c) && !isInfixWord(next));
  }

  // A variable may be called "input": what follows it then is an operator.
  private boolean isInfixWord(int offset) {
    return switch (lexer.wordAt(offset)) {
      case "default", "as", "is", "and", "or", "match", "update", "matches" -> true;
      case "map", "filter", "mapObject", "filterObject", "flatMap", "pluck", "reduce" -> true;
      case "groupBy", "orderBy", "distinctBy", "joinBy", "splitBy", "contains", "to" -> true;
      default -> false;
    };
  }

  private boolean isDefinitionWord(int offset) {
    return switch (lexer.wordAt(offset)) {
      case "var", "fun", "type", "ns", "annotation" -> true;
      default -> false;
    };
  }

  // ---- names and annotations ----

  /** Reads the name of something that is defined here; reports it if there is none. */
  String definedName() {
    if (!parser.is(TokenKind.WORD) && !parser.is(TokenKind.PLACEHOLDER)) {
      parser.reportHere("expected a name, found " + parser.found());
      return "";
    }
    String name = lexer.tokenText();
    lexer.next();
    return name;
  }

  /** Reads the name of a function, which may be {@code ++} or {@code --}. */
  String functionName() {
    if (parser.is(TokenKind.CONCAT) || parser.is(TokenKind.REMOVE)) {
      String name = lexer.tokenText();
      lexer.next();
      return name;
    }
    return definedName();
  }

  /** Reads a name with its loader and module, or {@code ++} or {@code --}. */
  String qualifiedName() {
    if (!parser.is(TokenKind.WORD)) {
      return functionName();
    }
    int start = lexer.start();
    int end = lexer.end();
    while (true) {
      char c = lexer.at(end);
      if (c == '!' && Lexer.isNameStart(lexer.at(end + 1))) {
        end = lexer.nameEnd(end + 1);
      } else if (c == ':' && lexer.at(end + 1) == ':' && isMemberAt(end + 2)) {
        end = Lexer.isNameStart(lexer.at(end + 2)) ? lexer.nameEnd(end + 2) : end + 4;
      } else {
        break;
      }
    }
    lexer.nextFrom(end);
    return lexer.text(start, end);
  }

  private boolean isMemberAt(int offset) {
    char c = lexer.at(offset);
    return Lexer.isNameStart(c) || ((c == '+' || c == '-') && lexer.at(offset + 1) == c);
  }

  /** Reads the annotations that stand here, perhaps none. */
  List<Annotation> annotations() {
    if (!isAnnotationAhead()) {
      return List.of();
    }
    List<Annotation> annotations = new ArrayList<>(1);
    while (isAnnotationAhead()) {
      annotations.add(annotation());
    }
    return annotations;
  }

  private boolean isAnnotationAhead() {
    return parser.is(TokenKind.AT) && Lexer.isNameStart(lexer.at(lexer.end()));
  }

  private Annotation annotation() {
    int start = lexer.start();
    lexer.next();
    String name = qualifiedName();
    List<Annotation.Argument> arguments = new ArrayList<>(0);
    if (parser.is(TokenKind.LEFT_PAREN) && lexer.isAdjacent()) {
      int opener = lexer.start();
      lexer.next();
      parser.lists.read(TokenKind.RIGHT_PAREN, opener, () -> arguments.add(annotationArgument()));
    }
    return new Annotation(name, arguments, parser.from(start));
  }

  private Annotation.Argument annotationArgument() {
    int start = lexer.start();
    String name = definedName();
    parser.expect(TokenKind.ASSIGN, "behind '" + name + "'");
    Expr value = parser.expressions.expression();
    return new Annotation.Argument(name, value, parser.from(start));
  }
}
