package io.github.mulesecscan.syntax.java;

import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.source.Span;
import io.github.mulesecscan.syntax.java.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** Reads Java and Groovy. Takes any text, in time that grows with its length. */
public final class JavaParser {

  private final SourceText text;
  private final JavaDialect dialect;
  private final Cursor cursor;
  private final StatementParser statements;
  private final List<JavaImport> imports = new ArrayList<>();
  private final List<JavaClass> classes = new ArrayList<>();
  private final List<JavaMethod> methods = new ArrayList<>();
  private final List<JavaStatement> script = new ArrayList<>();
  private String packageName = "";

  private JavaParser(SourceText text, JavaDialect dialect) {
    this.text = text;
    this.dialect = dialect;
    this.cursor = Cursor.of(text.content(), dialect);
    this.statements = new StatementParser(cursor);
  }

  /** The tree of {@code text}, whatever it holds. */
  public static JavaFile parse(SourceText text, JavaDialect dialect) {
    return new JavaParser(text, dialect).run();
  }

  private JavaFile run() {
    while (!cursor.isEnd()) {
      int start = cursor.index();
      declaration();
      if (cursor.index() == start) {
        cursor.skip();
      }
    }
    Span whole = Span.between(0, text.length());
    JavaStatement.Block block = new JavaStatement.Block(whole, script);
    return new JavaFile(text, dialect, packageName, imports, classes, block, methods);
  }

  private void declaration() {
    if (cursor.accept(";")) {
      return;
    }
    if (cursor.isWord("package") && isNameBehind()) {
      cursor.next();
      packageName = path();
      return;
    }
    if (cursor.isWord("import") && isNameBehind()) {
      imported();
      return;
    }
    int start = cursor.index();
    ClassParser parser = statements.classes();
    ClassParser.Head head = parser.head();
    if (parser.isClass()) {
      classes.add(parser.type(start, head.annotations()));
    } else if (!cursor.isGroovy()) {
      cursor.skip();
    } else if (isMethod(head)) {
      methods.add(parser.method(head, ""));
    } else {
      statements.addStatement(script, start, !head.modifiers().isEmpty());
    }
  }

  private boolean isMethod(ClassParser.Head head) {
    int name = statements.classes().isMethod(cursor.index());
    boolean typed = name > cursor.index() || !head.modifiers().isEmpty();
    return name > 0 && typed && !Types.isKeyword(cursor.token(name));
  }

  private boolean isNameBehind() {
    return cursor.token(cursor.index() + 1).kind() == Kind.NAME;
  }

  private void imported() {
    int start = cursor.index();
    cursor.next();
    boolean members = cursor.isWord("static") && isNameBehind();
    if (members) {
      cursor.next();
    }
    String name = path();
    boolean all = name.endsWith(".");
    if (all) {
      name = name.substring(0, name.length() - 1);
      cursor.accept("*");
    }
    String alias = name.substring(name.lastIndexOf('.') + 1);
    if (cursor.isGroovy() && cursor.isWord("as") && isNameBehind()) {
      cursor.next();
      alias = cursor.next().text();
    }
    imports.add(new JavaImport(cursor.since(start), name, members, all, all ? "" : alias));
    cursor.accept(";");
  }

  /** Names with dots between them; ends with a dot if something else than a name follows it. */
  private String path() {
    StringBuilder path = new StringBuilder();
    while (cursor.isName() && !cursor.isWord("as")) {
      path.append(cursor.next().text());
      if (cursor.is(".*")) {
        break;
      }
      if (!cursor.is(".") && !cursor.is("*.")) {
        break;
      }
      cursor.next();
      path.append('.');
    }
    return path.toString();
  }
}
