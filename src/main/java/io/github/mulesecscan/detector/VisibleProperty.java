package io.github.mulesecscan.detector;

import io.github.mulesecscan.catalog.NamePattern;
import io.github.mulesecscan.project.MuleProject;
import io.github.mulesecscan.project.ResolvedValue;
import io.github.mulesecscan.project.ResolvedValue.State;
import io.github.mulesecscan.rule.ScanContext;
import io.github.mulesecscan.syntax.xml.XmlAttribute;
import io.github.mulesecscan.syntax.xml.XmlElement;
import io.github.mulesecscan.syntax.yaml.YamlScalar;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * That one of several attributes is set from a property that the runtime manager shows: neither
 * does a provider keep it secret, as {@code ${secure::…}} does, nor is it listed under {@code
 * secureProperties} of {@code mule-artifact.json}.
 */
record VisibleProperty(DocumentKind kind, List<NamePattern> names)
    implements Condition<XmlElement> {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^{}:]++)\\}");

  VisibleProperty {
    names = List.copyOf(names);
  }

  @Override
  public List<NamePattern> attributes() {
    return names;
  }

  @Override
  public boolean holds(XmlElement element, Evaluation evaluation) {
    // Few elements have a placeholder at all.
    if (!kind.readsChildren() && !hasPlaceholder(element)) {
      return false;
    }
    Set<String> hidden = hidden(evaluation);
    for (NamePattern name : names) {
      for (NamedValue value : kind.values(element, name)) {
        Set<String> visible = new TreeSet<>(properties(value.text()));
        visible.removeAll(hidden);
        if (!visible.isEmpty()) {
          evaluation.note(evidence(element, value, visible));
          return true;
        }
      }
    }
    return false;
  }

  private static boolean hasPlaceholder(XmlElement element) {
    for (XmlAttribute attribute : element.attributes()) {
      if (attribute.getValue().contains("${")) {
        return true;
      }
    }
    return false;
  }

  private static Evidence evidence(XmlElement element, NamedValue value, Set<String> visible) {
    ResolvedValue shown =
        new ResolvedValue(value.text(), State.UNRESOLVED, visible, Set.of(), List.of());
    return new Evidence(element, value.name(), shown, value.location(), false, false);
  }

  /** The properties that {@code mule-artifact.json} lists as secret. */
  static Set<String> hidden(Evaluation evaluation) {
    Scope scope = evaluation.scope();
    return scope.once(new Hidden(), () -> hidden(scope.project()));
  }

  private record Hidden() implements ScanContext.Derived<Set<String>> {}

  private static Set<String> hidden(MuleProject project) {
    return project.artifact().stream()
        .flatMap(artifact -> artifact.secureProperties().stream())
        .map(YamlScalar::value)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The properties of the application that {@code text} names. */
  static Set<String> properties(String text) {
    Set<String> found = new TreeSet<>();
    Matcher matcher = PLACEHOLDER.matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(1).strip());
    }
    return found;
  }
}
