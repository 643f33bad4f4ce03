package io.github.mulesecscan.detector;

import io.github.mulesecscan.detector.Judgement.Outcome;
import io.github.mulesecscan.finding.Label;
import io.github.mulesecscan.project.PropertyDefinition;
import io.github.mulesecscan.project.ResolvedValue;
import io.github.mulesecscan.source.Location;
import io.github.mulesecscan.syntax.xml.XmlElement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** What messages say about an outcome: the values of placeholders, and labels of other places. */
final class Words {

  /** The placeholders that every detector with conditions fills. */
  static final Set<String> JUDGED =
      Set.of("attribute", "value", "host", "property", "environments");

  /** The placeholders of detectors that look at elements. */
  static final Set<String> ELEMENT =
      Set.of("element", "name", "flow", "attribute", "value", "host", "property", "environments");

  private static final int MOST_VALUES = 3;
  private static final int MOST_LABELS = 12;
  private static final int LONGEST_VALUE = 120;

  private final Scope scope;

  Words(Scope scope) {
    this.scope = scope;
  }

  /** The placeholders of {@link #JUDGED}; {@code main} is the evidence that they speak of. */
  Map<String, String> judged(Outcome outcome, List<Evidence> main) {
    Map<String, String> values = new HashMap<>();
    describe(values, outcome, main);
    values.put("attribute", main.isEmpty() ? "" : main.get(0).name());
    values.put("property", property(main));
    values.put("environments", environments(outcome.environments()));
    return values;
  }

  /** Adds what the values of {@code main}, and the hosts that {@code outcome} is about, are. */
  static void describe(Map<String, String> values, Outcome outcome, List<Evidence> main) {
    List<Evidence> hosts = outcome.evidence().stream().filter(Evidence::isHost).toList();
    values.put("value", join(main, Evidence::value, ResolvedValue::text));
    values.put("host", join(hosts.isEmpty() ? main : hosts, Evidence::value, Words::host));
  }

  /** The placeholders of {@link #ELEMENT}. */
  Map<String, String> ofElement(XmlElement element, Outcome outcome, List<Evidence> main) {
    Map<String, String> values = judged(outcome, main);
    values.putAll(ofElement(element));
    return values;
  }

  /** What can be said of an element alone. */
  Map<String, String> ofElement(XmlElement element) {
    Map<String, String> values = new HashMap<>();
    values.put("element", show(element));
    values.put("name", name(element));
    values.put("flow", flow(element).orElse(""));
    return values;
  }

  String show(XmlElement element) {
    boolean isMaven =
        scope.catalog().namespaces().uri("maven").filter(element.uri()::equals).isPresent();
    if (isMaven) {
      // Nobody writes prefixes in a pom, and neither do rules about it.
      return element.getName();
    }
    return scope.catalog().namespaces().prefix(element.uri()).isPresent()
        ? scope.catalog().namespaces().show(element.uri(), element.getName())
        : element.getQualifiedName();
  }

  /** {@code prod, uat}; of all environments, words that say so. */
  static String environments(Collection<String> names) {
    List<String> named = new TreeSet<>(names).stream().filter(name -> !name.isEmpty()).toList();
    return named.isEmpty() ? "every environment" : String.join(", ", named);
  }

  /** The evidence of {@code outcome} that {@code owner} itself gives under the first name. */
  static List<Evidence> main(Outcome outcome, Object owner) {
    List<Evidence> own = outcome.evidence().stream().filter(each -> each.owner() == owner).toList();
    List<Evidence> candidates = own.isEmpty() ? outcome.evidence() : own;
    if (candidates.isEmpty()) {
      return List.of();
    }
    return named(candidates, candidates.get(0).name());
  }

  /** The evidence of that name, only that of {@code owner} if it gives any. */
  static List<Evidence> named(List<Evidence> evidence, String name, Object owner) {
    List<Evidence> all = named(evidence, name);
    List<Evidence> own = all.stream().filter(each -> each.owner() == owner).toList();
    return own.isEmpty() ? all : own;
  }

  /** The evidence of that name. */
  private static List<Evidence> named(List<Evidence> evidence, String name) {
    return evidence.stream().filter(each -> each.name().equals(name)).toList();
  }

  /**
   * Other places than {@code primary} that help to understand the outcome: values of other elements
   * than {@code subject}, and the definitions of properties.
   */
  static List<Label> labels(Outcome outcome, Object subject, Location primary) {
    Map<Location, Label> labels = new LinkedHashMap<>();
    for (Evidence evidence : outcome.evidence()) {
      if (evidence.owner() != subject) {
        labels.putIfAbsent(
            evidence.location(), new Label(evidence.location(), evidence.name() + " is set here"));
      }
      for (PropertyDefinition definition : evidence.value().definitions()) {
        labels.putIfAbsent(
            definition.valueLocation(), new Label(definition.valueLocation(), defines(definition)));
      }
    }
    outcome.labels().forEach(label -> labels.putIfAbsent(label.location(), label));
    labels.remove(primary);
    return labels.values().stream().limit(MOST_LABELS).toList();
  }

  private static String defines(PropertyDefinition definition) {
    String where =
        definition.environments().isEmpty()
            ? ""
            : " for " + environments(definition.environments());
    return "defines " + definition.key() + where;
  }

  private static String host(ResolvedValue value) {
    return HostAddress.farthest(value.text()).host();
  }

  private static String property(List<Evidence> main) {
    Set<String> keys = new LinkedHashSet<>();
    for (Evidence evidence : main) {
      evidence.value().definitions().forEach(definition -> keys.add(definition.key()));
      keys.addAll(new TreeSet<>(evidence.value().unresolved()));
    }
    if (keys.isEmpty() && !main.isEmpty()) {
      return main.get(0).name();
    }
    return String.join(", ", keys);
  }

  private static <T> String join(
      List<Evidence> main, Function<Evidence, T> part, Function<T, String> text) {
    Set<String> distinct = new LinkedHashSet<>();
    main.stream().map(part).map(text).map(Words::shorten).forEach(distinct::add);
    distinct.remove("");
    List<String> shown =
        new ArrayList<>(distinct).subList(0, Math.min(MOST_VALUES, distinct.size()));
    return String.join(", ", shown) + (distinct.size() > MOST_VALUES ? ", …" : "");
  }

  private static String shorten(String value) {
    return OneLine.of(value, LONGEST_VALUE);
  }

  private static Optional<String> artifact(XmlElement element) {
    return element.children().stream()
        .filter(child -> child.getName().equals("artifactId"))
        .map(child -> NamedValue.ofText(child).text())
        .findFirst();
  }

  /** The name (in a pom, the artifact) of the element, or of the nearest one around it. */
  private String name(XmlElement element) {
    Optional<XmlElement> at = Optional.of(element);
    while (at.isPresent()) {
      String name = at.get().getAttributeValue("name", "");
      if (!name.isEmpty()) {
        return name;
      }
      Optional<String> artifact = artifact(at.get());
      if (artifact.isPresent()) {
        return artifact.get();
      }
      at = at.get().parent();
    }
    return show(element);
  }

  private Optional<String> flow(XmlElement element) {
    Optional<XmlElement> at = Optional.of(element);
    while (at.isPresent()) {
      String name = at.get().getName();
      if (name.equals("flow") || name.equals("sub-flow")) {
        return Optional.of(at.get().getAttributeValue("name", ""));
      }
      at = at.get().parent();
    }
    return Optional.empty();
  }
}
