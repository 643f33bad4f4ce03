package io.github.mulesecscan.secret;

import io.github.mulesecscan.catalog.Namespaces;
import io.github.mulesecscan.project.PropertyDefinition;
import io.github.mulesecscan.project.PropertyResolver;
import io.github.mulesecscan.project.ResolvedValue;
import io.github.mulesecscan.source.Location;
import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.source.Span;
import io.github.mulesecscan.syntax.xml.XmlAttribute;
import io.github.mulesecscan.syntax.xml.XmlDocument;
import io.github.mulesecscan.syntax.xml.XmlElement;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Finds credentials in the XML of an application: Mule configurations, pom and log4j2. */
final class XmlCredentials {

  /** Attributes that name what the {@code value} attribute beside them holds. */
  private static final List<String> NAMING =
      List.of("key", "name", "paramName", "headerName", "propertyName", "variableName");

  private static final List<String> HOSTS = List.of("host", "url", "brokerUrl", "address");
  private static final String DOCUMENTATION = "http://www.mulesoft.org/schema/mule/documentation";

  private final SecretKnowledge knowledge;
  private final Namespaces namespaces;
  private final PropertyResolver resolver;
  private final Consumer<Credential> sink;

  XmlCredentials(
      SecretKnowledge knowledge,
      Namespaces namespaces,
      PropertyResolver resolver,
      Consumer<Credential> sink) {
    this.knowledge = knowledge;
    this.namespaces = namespaces;
    this.resolver = resolver;
    this.sink = sink;
  }

  /** Attributes named like credentials, and pairs of a telling name and a value. */
  void inMule(XmlDocument document) {
    attributes(document.root(), Credential.Place.MULE_XML);
    for (XmlElement element : document.root().descendants()) {
      if (element.getName().equals("global-property")) {
        pair(element, Credential.Place.GLOBAL_PROPERTY);
      } else {
        attributes(element, Credential.Place.MULE_XML);
        pair(element, Credential.Place.MULE_XML);
        decryptionKey(element);
      }
    }
  }

  /** Elements named like credentials, at any depth: properties and configuration of plugins. */
  void inPom(XmlDocument document) {
    texts(document, Credential.Place.POM);
  }

  /** Attributes and {@code Property} elements of appenders. */
  void inLogging(XmlDocument document) {
    for (XmlElement element : document.root().descendants()) {
      attributes(element, Credential.Place.LOGGING);
      pair(element, Credential.Place.LOGGING);
      boolean named = element.getName().equalsIgnoreCase("property");
      Optional<XmlAttribute> name = named ? element.attribute("name") : Optional.empty();
      name.ifPresent(
          attribute ->
              judge(
                  attribute.getValue(),
                  trimmed(element.contentView()),
                  element,
                  "text()",
                  Credential.Place.LOGGING));
    }
  }

  private void texts(XmlDocument document, Credential.Place place) {
    for (XmlElement element : document.root().descendants()) {
      if (element.children().isEmpty()) {
        judge(element.getName(), trimmed(element.contentView()), element, "text()", place);
      }
    }
  }

  private void attributes(XmlElement element, Credential.Place place) {
    for (XmlAttribute attribute : element.attributes()) {
      if (!attribute.getNamespaceURI().equals(DOCUMENTATION)) {
        judge(
            attribute.getName(), attribute.valueView(), element, "@" + attribute.getName(), place);
      }
    }
  }

  private void pair(XmlElement element, Credential.Place place) {
    Optional<XmlAttribute> value = element.attribute("value");
    if (value.isEmpty()) {
      return;
    }
    for (String naming : NAMING) {
      element
          .attribute(naming)
          .ifPresent(
              name -> judge(name.getValue(), value.get().valueView(), element, "@value", place));
    }
  }

  private void judge(
      String name, SourceText value, XmlElement element, String part, Credential.Place place) {
    if (!knowledge.names().isSecret(name)) {
      return;
    }
    knowledge
        .values()
        .judge(name, value.content())
        .ifPresent(
            quality ->
                sink.accept(
                    new Credential(
                        name,
                        value.content(),
                        value.locate(value.span()),
                        anchor(element) + "/" + part,
                        place,
                        Credential.Form.NAMED,
                        quality,
                        Set.of(),
                        isLocal(element))));
  }

  /** The key of secure properties, written down or given by a property of the project. */
  private void decryptionKey(XmlElement element) {
    for (SecretKnowledge.SecretParameter parameter : knowledge.parameters()) {
      if (parameter.element().equals(namespaces.show(element.uri(), element.getName()))) {
        element.attribute(parameter.attribute()).ifPresent(key -> decryptionKey(element, key));
      }
    }
  }

  private void decryptionKey(XmlElement element, XmlAttribute key) {
    SourceText value = key.valueView();
    String anchor = anchor(element) + "/@" + key.getName();
    if (!value.content().contains("${")) {
      if (!value.content().isBlank() && !value.content().startsWith("#[")) {
        key(key.getName(), value.content(), value.locate(value.span()), anchor, Set.of());
      }
      return;
    }
    for (ResolvedValue resolved : resolver.resolve(value.content())) {
      for (PropertyDefinition definition : resolved.definitions()) {
        boolean plain = !definition.value().contains("${") && !definition.value().startsWith("![");
        if (resolved.isLiteral() && plain && !definition.value().isBlank()) {
          key(
              definition.key(),
              definition.value(),
              definition.valueLocation(),
              "property/" + definition.key(),
              definition.environments());
        }
      }
    }
  }

  private void key(
      String name, String value, Location location, String anchor, Set<String> environments) {
    knowledge
        .values()
        .judge(name, value)
        .ifPresent(
            quality ->
                sink.accept(
                    new Credential(
                        name,
                        value,
                        location,
                        anchor,
                        Credential.Place.MULE_XML,
                        Credential.Form.DECRYPTION_KEY,
                        quality,
                        environments,
                        false)));
  }

  private boolean isLocal(XmlElement element) {
    for (String host : HOSTS) {
      Optional<XmlAttribute> attribute = element.attribute(host);
      if (attribute.isPresent()) {
        return resolver.resolve(attribute.get().getValue()).stream()
            .allMatch(value -> namesLocalHost(value.text()));
      }
    }
    return false;
  }

  private static boolean namesLocalHost(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return lower.equals("localhost")
        || lower.startsWith("127.")
        || lower.equals("::1")
        || lower.contains("//localhost")
        || lower.contains("//127.")
        || lower.contains("@localhost");
  }

  private static SourceText trimmed(SourceText text) {
    String content = text.content();
    int start = 0;
    int end = content.length();
    while (start < end && Character.isWhitespace(content.charAt(start))) {
      start++;
    }
    while (end > start && Character.isWhitespace(content.charAt(end - 1))) {
      end--;
    }
    return text.view(Span.between(start, end));
  }

  /** The nearest named element around, then the element itself. */
  static String anchor(XmlElement element) {
    XmlElement around = element;
    while (around.attribute("name").isEmpty() && around.parent().isPresent()) {
      around = around.parent().get();
    }
    String name = around.attribute("name").map(XmlAttribute::getValue).orElse("");
    return around.getName() + "/" + name + "/" + element.getQualifiedName();
  }
}
