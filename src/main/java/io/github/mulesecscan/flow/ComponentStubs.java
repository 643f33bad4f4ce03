package io.github.mulesecscan.flow;

import io.github.mulesecscan.catalog.ComponentRole;
import io.github.mulesecscan.source.VisibleText;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * Models to fill in for components that the catalogue does not know: the key {@code components} of
 * a ruleset, which loads as it stands and says of each component what is assumed without it.
 */
public final class ComponentStubs {

  private static final String INDENT = "        ";

  private ComponentStubs() {}

  /** The models of {@code components}, which may come from several applications. */
  public static String yaml(Collection<UnmodelledComponent> components) {
    Map<String, Map<String, UnmodelledComponent>> byUri = new TreeMap<>();
    for (UnmodelledComponent component : components) {
      byUri
          .computeIfAbsent(component.uri(), uri -> new TreeMap<>())
          .merge(component.localName(), component, ComponentStubs::both);
    }
    StringBuilder yaml = new StringBuilder("components:\n");
    byUri.forEach(
        (uri, named) -> {
          yaml.append("  - namespace: ").append(quoted(uri)).append('\n');
          yaml.append("    elements:\n");
          named.values().forEach(component -> append(yaml, component));
        });
    return yaml.toString();
  }

  private static UnmodelledComponent both(UnmodelledComponent one, UnmodelledComponent other) {
    return new UnmodelledComponent(
        one.uri(),
        one.localName(),
        one.name(),
        one.role(),
        one.count() + other.count(),
        one.first(),
        one.attributes(),
        one.children());
  }

  private static void append(StringBuilder yaml, UnmodelledComponent component) {
    String place = component.first().path().value() + ":" + component.first().startLine();
    String uses =
        component.count() == 1 ? "1 use, at " : component.count() + " uses, the first at ";
    comment(yaml, uses + place);
    if (!component.attributes().isEmpty()) {
      comment(yaml, "attributes: " + String.join(", ", component.attributes()));
    }
    if (!component.children().isEmpty()) {
      comment(yaml, "children: " + String.join(", ", component.children()));
    }
    yaml.append("      - name: ").append(quoted(component.localName())).append('\n');
    yaml.append(INDENT).append("role: ").append(component.role().word()).append('\n');
    if (component.role() == ComponentRole.CONFIG) {
      return;
    }
    boolean source = component.role() == ComponentRole.SOURCE;
    if (!source) {
      yaml.append(INDENT).append("# true if payload and attributes stay as they are\n");
      yaml.append(INDENT).append("void: false\n");
    }
    String trust = source ? "untrusted" : "upstream";
    String text = quoted((source ? "what comes from " : "the result of ") + component.name());
    yaml.append(INDENT).append("gives:\n");
    gift(yaml, "payload", trust, text);
    gift(yaml, "attributes", trust, text);
  }

  private static void gift(StringBuilder yaml, String to, String trust, String description) {
    yaml.append(INDENT)
        .append("  - {to: ")
        .append(to)
        .append(", trust: ")
        .append(trust)
        .append(", description: ")
        .append(description)
        .append("}\n");
  }

  private static void comment(StringBuilder yaml, String text) {
    yaml.append("      # ").append(VisibleText.line(text)).append('\n');
  }

  private static String quoted(String text) {
    return "'" + VisibleText.line(text).replace("'", "''") + "'";
  }
}
