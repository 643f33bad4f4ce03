package io.github.mulesecscan.secret;

import io.github.mulesecscan.project.PropertyResolver;
import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.source.Span;
import io.github.mulesecscan.syntax.xml.XmlAttribute;
import io.github.mulesecscan.syntax.xml.XmlDocument;
import io.github.mulesecscan.syntax.xml.XmlElement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Finds credentials in the XML of an application: Mule configurations, pom, log4j2, Spring. */
final class XmlCredentials {

  /** Attributes that name what the {@code value} attribute beside them holds. */
  private static final List<String> NAMING =
      List.of("key", "name", "paramName", "headerName", "propertyName", "variableName");

  private static final List<String> HOSTS = List.of("host", "url", "brokerUrl", "address");
  private static final String DOCUMENTATION = "http://www.mulesoft.org/schema/mule/documentation";

  private final SecretKnowledge knowledge;
  private final PropertyResolver resolver;
  private final DecryptionKeys keys;
  private final Consumer<Credential> sink;

  XmlCredentials(
      SecretKnowledge knowledge,
      PropertyResolver resolver,
      DecryptionKeys keys,
      Consumer<Credential> sink) {
    this.knowledge = knowledge;
    this.resolver = resolver;
    this.keys = keys;
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
      }
    }
  }

  /**
   * Elements named like credentials, at any depth: properties and configuration of plugins, servers
   * of Maven settings.
   */
  void inPom(XmlDocument document) {
    Assignments arguments =
        new Assignments(knowledge, keys, Assignments.Style.ARGUMENTS, Credential.Place.POM);
    for (XmlElement element : document.root().descendants()) {
      // Every argument begins with a hyphen.
      boolean telling =
          isNamed(element.getName(), Credential.Place.POM) || element.getText().indexOf('-') >= 0;
      if (telling && element.children().isEmpty()) {
        SourceText text = trimmed(element.contentView());
        judge(element.getName(), text, element, "text()", Credential.Place.POM);
        arguments.find(text, sink);
      }
    }
  }

  /** Attributes of beans, and users of Spring Security. */
  void inSpring(XmlDocument document) {
    for (XmlElement element : document.root().descendants()) {
      boolean user = element.getName().equals("user") && element.uri().endsWith("/security");
      Credential.Place place = user ? Credential.Place.SPRING_USER : Credential.Place.SPRING;
      attributes(element, place);
      pair(element, place);
    }
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

  private void attributes(XmlElement element, Credential.Place place) {
    for (XmlAttribute attribute : element.attributes()) {
      if (isNamed(attribute.getName(), place)
          && !attribute.getNamespaceURI().equals(DOCUMENTATION)) {
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
          .filter(name -> isNamed(name.getValue(), place))
          .ifPresent(
              name -> judge(name.getValue(), value.get().valueView(), element, "@value", place));
    }
  }

  private boolean isKey(String name, Credential.Place place) {
    return keys.isNamed(name) && place == Credential.Place.POM;
  }

  /** Whether a value of that name is a credential, if it looks like one. */
  private boolean isNamed(String name, Credential.Place place) {
    return isKey(name, place) || knowledge.names().isSecret(name);
  }

  private void judge(
      String name, SourceText value, XmlElement element, String part, Credential.Place place) {
    if (!isNamed(name, place)) {
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
                        isKey(name, place) ? Credential.Form.DECRYPTION_KEY : Credential.Form.NAMED,
                        quality,
                        Set.of(),
                        isLocal(element))));
  }

  private boolean isLocal(XmlElement element) {
    for (String host : HOSTS) {
      Optional<XmlAttribute> attribute = element.attribute(host);
      if (attribute.isPresent()) {
        return resolver.resolve(attribute.get().getValue()).stream()
            .allMatch(value -> LocalHosts.isNamed(value.text()));
      }
    }
    return false;
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
