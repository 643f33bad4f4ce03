package io.github.mulesecscan.expression;

import io.github.mulesecscan.catalog.Catalog;
import io.github.mulesecscan.project.LoadLimits;
import io.github.mulesecscan.project.MuleProject;
import io.github.mulesecscan.project.ProjectLoader;
import io.github.mulesecscan.source.Diagnostic;
import io.github.mulesecscan.source.Location;
import io.github.mulesecscan.syntax.dataweave.Expr;
import io.github.mulesecscan.syntax.dataweave.Node;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A small application whose expressions are read. */
final class ExampleApp {

  static final Catalog CATALOG = Catalog.builtIn();

  private final Path folder;

  private ExampleApp(Path folder) {
    this.folder = folder;
  }

  static ExampleApp in(Path folder) {
    return new ExampleApp(folder)
        .file(
            "pom.xml",
            "<project><groupId>g</groupId><artifactId>a</artifactId><version>1</version>"
                + "<packaging>mule-application</packaging></project>");
  }

  ExampleApp file(String path, String content) {
    try {
      Path file = folder.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, content);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A Mule file; the elements begin in line 2. */
  ExampleApp mule(String elements) {
    String prefixes =
        List.of("ee", "http", "db", "java", "json-logger", "scripting", "os", "doc", "file")
            .stream()
            .map(
                prefix ->
                    " xmlns:"
                        + prefix
                        + "=\""
                        + CATALOG.namespaces().uri(prefix).orElseThrow()
                        + "\"")
            .collect(Collectors.joining());
    return file(
        "src/main/mule/app.xml",
        "<mule xmlns=\""
            + CATALOG.namespaces().core()
            + "\""
            + prefixes
            + ">\n"
            + elements
            + "\n</mule>");
  }

  Expressions read() {
    return Expressions.of(project(), CATALOG);
  }

  MuleProject project() {
    return ProjectLoader.load(folder, folder, LoadLimits.defaults());
  }

  /** The scripts' texts. */
  List<String> scripts() {
    return read().all().stream().map(script -> script.text().content()).toList();
  }

  /** The diagnostics as {@code code line:column marked text}. */
  List<String> diagnostics() {
    return read().diagnostics().stream().map(this::show).toList();
  }

  private String show(Diagnostic diagnostic) {
    Location at = diagnostic.location();
    return diagnostic.code()
        + " "
        + (at == null ? "" : at.startLine() + ":" + at.startColumn() + " " + text(at));
  }

  /** What the names and dollar signs of a script stand for, in order, as {@code name=meaning}. */
  List<String> names(EmbeddedScript script, Expressions expressions) {
    Bindings bindings = expressions.bindings(script.script());
    List<String> shown = new ArrayList<>();
    for (Node node : bindings.nodes()) {
      if (node instanceof Expr.Name || node instanceof Expr.Dollar) {
        String written = script.text().slice(node.span());
        String meaning = bindings.declaration((Expr) node).map(ExampleApp::show).orElse("nothing");
        shown.add(written + "=" + meaning);
      }
    }
    return shown;
  }

  private static String show(Declaration declaration) {
    if (declaration instanceof Declaration.Implicit) {
      return "implicit";
    }
    if (declaration instanceof Declaration.Variable variable) {
      return "var of " + variable.script().text().path().name();
    }
    if (declaration instanceof Declaration.Function function) {
      return "fun of "
          + function.script().text().path().name()
          + " x"
          + function.overloads().size();
    }
    if (declaration instanceof Declaration.Using) {
      return "using";
    }
    if (declaration instanceof Declaration.Named named) {
      return "parameter " + named.index();
    }
    if (declaration instanceof Declaration.Dollars dollars) {
      return dollars.count() + " of " + dollars.owner().getClass().getSimpleName();
    }
    if (declaration instanceof Declaration.CaseName) {
      return "case";
    }
    if (declaration instanceof Declaration.JavaMember member) {
      return "java " + member.className() + " " + member.member();
    }
    return String.join(" or ", ((Declaration.External) declaration).modules());
  }

  /** The text of the file at {@code location}. */
  String text(Location location) {
    try {
      String content = Files.readString(folder.resolve(location.path().value()));
      return content.substring(location.span().offset(), location.span().end());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
