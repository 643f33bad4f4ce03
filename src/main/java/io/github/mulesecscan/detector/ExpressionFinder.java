package io.github.mulesecscan.detector;

import io.github.mulesecscan.detector.ExpressionSite.Part;
import io.github.mulesecscan.expression.Bindings;
import io.github.mulesecscan.expression.Constants;
import io.github.mulesecscan.expression.EmbeddedScript;
import io.github.mulesecscan.expression.Expressions;
import io.github.mulesecscan.expression.Host;
import io.github.mulesecscan.expression.ParameterValue;
import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.source.Span;
import io.github.mulesecscan.syntax.dataweave.Directive;
import io.github.mulesecscan.syntax.dataweave.Entry;
import io.github.mulesecscan.syntax.dataweave.Expr;
import io.github.mulesecscan.syntax.dataweave.Node;
import io.github.mulesecscan.syntax.dataweave.StringPart;
import io.github.mulesecscan.syntax.xml.XmlAttribute;
import io.github.mulesecscan.syntax.xml.XmlDocument;
import io.github.mulesecscan.syntax.xml.XmlElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ways to find the places that a rule asks about. */
interface ExpressionFinder {

  /** The places in the application, by file and place. */
  List<ExpressionSite> find(Scope scope);

  /** One node of a script, if it is meant. */
  interface OfNode {
    Optional<ExpressionSite> site(EmbeddedScript script, Bindings bindings, Node node);
  }

  /** Looks at every node of a class in every script. */
  record Nodes(Class<? extends Node> kind, OfNode test) implements ExpressionFinder {
    @Override
    public List<ExpressionSite> find(Scope scope) {
      Expressions expressions = scope.expressions();
      List<ExpressionSite> found = new ArrayList<>();
      for (EmbeddedScript script : expressions.all()) {
        Bindings bindings = expressions.bindings(script.script());
        for (Node node : bindings.nodes(kind)) {
          test.site(script, bindings, node).ifPresent(found::add);
        }
      }
      return found;
    }
  }

  /** Calls of functions. */
  static ExpressionFinder calls(List<FunctionPattern> functions) {
    return new Nodes(
        Expr.Call.class,
        (script, bindings, node) -> {
          if (node instanceof Expr.Call call
              && FunctionPattern.anyMatches(functions, call, bindings)) {
            return Optional.of(
                ExpressionSite.of(
                    script.host(), new Part(call, bindings), call.function().orElseThrow().text()));
          }
          return Optional.empty();
        });
  }

  /** Selector chains, each as far as it goes, and implicit variables standing alone. */
  static ExpressionFinder paths(List<PathPattern> patterns) {
    return scope -> {
      List<ExpressionSite> found = new ArrayList<>();
      for (EmbeddedScript script : scope.expressions().all()) {
        Bindings bindings = scope.expressions().bindings(script.script());
        for (Bindings.Selection selection : bindings.selections()) {
          if (patterns.stream().anyMatch(pattern -> pattern.matches(selection.path()))) {
            Part part = new Part(selection.expression(), bindings);
            found.add(ExpressionSite.of(script.host(), part, selection.path().toString()));
          }
        }
      }
      return found;
    };
  }

  /** Constant strings, numbers and booleans. */
  static ExpressionFinder literals(ValueTest test) {
    return new Nodes(
        Expr.class,
        (script, bindings, node) -> {
          boolean literal =
              node instanceof Expr.StringLiteral || node instanceof Expr.NumberLiteral;
          if (!literal) {
            return Optional.empty();
          }
          Optional<String> text = Constants.text((Expr) node);
          boolean meant =
              text.isPresent()
                  && test.answer(ExpressionConditions.literal(text.get())) != ValueTest.Answer.NO;
          return meant
              ? Optional.of(
                  ExpressionSite.of(script.host(), new Part((Expr) node, bindings), text.get()))
              : Optional.empty();
        });
  }

  /** Texts put together, {@code "a" ++ b} or {@code "a$(b)"}, whose first piece is a constant. */
  static ExpressionFinder concatenations(ValueTest first) {
    return new Nodes(
        Expr.class,
        (script, bindings, node) -> {
          Optional<String> start = start(node);
          boolean meant =
              start.isPresent()
                  && first.answer(ExpressionConditions.literal(start.get())) != ValueTest.Answer.NO;
          return meant
              ? Optional.of(
                  ExpressionSite.of(script.host(), new Part((Expr) node, bindings), start.get()))
              : Optional.empty();
        });
  }

  private static Optional<String> start(Node node) {
    if (node instanceof Expr.Call call
        && call.arguments().size() == 2
        && call.function().map(name -> name.text().equals("++")).orElse(false)) {
      return Constants.text(call.arguments().get(0));
    }
    if (node instanceof Expr.StringLiteral string
        && string.parts().size() > 1
        && string.parts().get(0) instanceof StringPart.Text text) {
      return Optional.of(text.value());
    }
    return Optional.empty();
  }

  /**
   * Properties of readers and writers: of directives, in the third argument of {@code read}, {@code
   * readUrl} and {@code write}, and behind a MIME type.
   */
  record Options(List<String> names) implements ExpressionFinder {

    private static final List<FunctionPattern> READERS =
        List.of(
            FunctionPattern.of("read"), FunctionPattern.of("readUrl"), FunctionPattern.of("write"));

    private static final Pattern MIME_OPTION =
        Pattern.compile(";\\s*+([A-Za-z]++)\\s*+=\\s*+\"?+([^;\"\\s]++)");

    public Options {
      names = List.copyOf(names);
    }

    @Override
    public List<ExpressionSite> find(Scope scope) {
      List<ExpressionSite> found = new ArrayList<>(new Nodes(Node.class, this::ofNode).find(scope));
      for (XmlDocument document : scope.documents(DocumentKind.MULE)) {
        for (XmlElement element : document.root().descendants()) {
          element.attributes().stream()
              .filter(
                  attribute -> attribute.getName().toLowerCase(Locale.ROOT).contains("mimetype"))
              .forEach(attribute -> ofMimeType(attribute, found));
        }
      }
      return found;
    }

    private Optional<ExpressionSite> ofNode(EmbeddedScript script, Bindings bindings, Node node) {
      if (node instanceof Directive.Option option && isNamed(option.name())) {
        return Optional.of(site(script, option, option.name(), option.value()));
      }
      if (node instanceof Entry.Pair pair && isReaderProperty(pair, bindings)) {
        Optional<String> name = Constants.name(pair.key()).filter(this::isNamed);
        return name.map(key -> site(script, pair, key, pair.value()));
      }
      return Optional.empty();
    }

    private static boolean isReaderProperty(Entry.Pair pair, Bindings bindings) {
      Optional<Node> object = bindings.parent(pair);
      return object.flatMap(bindings::parent).orElse(null) instanceof Expr.Call call
          && call.arguments().size() > 2
          && call.arguments().get(2) == object.orElse(null)
          && FunctionPattern.anyMatches(READERS, call, bindings);
    }

    private static ExpressionSite site(EmbeddedScript script, Node node, String name, Expr value) {
      return new ExpressionSite(
          script.host(), script.text(), node.span(), name, Constants.text(value), Optional.empty());
    }

    private void ofMimeType(XmlAttribute attribute, List<ExpressionSite> found) {
      SourceText view = attribute.valueView();
      Matcher matcher = MIME_OPTION.matcher(view.content());
      while (matcher.find()) {
        if (isNamed(matcher.group(1))) {
          found.add(
              new ExpressionSite(
                  new Host.Attribute(attribute),
                  view,
                  Span.between(matcher.start(1), matcher.end(2)),
                  matcher.group(1),
                  Optional.of(matcher.group(2)),
                  Optional.empty()));
        }
      }
    }

    private boolean isNamed(String name) {
      return names.stream().anyMatch(wanted -> wanted.equalsIgnoreCase(name));
    }
  }

  /** What looks like an expression in a text that its component takes as it stands. */
  record Unevaluated() implements ExpressionFinder {
    @Override
    public List<ExpressionSite> find(Scope scope) {
      List<ExpressionSite> found = new ArrayList<>();
      for (XmlDocument document : scope.documents(DocumentKind.MULE)) {
        for (XmlElement element : document.root().descendants()) {
          for (XmlAttribute attribute : element.attributes()) {
            add(scope.expressions().value(attribute), new Host.Attribute(attribute), found);
          }
          add(scope.expressions().value(element), new Host.Body(element), found);
        }
      }
      return found;
    }

    private static void add(ParameterValue value, Host host, List<ExpressionSite> found) {
      if (value instanceof ParameterValue.Unevaluated unevaluated) {
        for (SourceText text : unevaluated.expressions()) {
          found.add(
              new ExpressionSite(
                  host,
                  text,
                  text.span(),
                  text.content(),
                  Optional.of(unevaluated.text().content()),
                  Optional.empty()));
        }
      }
    }
  }
}
