package io.github.mulesecscan.detector;

import io.github.mulesecscan.catalog.NamePattern;
import io.github.mulesecscan.catalog.Namespaces;
import io.github.mulesecscan.project.LoggingConfig;
import io.github.mulesecscan.project.MuleConfig;
import io.github.mulesecscan.project.MuleProject;
import io.github.mulesecscan.project.Pom;
import io.github.mulesecscan.project.ProjectFile;
import io.github.mulesecscan.syntax.xml.XmlAttribute;
import io.github.mulesecscan.syntax.xml.XmlDocument;
import io.github.mulesecscan.syntax.xml.XmlElement;
import io.github.mulesecscan.syntax.xml.XmlParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A set of XML documents of an application, and how names are written in them. */
enum DocumentKind {
  /** Mule configuration files. */
  MULE,
  /** The {@code pom.xml}; a child element counts as an attribute. */
  POM,
  /**
   * Log4j configuration; letter case and namespace of names do not matter, and a child element
   * counts as an attribute, as Log4j reads them.
   */
  LOG4J,
  /** Spring configuration that an application loads beside its own. */
  SPRING;

  private static final String SPRING_MARK = "http://www.springframework.org/schema/";

  /** The kinds by the words that rules use. */
  static Map<String, DocumentKind> words() {
    Map<String, DocumentKind> words = new TreeMap<>();
    for (DocumentKind kind : values()) {
      words.put(kind.name().toLowerCase(Locale.ROOT), kind);
    }
    return words;
  }

  /** The documents of this kind, in path order. */
  List<XmlDocument> documents(MuleProject project) {
    return switch (this) {
      case MULE -> project.configs().stream().map(MuleConfig::document).toList();
      case POM -> project.pom().map(Pom::document).stream().toList();
      case LOG4J ->
          project.logging().stream().map(LoggingConfig::xml).flatMap(Optional::stream).toList();
      case SPRING -> project.otherFiles().stream().flatMap(DocumentKind::spring).toList();
    };
  }

  /** The namespace of names without prefix. */
  String bareUri(Namespaces namespaces) {
    return switch (this) {
      case MULE -> namespaces.core();
      case SPRING -> namespaces.uri("spring-beans").orElse("");
      case POM, LOG4J -> "";
    };
  }

  /** Whether {@code element} has the name that a rule wrote. */
  boolean isNamed(NamePattern name, XmlElement element) {
    return switch (this) {
      case MULE, SPRING -> isEverything(name) || name.matches(element.uri(), element.getName());
      case POM -> name.matchesLocally(element.getName());
      case LOG4J -> name.matchesLocallyIgnoringCase(element.getName());
    };
  }

  /** What names that are read as the same have in common: {@code localName}, or its lower case. */
  String key(String localName) {
    return this == LOG4J ? localName.toLowerCase(Locale.ROOT) : localName;
  }

  /** What {@code element} says under the names that {@code name} stands for, in file order. */
  List<NamedValue> values(XmlElement element, NamePattern name) {
    List<NamedValue> values = new ArrayList<>(0);
    for (XmlAttribute attribute : element.attributes()) {
      if (isNamed(name, attribute)) {
        values.add(NamedValue.of(attribute));
      }
    }
    if (!readsChildren()) {
      return values;
    }
    for (XmlElement child : element.children()) {
      if (isNamed(name, child) && child.children().isEmpty()) {
        values.add(NamedValue.ofText(child));
      }
    }
    return values;
  }

  /**
   * What says a value: an attribute, or a child element whose text it is.
   *
   * @param element the child; of an attribute, the element that carries it
   */
  record Holder(XmlElement element, Optional<XmlAttribute> attribute) {}

  /** What of {@code element} says the value that {@link #values} finds first. */
  Optional<Holder> holder(XmlElement element, NamePattern name) {
    for (XmlAttribute attribute : element.attributes()) {
      if (isNamed(name, attribute)) {
        return Optional.of(new Holder(element, Optional.of(attribute)));
      }
    }
    if (!readsChildren()) {
      return Optional.empty();
    }
    return element.children().stream()
        .filter(child -> isNamed(name, child) && child.children().isEmpty())
        .findFirst()
        .map(child -> new Holder(child, Optional.empty()));
  }

  /** Whether the text of a child element counts as an attribute. */
  boolean readsChildren() {
    return this == POM || this == LOG4J;
  }

  private boolean isNamed(NamePattern name, XmlAttribute attribute) {
    if (this == LOG4J) {
      return name.matchesLocallyIgnoringCase(attribute.getName());
    }
    return name.matches(attribute.uri(), attribute.getName());
  }

  // Without prefix and letters the asterisk means every element, not every one of Mule's own.
  private static boolean isEverything(NamePattern name) {
    return name.open() && name.localName().isEmpty() && name.uri().isEmpty();
  }

  private static Stream<XmlDocument> spring(ProjectFile file) {
    boolean candidate =
        file.path().extension().equals("xml") && file.text().content().contains(SPRING_MARK);
    if (!candidate) {
      return Stream.empty();
    }
    return Stream.ofNullable(XmlParser.parse(file.text()).document());
  }
}
