package io.github.mulesecscan.secret;

import io.github.mulesecscan.catalog.Namespaces;
import io.github.mulesecscan.project.PropertyDefinition;
import io.github.mulesecscan.project.PropertyResolver;
import io.github.mulesecscan.project.ResolvedValue;
import io.github.mulesecscan.source.Location;
import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.syntax.xml.XmlAttribute;
import io.github.mulesecscan.syntax.xml.XmlDocument;
import io.github.mulesecscan.syntax.xml.XmlElement;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds keys of secure properties that the application itself gives, and knows the names of those
 * that it should only be given: {@code secure.key} of {@code key="${secure.key}"}.
 */
final class DecryptionKeys {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^{}]++)\\}");

  private final SecretKnowledge knowledge;
  private final Namespaces namespaces;
  private final PropertyResolver resolver;
  private final Consumer<Credential> sink;
  private final Set<String> names = new TreeSet<>();

  DecryptionKeys(
      SecretKnowledge knowledge,
      Namespaces namespaces,
      PropertyResolver resolver,
      Consumer<Credential> sink) {
    this.knowledge = knowledge;
    this.namespaces = namespaces;
    this.resolver = resolver;
    this.sink = sink;
  }

  /** Whether a configuration seen so far takes its key from the property {@code name}. */
  boolean isNamed(String name) {
    return names.contains(name);
  }

  /** Looks at the configurations of secure properties in {@code document}. */
  void inMule(XmlDocument document) {
    for (XmlElement element : document.root().descendants()) {
      for (SecretKnowledge.SecretParameter parameter : knowledge.parameters()) {
        Optional<XmlAttribute> key = element.attribute(parameter.attribute());
        if (key.isPresent()
            && parameter.element().equals(namespaces.show(element.uri(), element.getName()))) {
          look(element, key.get());
        }
      }
    }
  }

  private void look(XmlElement element, XmlAttribute key) {
    SourceText value = key.valueView();
    Matcher placeholder = PLACEHOLDER.matcher(value.content());
    if (!placeholder.find()) {
      report(
          key.getName(),
          value.content(),
          value.locate(value.span()),
          XmlCredentials.anchor(element) + "/@" + key.getName(),
          Credential.Place.MULE_XML,
          Set.of());
      return;
    }
    names.add(placeholder.group(1));
    for (ResolvedValue resolved : resolver.resolve(value.content())) {
      if (resolved.isLiteral()) {
        resolved.definitions().forEach(this::report);
      }
    }
  }

  private void report(PropertyDefinition definition) {
    report(
        definition.key(),
        definition.value(),
        definition.valueLocation(),
        "property/" + definition.key(),
        place(definition.origin()),
        definition.environments());
  }

  private static Credential.Place place(PropertyDefinition.Origin origin) {
    return switch (origin) {
      case GLOBAL_PROPERTY -> Credential.Place.GLOBAL_PROPERTY;
      case POM -> Credential.Place.POM;
      case PROPERTIES_FILE, YAML_FILE, TEXT_FILE -> Credential.Place.PROPERTY_FILE;
    };
  }

  private void report(
      String name,
      String value,
      Location location,
      String anchor,
      Credential.Place place,
      Set<String> environments) {
    knowledge
        .values()
        .judgeKey(value)
        .ifPresent(
            quality ->
                sink.accept(
                    new Credential(
                        name,
                        value,
                        location,
                        anchor,
                        place,
                        Credential.Form.DECRYPTION_KEY,
                        quality,
                        environments,
                        environments.equals(Set.of(Credential.LOCAL)))));
  }
}
