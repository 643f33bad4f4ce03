package io.github.mulesecscan.secret;

import io.github.mulesecscan.expression.AccessPath;
import io.github.mulesecscan.expression.AccessPaths;
import io.github.mulesecscan.expression.Bindings;
import io.github.mulesecscan.expression.Constants;
import io.github.mulesecscan.expression.EmbeddedScript;
import io.github.mulesecscan.expression.Expressions;
import io.github.mulesecscan.expression.Host;
import io.github.mulesecscan.source.Span;
import io.github.mulesecscan.syntax.dataweave.BinaryOperator;
import io.github.mulesecscan.syntax.dataweave.Binding;
import io.github.mulesecscan.syntax.dataweave.Directive;
import io.github.mulesecscan.syntax.dataweave.Entry;
import io.github.mulesecscan.syntax.dataweave.Expr;
import io.github.mulesecscan.syntax.dataweave.Node;
import io.github.mulesecscan.syntax.dataweave.Parameter;
import io.github.mulesecscan.syntax.xml.XmlAttribute;
import io.github.mulesecscan.syntax.xml.XmlElement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Finds credentials that are written down in DataWeave. */
final class DataWeaveCredentials {

  private static final List<String> SCHEMES = List.of("Basic ", "Bearer ", "basic ", "bearer ");
  private static final String AUTHORIZATION = "authorization";

  /** Functions and constructors whose first argument is a key. */
  private static final Set<String> KEYED =
      Set.of("HMACWith", "HMACBinary", "SecretKeySpec::new", "IvParameterSpec::new");

  private static final int SHORTEST_WITHOUT_NAME = 8;

  private final SecretKnowledge knowledge;
  private final Expressions expressions;
  private final Consumer<Credential> sink;

  DataWeaveCredentials(
      SecretKnowledge knowledge, Expressions expressions, Consumer<Credential> sink) {
    this.knowledge = knowledge;
    this.expressions = expressions;
    this.sink = sink;
  }

  void find() {
    for (EmbeddedScript script : expressions.all()) {
      new OneScript(script, expressions.bindings(script.script())).find();
    }
  }

  /** The search of one script. */
  private final class OneScript {

    private final EmbeddedScript script;
    private final Bindings bindings;

    OneScript(EmbeddedScript script, Bindings bindings) {
      this.script = script;
      this.bindings = bindings;
    }

    void find() {
      named(script.host()).ifPresent(name -> literals(name, script.script().body()));
      for (Node node : bindings.nodes()) {
        visit(node);
      }
    }

    private void visit(Node node) {
      if (node instanceof Entry.Pair pair) {
        Constants.name(pair.key()).ifPresent(name -> literals(name, pair.value()));
      } else if (node instanceof Directive.Variable variable) {
        literals(variable.name(), variable.value());
      } else if (node instanceof Binding binding) {
        literals(binding.name(), binding.value());
      } else if (node instanceof Parameter parameter) {
        literals(parameter.name(), parameter.defaultValue());
      } else if (node instanceof Expr.Binary binary) {
        comparison(binary);
      } else if (node instanceof Expr.StringLiteral string) {
        withScheme(string);
      } else if (node instanceof Expr.Call call) {
        behindScheme(call);
        key(call);
      }
    }

    /** {@code attributes.headers.apiKey == "…"}: whoever reads it knows the key. */
    private void comparison(Expr.Binary binary) {
      boolean compares =
          binary.operator() == BinaryOperator.EQUAL
              || binary.operator() == BinaryOperator.NOT_EQUAL
              || binary.operator() == BinaryOperator.SIMILAR;
      if (compares) {
        field(binary.left()).ifPresent(name -> literals(name, binary.right()));
        field(binary.right()).ifPresent(name -> literals(name, binary.left()));
      } else if (binary.operator() == BinaryOperator.DEFAULT) {
        field(binary.left()).ifPresent(name -> literals(name, binary.right()));
      }
    }

    private Optional<String> field(Expr expression) {
      AccessPath path = new AccessPaths(bindings).of(expression);
      int last = path.steps().size() - 1;
      return last < 0 ? Optional.empty() : Optional.of(path.steps().get(last));
    }

    /** {@code "Basic dXNlcjpwYXNz"}, whatever it is bound to. */
    private void withScheme(Expr.StringLiteral string) {
      Optional<String> text = string.constant();
      boolean scheme =
          text.isPresent()
              && SCHEMES.stream()
                  .anyMatch(
                      prefix ->
                          text.get().startsWith(prefix)
                              && text.get().length() >= prefix.length() + SHORTEST_WITHOUT_NAME);
      if (scheme) {
        judge(AUTHORIZATION, text.get(), string);
      }
    }

    /** {@code "Bearer " ++ "eyJ…"}. */
    private void behindScheme(Expr.Call call) {
      boolean joins = call.function().map(name -> name.text().equals("++")).orElse(false);
      if (!joins || call.arguments().size() != 2) {
        return;
      }
      boolean scheme = Constants.text(call.arguments().get(0)).map(SCHEMES::contains).orElse(false);
      if (scheme) {
        literals(AUTHORIZATION, call.arguments().get(1));
      }
    }

    /** {@code HMACWith("…" as Binary, …)}: hidden, and told by a rule about keys. */
    private void key(Expr.Call call) {
      boolean takesKey =
          call.function().map(name -> KEYED.contains(name.text())).orElse(false)
              && !call.arguments().isEmpty();
      if (!takesKey) {
        return;
      }
      Expr at = call.arguments().get(0);
      while (at instanceof Expr.Cast cast) {
        at = cast.value();
      }
      if (at instanceof Expr.StringLiteral string) {
        String name = call.function().map(function -> function.text()).orElse("");
        string
            .constant()
            .filter(text -> knowledge.values().judgeKey(text).isPresent())
            .ifPresent(
                text ->
                    sink.accept(
                        credential(
                            name,
                            text,
                            string,
                            Credential.Form.CRYPTOGRAPHIC_KEY,
                            Credential.Quality.REAL)));
      }
    }

    /** Judges the literals that {@code value} may be. */
    private void literals(String name, @Nullable Expr value) {
      if (value == null || !knowledge.names().isSecret(name)) {
        return;
      }
      Deque<Expr> open = new ArrayDeque<>();
      open.add(value);
      while (!open.isEmpty()) {
        Expr at = open.pop();
        if (at instanceof Expr.StringLiteral string) {
          string.constant().ifPresent(text -> judge(name, text, string));
        } else if (at instanceof Expr.Cast cast) {
          open.add(cast.value());
        } else if (at instanceof Expr.If choice) {
          open.add(choice.consequence());
          open.add(choice.alternative());
        } else if (at instanceof Expr.Binary binary
            && binary.operator() == BinaryOperator.DEFAULT) {
          open.add(binary.left());
          open.add(binary.right());
        }
      }
    }

    private void judge(String name, String value, Expr.StringLiteral literal) {
      knowledge
          .values()
          .judge(name, value)
          .ifPresent(
              quality ->
                  sink.accept(credential(name, value, literal, Credential.Form.NAMED, quality)));
    }

    private Credential credential(
        String name,
        String value,
        Expr.StringLiteral literal,
        Credential.Form form,
        Credential.Quality quality) {
      Span quoted = literal.span();
      Span inner =
          quoted.length() >= 2 ? Span.between(quoted.offset() + 1, quoted.end() - 1) : quoted;
      return new Credential(
          name,
          value,
          script.text().locate(inner),
          anchor(name),
          Credential.Place.DATAWEAVE,
          form,
          quality,
          Set.of(),
          false);
    }

    private String anchor(String name) {
      List<XmlElement> elements = script.host().elements();
      return script.host() instanceof Host.File || elements.isEmpty()
          ? script.host().path().name() + "/" + name
          : XmlCredentials.anchor(elements.get(0)) + "/" + script.host().parameter() + "/" + name;
    }
  }

  /**
   * What the value of a whole parameter is bound to: a variable, a header, the parameter itself.
   */
  private static Optional<String> named(Host host) {
    if (host instanceof Host.Attribute attribute) {
      XmlElement element = attribute.attribute().element();
      return name(element, attribute.parameter().equals("value"))
          .or(() -> Optional.of(host.parameter()));
    }
    return host.elements().stream().findFirst().flatMap(element -> name(element, true));
  }

  private static Optional<String> name(XmlElement element, boolean value) {
    if (!value) {
      return Optional.empty();
    }
    return List.of("variableName", "key", "headerName", "name", "propertyName").stream()
        .flatMap(attribute -> element.attribute(attribute).stream())
        .map(XmlAttribute::getValue)
        .findFirst();
  }
}
