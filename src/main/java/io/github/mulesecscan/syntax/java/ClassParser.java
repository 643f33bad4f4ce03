package io.github.mulesecscan.syntax.java;

import io.github.mulesecscan.source.Span;
import io.github.mulesecscan.syntax.java.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads classes and their members. */
final class ClassParser {

  private static final Set<String> KINDS = Set.of("class", "interface", "enum", "record", "trait");
  private static final Set<String> MODIFIERS =
      Set.of(
          "public",
          "protected",
          "private",
          "static",
          "final",
          "abstract",
          "native",
          "strictfp",
          "synchronized",
          "transient",
          "volatile",
          "default",
          "sealed",
          "def");

  private final Cursor cursor;
  private final StatementParser statements;

  ClassParser(Cursor cursor, StatementParser statements) {
    this.cursor = cursor;
    this.statements = statements;
  }

  /** The members of a class in the making. */
  private static final class Members {
    final List<JavaField> fields = new ArrayList<>();
    final List<JavaMethod> methods = new ArrayList<>();
    final List<JavaClass> classes = new ArrayList<>();
    final List<JavaStatement.Block> blocks = new ArrayList<>();
  }

  /** What stands in front of a declaration. */
  record Head(int start, List<String> modifiers, List<JavaAnnotation> annotations) {}

  Head head() {
    int start = cursor.index();
    List<String> modifiers = new ArrayList<>();
    List<JavaAnnotation> annotations = new ArrayList<>();
    while (true) {
      Token behind = cursor.token(cursor.index() + 1);
      if (cursor.is("@") && behind.kind() == Kind.NAME && !behind.isWord("interface")) {
        annotations.add(annotation());
      } else if (cursor.isName() && isModifier()) {
        modifiers.add(cursor.next().text());
      } else {
        return new Head(start, modifiers, annotations);
      }
    }
  }

  private boolean isModifier() {
    Token behind = cursor.token(cursor.index() + 1);
    boolean block = cursor.isWord("static") && behind.is("{");
    return MODIFIERS.contains(cursor.token().text())
        && !block
        && (behind.kind() == Kind.NAME || behind.is("@") || behind.is("<"));
  }

  JavaAnnotation annotation() {
    int start = cursor.index();
    cursor.next();
    StringBuilder name = new StringBuilder();
    while (cursor.isName()) {
      name.append(cursor.next().text());
      if (!cursor.is(".") || cursor.token(cursor.index() + 1).kind() != Kind.NAME) {
        break;
      }
      name.append(cursor.next().text());
    }
    if (cursor.is("(") && !cursor.isNewLine()) {
      cursor.skip();
    }
    return new JavaAnnotation(cursor.since(start), name.toString());
  }

  /** Whether a class is declared here, modifiers passed. */
  boolean isClass() {
    int at = cursor.index() + (cursor.is("@") ? 1 : 0);
    Token name = cursor.token(at + 1);
    Token behind = cursor.token(at + 2);
    boolean known = cursor.token(at).kind() == Kind.NAME && KINDS.contains(cursor.token(at).text());
    boolean certain = !cursor.token(at).isWord("record") || behind.is("(") || behind.is("<");
    return known && name.kind() == Kind.NAME && certain && !behind.is("=");
  }

  /** The class that is declared here, its modifiers passed. */
  JavaClass type(int start, List<JavaAnnotation> annotations) {
    cursor.accept("@");
    String kind = cursor.next().text();
    Token name = cursor.next();
    List<JavaField> components = new ArrayList<>();
    cursor.moveTo(Types.arguments(cursor, cursor.index()));
    if (cursor.is("(")) {
      for (JavaMethod.Parameter parameter : parameters()) {
        components.add(
            new JavaField(
                parameter.span(), List.of(), List.of(), parameter.type(), parameter.name(), null));
      }
    }
    List<String> supertypes = supertypes();
    Members members = new Members();
    members.fields.addAll(components);
    body(members, name.text(), kind.equals("enum"));
    return made(cursor.since(start), kind, name, supertypes, annotations, members);
  }

  /** The body of an anonymous class. */
  JavaClass anonymous(String supertype) {
    int start = cursor.index();
    Token at = cursor.token();
    Members members = new Members();
    body(members, "", false);
    Token name = new Token(Kind.NAME, "", at.span(), false, List.of());
    return made(cursor.since(start), "", name, List.of(supertype), List.of(), members);
  }

  private static JavaClass made(
      Span span,
      String kind,
      Token name,
      List<String> supertypes,
      List<JavaAnnotation> annotations,
      Members members) {
    return new JavaClass(
        span,
        kind,
        name.text(),
        name.span(),
        supertypes,
        annotations,
        members.fields,
        members.methods,
        members.classes,
        members.blocks);
  }

  private List<String> supertypes() {
    List<String> supertypes = new ArrayList<>();
    while (cursor.isWord("extends")
        || cursor.isWord("implements")
        || cursor.isWord("permits")
        || cursor.is(",")) {
      cursor.next();
      int from = cursor.index();
      int to = Types.end(cursor, from);
      if (to < 0) {
        break;
      }
      supertypes.add(Types.name(cursor, from, to));
      cursor.moveTo(to);
    }
    return supertypes;
  }

  private void body(Members members, String name, boolean constants) {
    if (!cursor.is("{") || !cursor.enter()) {
      return;
    }
    int open = cursor.index();
    int close = cursor.closing(open);
    cursor.next();
    if (constants) {
      constants(close);
    }
    while (cursor.index() < close) {
      int start = cursor.index();
      member(members, name);
      if (cursor.index() == start) {
        cursor.skip();
      }
    }
    cursor.close(open);
    cursor.leave();
  }

  /** Passes the constants of an enum. */
  private void constants(int close) {
    while (cursor.index() < close && !cursor.is(";")) {
      boolean member = cursor.isGroovy() && !cursor.is(",") && isMethod(cursor.index()) > 0;
      if (member) {
        return;
      }
      cursor.skip();
    }
  }

  private void member(Members members, String className) {
    if (cursor.accept(";")) {
      return;
    }
    Head head = head();
    if (isClass()) {
      members.classes.add(type(head.start(), head.annotations()));
    } else if (cursor.is("{") || (cursor.isWord("static") && isBlockBehind())) {
      cursor.acceptWord("static");
      members.blocks.add(statements.block());
    } else if (isMethod(cursor.index()) > 0) {
      members.methods.add(method(head, className));
    } else {
      fields(head, members.fields);
    }
  }

  private boolean isBlockBehind() {
    return cursor.token(cursor.index() + 1).is("{");
  }

  // ---- methods ----

  /** The index of the name of the method that is declared here; -1 if none is. */
  int isMethod(int from) {
    int at = Types.arguments(cursor, from);
    boolean untyped = cursor.token(at).kind() == Kind.NAME && cursor.token(at + 1).is("(");
    int name = untyped ? at : Types.end(cursor, at);
    if (name < 0 || cursor.token(name).kind() != Kind.NAME || !cursor.token(name + 1).is("(")) {
      return -1;
    }
    Token behind = cursor.token(cursor.closing(name + 1) + 1);
    boolean body = behind.is("{") || behind.isWord("throws") || behind.is("[");
    boolean bodiless = behind.is(";") || behind.isWord("default");
    return body || (bodiless && !untyped) ? name : -1;
  }

  JavaMethod method(Head head, String className) {
    int from = Types.arguments(cursor, cursor.index());
    int name = isMethod(cursor.index());
    String type = Types.name(cursor, from, name);
    cursor.moveTo(name);
    Token word = cursor.next();
    List<JavaMethod.Parameter> parameters = parameters();
    while (!cursor.is("{") && !cursor.is(";") && !cursor.is("}") && !cursor.isEnd()) {
      cursor.skip();
    }
    JavaStatement.Block body = cursor.is("{") ? statements.block() : null;
    boolean constructor = word.text().equals(className) && type.isEmpty();
    return new JavaMethod(
        cursor.since(head.start()),
        word.span(),
        head.modifiers(),
        head.annotations(),
        type,
        constructor ? JavaMethod.CONSTRUCTOR : word.text(),
        parameters,
        body);
  }

  private List<JavaMethod.Parameter> parameters() {
    List<JavaMethod.Parameter> parameters = new ArrayList<>();
    int open = cursor.index();
    int close = cursor.closing(open);
    cursor.next();
    while (cursor.index() < close) {
      int start = cursor.index();
      head();
      int from = cursor.index();
      int to = Types.end(cursor, from);
      boolean rest = to > 0 && cursor.token(to).is("...");
      int name = rest ? to + 1 : to;
      boolean typed = name > 0 && cursor.token(name).kind() == Kind.NAME && name < close;
      if (typed || (to > 0 && cursor.isGroovy())) {
        cursor.moveTo(typed ? name : from);
        String type = typed ? Types.name(cursor, from, to) : "";
        String text = cursor.next().text();
        parameters.add(new JavaMethod.Parameter(cursor.since(start), type, text, rest));
      }
      cursor.recover(",", close);
      cursor.accept(",");
    }
    cursor.close(open);
    return parameters;
  }

  // ---- fields ----

  private void fields(Head head, List<JavaField> fields) {
    int from = cursor.index();
    int to = Types.end(cursor, from);
    boolean typed = to > 0 && cursor.token(to).kind() == Kind.NAME;
    if (!typed && (!cursor.isGroovy() || head.modifiers().isEmpty() || to < 0)) {
      cursor.skipUnlessClosing();
      return;
    }
    String type = typed ? Types.name(cursor, from, to) : "";
    cursor.moveTo(typed ? to : from);
    do {
      if (!cursor.isName()) {
        break;
      }
      String name = cursor.next().text();
      while (cursor.is("[") && cursor.token(cursor.index() + 1).is("]")) {
        cursor.next();
        cursor.next();
      }
      JavaExpr value = cursor.accept("=") ? statements.expressions().expression() : null;
      fields.add(
          new JavaField(
              cursor.since(head.start()), head.modifiers(), head.annotations(), type, name, value));
    } while (cursor.accept(","));
    cursor.accept(";");
  }
}
