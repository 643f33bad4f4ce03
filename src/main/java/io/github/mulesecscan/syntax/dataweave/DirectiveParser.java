package io.github.mulesecscan.syntax.dataweave;

import io.github.mulesecscan.source.Span;
import java.util.ArrayList;
import java.util.List;

/** Reads one directive, from its first word on. */
final class DirectiveParser {

  private static final int LONGEST_NAME = 200;

  private final Parser parser;
  private final Lexer lexer;
  private final HeaderParser headers;
  private final String text;

  DirectiveParser(Parser parser, HeaderParser headers, String text) {
    this.parser = parser;
    this.lexer = parser.lexer;
    this.headers = headers;
    this.text = text;
  }

  /** Reads the directive at its word; {@code start} is where its modifiers begin. */
  Directive directive(Directive.Modifiers modifiers, int start) {
    String word = lexer.tokenText();
    lexer.next();
    return switch (word) {
      case "import" -> importDirective(start);
      case "output" -> output(start);
      case "input" -> input(start);
      case "ns" -> namespace(modifiers, start);
      case "type" -> typeDefinition(modifiers, start);
      case "var" -> variable(modifiers, start);
      case "fun" -> function(modifiers, start);
      default -> annotationDefinition(modifiers, start);
    };
  }

  // ---- definitions ----

  private Directive variable(Directive.Modifiers modifiers, int start) {
    Directive.Modifiers all = withAnnotationsHere(modifiers);
    String name = headers.definedName();
    TypeExpr type = parser.accept(TokenKind.COLON) ? parser.types.type() : null;
    Expr value = definition(name);
    return new Directive.Variable(all, name, type, value, parser.from(start));
  }

  // An annotation may also stand behind "var" and "fun".
  private Directive.Modifiers withAnnotationsHere(Directive.Modifiers modifiers) {
    List<Annotation> here = headers.annotations();
    if (here.isEmpty()) {
      return modifiers;
    }
    List<Annotation> all = new ArrayList<>(modifiers.annotations());
    all.addAll(here);
    return new Directive.Modifiers(all, modifiers.visibility());
  }

  private Expr definition(String name) {
    if (!parser.expect(TokenKind.ASSIGN, "behind '" + name + "'")
        && (parser.is(TokenKind.SEPARATOR) || parser.is(TokenKind.END))) {
      return new Expr.Error("no value", List.of(), parser.from(lexer.previousEnd()));
    }
    return parser.expressions.expression();
  }

  private Directive function(Directive.Modifiers modifiers, int start) {
    Directive.Modifiers all = withAnnotationsHere(modifiers);
    String name = headers.functionName();
    List<TypeParameter> typeParameters = parser.types.typeParameters();
    List<Parameter> parameters = parser.expressions.parameters();
    TypeExpr result = parser.accept(TokenKind.COLON) ? parser.types.type() : null;
    Expr body = definition(name);
    return new Directive.Function(
        all, name, typeParameters, parameters, result, body, parser.from(start));
  }

  private Directive typeDefinition(Directive.Modifiers modifiers, int start) {
    String name = headers.definedName();
    List<TypeParameter> parameters = parser.types.typeParameters();
    parser.expect(TokenKind.ASSIGN, "behind '" + name + "'");
    TypeExpr type = parser.types.type();
    return new Directive.TypeDefinition(modifiers, name, parameters, type, parser.from(start));
  }

  private Directive annotationDefinition(Directive.Modifiers modifiers, int start) {
    String name = headers.definedName();
    List<Parameter> parameters = parser.expressions.parameters();
    return new Directive.AnnotationDefinition(modifiers, name, parameters, parser.from(start));
  }

  // The address is everything up to white space: the "//" in it is no comment.
  private Directive namespace(Directive.Modifiers modifiers, int start) {
    String prefix = parser.is(TokenKind.WORD) ? lexer.tokenText() : "";
    int from = lexer.end();
    while (lexer.at(from) == ' ' || lexer.at(from) == '\t') {
      from++;
    }
    int to = from;
    while (to < text.length() && !Character.isWhitespace(text.charAt(to))) {
      to++;
    }
    if (to == from) {
      parser.reportHere("expected an address behind '" + prefix + "'");
    }
    lexer.nextFrom(to);
    return new Directive.Namespace(modifiers, prefix, text.substring(from, to), parser.from(start));
  }

  // ---- import ----

  private Directive importDirective(int start) {
    if (parser.accept(TokenKind.STAR)) {
      String module = module();
      return new Directive.Import(true, List.of(), module, null, parser.from(start));
    }
    List<Directive.ImportedName> names = new ArrayList<>(1);
    do {
      names.add(importedName());
    } while (parser.accept(TokenKind.COMMA));
    if (!lexer.isWord("from") && names.size() == 1) {
      Directive.ImportedName only = names.get(0);
      return new Directive.Import(false, List.of(), only.name(), only.alias(), parser.from(start));
    }
    String module = module();
    return new Directive.Import(false, names, module, null, parser.from(start));
  }

  private Directive.ImportedName importedName() {
    int start = lexer.start();
    String name = headers.qualifiedName();
    String alias = parser.acceptWord("as") ? headers.functionName() : null;
    return new Directive.ImportedName(name, alias, parser.from(start));
  }

  private String module() {
    if (!parser.acceptWord("from")) {
      parser.reportHere("expected 'from', found " + parser.found());
      return "";
    }
    return headers.qualifiedName();
  }

  // ---- output and input ----

  private Directive output(int start) {
    TypeExpr type = parser.accept(TokenKind.COLON) ? parser.types.type() : null;
    String format = format(type == null);
    String writer = null;
    if (lexer.isWord("with")) {
      lexer.next();
      writer = headers.definedName();
    }
    return new Directive.Output(type, format, writer, options(), parser.from(start));
  }

  private Directive input(int start) {
    String name = headers.definedName();
    TypeExpr type = parser.accept(TokenKind.COLON) ? parser.types.type() : null;
    String format = format(false);
    return new Directive.Input(name, type, format, options(), parser.from(start));
  }

  private String format(boolean required) {
    boolean there =
        (parser.is(TokenKind.WORD) && !headers.isDirectiveAhead() && !isOptionAhead())
            || parser.is(TokenKind.PLACEHOLDER)
            || parser.is(TokenKind.STAR);
    if (!there) {
      if (required) {
        parser.reportHere("expected a format, found " + parser.found());
      }
      return "";
    }
    int start = lexer.start();
    int end = parametersEnd(mediaTypeEnd(start));
    lexer.nextFrom(end);
    return text.substring(start, end);
  }

  private int mediaTypeEnd(int start) {
    int at = start;
    while (at < text.length() && !text.startsWith("---", at)) {
      char c = text.charAt(at);
      if (Lexer.isNamePart(c) || "._+-*/".indexOf(c) >= 0) {
        at++;
        continue;
      }
      int placeholderEnd = lexer.placeholderEnd(at);
      if (placeholderEnd < 0) {
        break;
      }
      at = placeholderEnd;
    }
    return at;
  }

  // ; charset=utf-8; header="present"
  private int parametersEnd(int mediaTypeEnd) {
    int end = mediaTypeEnd;
    int at = lexer.skipBlanks(end);
    while (lexer.at(at) == ';') {
      int name = lexer.skipBlanks(at + 1);
      int assign = mediaTypeEnd(name);
      if (assign == name || lexer.at(assign) != '=') {
        return end;
      }
      end = parameterValueEnd(assign + 1);
      at = lexer.skipBlanks(end);
    }
    return end;
  }

  private int parameterValueEnd(int start) {
    char quote = lexer.at(start);
    if (quote != '"' && quote != '\'') {
      return mediaTypeEnd(start);
    }
    int close = text.indexOf(quote, start + 1);
    return close < 0 ? start + 1 : close + 1;
  }

  private boolean isOptionAhead() {
    if (!parser.is(TokenKind.WORD) && !parser.is(TokenKind.QUOTE)) {
      return false;
    }
    int end = parser.is(TokenKind.QUOTE) ? quotedNameEnd() : lexer.end();
    int next = lexer.skipBlanks(end);
    return lexer.at(next) == '=' && lexer.at(next + 1) != '=';
  }

  // A property's name holds neither escapes nor line ends.
  private int quotedNameEnd() {
    char quote = lexer.at(lexer.start());
    int at = lexer.end();
    while (lexer.at(at) != quote && lexer.at(at) >= ' ' && at - lexer.end() < LONGEST_NAME) {
      at++;
    }
    return at + 1;
  }

  private List<Directive.Option> options() {
    List<Directive.Option> options = new ArrayList<>(0);
    while (isOptionAhead()) {
      options.add(option());
      if (parser.is(TokenKind.COMMA)) {
        lexer.next();
        if (!isOptionAhead()) {
          parser.reportHere("expected an option behind ',', found " + parser.found());
        }
      }
    }
    return options;
  }

  private Directive.Option option() {
    int start = lexer.start();
    String name;
    if (parser.is(TokenKind.QUOTE)) {
      name = parser.literals.string().constant().orElse("");
    } else {
      name = lexer.tokenText();
      lexer.next();
    }
    parser.expect(TokenKind.ASSIGN, "behind '" + name + "'");
    Expr value = parser.expressions.prefixed();
    Span span = parser.from(start);
    return new Directive.Option(name, value, span);
  }
}
