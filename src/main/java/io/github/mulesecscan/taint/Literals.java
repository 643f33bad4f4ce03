package io.github.mulesecscan.taint;

import io.github.mulesecscan.expression.Expressions;
import io.github.mulesecscan.expression.ParameterValue;
import io.github.mulesecscan.project.MuleProject;
import io.github.mulesecscan.project.ResolvedValue;
import io.github.mulesecscan.source.Location;
import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.syntax.xml.XmlAttribute;
import io.github.mulesecscan.syntax.xml.XmlElement;
import io.github.mulesecscan.syntax.xml.XmlNode;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Parameters that are texts and no expressions: the same in every event, and evaluated once. */
final class Literals {

  private final MuleProject project;
  private final Expressions expressions;
  private final SensitiveNames names;
  private final Map<XmlNode, Meaning> meanings = new IdentityHashMap<>();
  private final Map<Object, Location> places = new IdentityHashMap<>();
  private final Map<XmlElement, List<XmlNode>> own = new IdentityHashMap<>();
  private final Map<XmlElement, List<XmlNode>> all = new IdentityHashMap<>();

  Literals(MuleProject project, Expressions expressions, SensitiveNames names) {
    this.project = project;
    this.expressions = expressions;
    this.names = names;
  }

  /**
   * What a parameter means.
   *
   * @param literal its value if it is a text; otherwise it has to be evaluated
   */
  record Meaning(ParameterValue parameter, @Nullable Value literal) {

    /** Whether it holds no data of anybody, whatever the event is. */
    boolean isClean() {
      return literal != null && literal.isClean();
    }
  }

  /** What {@code parameter}, an attribute, or an element because of its own text, means. */
  Meaning of(XmlNode parameter) {
    Meaning known = meanings.get(parameter);
    if (known == null) {
      known =
          parameter instanceof XmlAttribute attribute
              ? of(expressions.value(attribute), attribute)
              : of(expressions.value((XmlElement) parameter), parameter);
      meanings.put(parameter, known);
    }
    return known;
  }

  /** The parameter itself. */
  ParameterValue parameter(XmlNode parameter) {
    return of(parameter).parameter();
  }

  private Meaning of(ParameterValue parameter, XmlNode node) {
    boolean computed =
        parameter instanceof ParameterValue.Whole || parameter instanceof ParameterValue.Template;
    return new Meaning(parameter, computed ? null : value(parameter.text(), location(node)));
  }

  /** The place of a parameter: of an attribute, what is between the quotes. */
  Location location(XmlNode node) {
    if (!(node instanceof XmlAttribute attribute)) {
      return node.location();
    }
    return places.computeIfAbsent(
        attribute, unseen -> attribute.source().locate(attribute.valueSpan()));
  }

  /** The place of all of {@code text}. */
  Location location(SourceText text) {
    return places.computeIfAbsent(text, unseen -> text.locate(text.span()));
  }

  /** The parameters of {@code element} that may hold data: attributes, and its own text. */
  List<XmlNode> own(XmlElement element) {
    return own.computeIfAbsent(element, this::readOwn);
  }

  /** The same with those in elements below. */
  List<XmlNode> all(XmlElement element) {
    return all.computeIfAbsent(element, this::readAll);
  }

  private List<XmlNode> readOwn(XmlElement element) {
    List<XmlNode> found = new ArrayList<>();
    if (element.children().isEmpty()) {
      add(element, found);
    }
    addAttributes(element, found);
    return found;
  }

  private List<XmlNode> readAll(XmlElement element) {
    List<XmlNode> found = new ArrayList<>(own(element));
    for (XmlElement below : element.descendants()) {
      addAttributes(below, found);
      if (below.children().isEmpty()) {
        add(below, found);
      }
    }
    return found;
  }

  private void addAttributes(XmlElement element, List<XmlNode> found) {
    for (XmlAttribute attribute : element.attributes()) {
      if (attribute.uri().isEmpty()) {
        add(attribute, found);
      }
    }
  }

  private void add(XmlNode parameter, List<XmlNode> found) {
    if (!of(parameter).isClean()) {
      found.add(parameter);
    }
  }

  // ---- texts ----

  /** A text that is no expression; what its placeholders stand for is constant, too. */
  Value value(SourceText text, Location location) {
    String content = text.content();
    if (!content.contains("${")) {
      return Value.constant(content);
    }
    List<Value> parts = new ArrayList<>();
    int done = 0;
    for (Placeholder placeholder : secretPlaceholders(content)) {
      parts.add(resolved(content.substring(done, placeholder.from()), location));
      parts.add(property(placeholder.name(), location, Set.of(DataLabel.SECRET)));
      done = placeholder.to();
    }
    if (done == 0) {
      return resolved(content, location);
    }
    parts.add(resolved(content.substring(done), location));
    return Texts.concat(parts);
  }

  private Value resolved(String content, Location location) {
    if (!content.contains("${")) {
      return Value.constant(content);
    }
    Value all = Value.NOTHING;
    for (ResolvedValue value : project.resolver().resolve(content)) {
      all =
          all.join(
              value.isLiteral()
                  ? Value.constant(value.text())
                  : property(content, location, Set.of()));
    }
    return all;
  }

  /** A placeholder in a text: what it names, and where it stands. */
  private record Placeholder(String name, int from, int to) {}

  private List<Placeholder> secretPlaceholders(String text) {
    List<Placeholder> found = new ArrayList<>();
    int from = text.indexOf("${");
    while (from >= 0) {
      int to = text.indexOf('}', from);
      if (to < 0) {
        return found;
      }
      String name = text.substring(from + 2, to).strip();
      if (names.isSecret(name)) {
        found.add(new Placeholder(name, from, to + 1));
      }
      from = text.indexOf("${", to);
    }
    return found;
  }

  private static Value property(String name, Location location, Set<DataLabel> labels) {
    Origin origin = new Origin(name, "the property `" + name + "`", location, Trust.CONFIG, labels);
    return Value.of(Taints.of(origin));
  }
}
