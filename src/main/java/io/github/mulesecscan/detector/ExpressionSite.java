package io.github.mulesecscan.detector;

import io.github.mulesecscan.expression.AccessPath;
import io.github.mulesecscan.expression.AccessPaths;
import io.github.mulesecscan.expression.Bindings;
import io.github.mulesecscan.expression.Constants;
import io.github.mulesecscan.expression.Host;
import io.github.mulesecscan.source.Location;
import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.source.Span;
import io.github.mulesecscan.syntax.dataweave.Binding;
import io.github.mulesecscan.syntax.dataweave.Directive;
import io.github.mulesecscan.syntax.dataweave.Entry;
import io.github.mulesecscan.syntax.dataweave.Expr;
import io.github.mulesecscan.syntax.dataweave.Node;
import io.github.mulesecscan.syntax.dataweave.Script;
import io.github.mulesecscan.syntax.xml.XmlAttribute;
import io.github.mulesecscan.syntax.xml.XmlElement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A place in a script, or in a text that could hold one, that a rule asks about.
 *
 * @param host what the text stands in
 * @param text the text that the span counts in
 * @param span what is marked when it is reported
 * @param name what messages call it: the function, path or property
 * @param value what is written there, if that is a constant
 * @param part the expression; absent for reader properties and unevaluated text
 */
record ExpressionSite(
    Host host,
    SourceText text,
    Span span,
    String name,
    Optional<String> value,
    Optional<Part> part) {

  /** An expression of a script. */
  record Part(Expr expression, Bindings bindings) {

    AccessPath path() {
      return new AccessPaths(bindings).of(expression);
    }

    /** The expression inside this one, or an argument of it. */
    Part with(Expr other) {
      return new Part(other, bindings);
    }

    /**
     * The expressions that have this one in them, through variables too; nearer ones first, each
     * with the one below it that leads here.
     */
    List<Step> around() {
      List<Step> found = new ArrayList<>();
      Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
      Deque<Node> open = new ArrayDeque<>();
      open.add(expression);
      while (!open.isEmpty()) {
        Node node = open.remove();
        Node up = bindings.parent(node).orElse(null);
        if (up == null || !seen.add(node)) {
          continue;
        }
        if (up instanceof Directive.Variable || up instanceof Binding) {
          open.addAll(bindings.references(up));
        } else {
          found.add(new Step(up, node));
          open.add(up);
        }
      }
      return found;
    }
  }

  /** A node and one that is directly below it. */
  record Step(Node node, Node below) {

    /** Whether {@code below} is an argument of this call, at {@code position} if that is given. */
    boolean isArgument(OptionalInt position) {
      if (!(node instanceof Expr.Call call)) {
        return false;
      }
      for (int i = 0; i < call.arguments().size(); i++) {
        if (call.arguments().get(i) == below) {
          return position.isEmpty() || position.getAsInt() == i;
        }
      }
      return false;
    }
  }

  /** The expression {@code part} of a script of {@code host}. */
  static ExpressionSite of(Host host, Part part, String name) {
    return new ExpressionSite(
        host,
        part.bindings().script().text(),
        part.expression().span(),
        name,
        Constants.text(part.expression(), part.bindings()),
        Optional.of(part));
  }

  /** Another expression of the same script. */
  ExpressionSite at(Expr other) {
    return part.map(here -> of(host, here.with(other), name))
        .orElseThrow(() -> new IllegalStateException("no script"));
  }

  Location location() {
    return text.locate(span);
  }

  String written() {
    return text.slice(span);
  }

  /** The element it belongs to; the first one where several name the file. */
  Optional<XmlElement> element() {
    return host.elements().stream().findFirst();
  }

  /**
   * The names that the value is bound to: the keys, variables and parameters of functions around it
   * from the inside out, at last the variable, header or parameter that the script computes.
   */
  List<String> boundTo() {
    List<String> names = new ArrayList<>();
    if (part.isPresent()) {
      Bindings bindings = part.get().bindings();
      Optional<Node> at = Optional.of(part.get().expression());
      while (at.isPresent() && !(at.get() instanceof Script)) {
        Optional<Node> up = bindings.parent(at.get());
        up.flatMap(ExpressionSite::bindingName).ifPresent(names::add);
        at = up;
      }
    }
    host.elements().forEach(element -> names.addAll(namesOf(element)));
    return names;
  }

  private static Optional<String> bindingName(Node node) {
    if (node instanceof Entry.Pair pair) {
      return Constants.name(pair.key());
    }
    if (node instanceof Directive.Variable variable) {
      return Optional.of(variable.name());
    }
    if (node instanceof Directive.Function function) {
      return Optional.of(function.name());
    }
    return node instanceof Binding binding ? Optional.of(binding.name()) : Optional.empty();
  }

  private List<String> namesOf(XmlElement element) {
    List<String> names = new ArrayList<>();
    for (String attribute : List.of("variableName", "key", "headerName", "propertyName")) {
      element.attribute(attribute).map(XmlAttribute::getValue).ifPresent(names::add);
    }
    if (names.isEmpty() && host instanceof Host.Attribute) {
      names.add(host.parameter());
    }
    return names;
  }
}
