package io.github.mulesecscan.project;

import io.github.mulesecscan.syntax.xml.XmlAttribute;
import io.github.mulesecscan.syntax.xml.XmlElement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Named elements of an application, and who names them. */
final class ElementIndex {

  // config-ref, ref, flowRef; tlsContext, objectStore, listenerConfig, cachingStrategy
  private static final Pattern REFERENCE =
      Pattern.compile(
          ".*(ref|config|context|store|strategy|factory|provider)", Pattern.CASE_INSENSITIVE);

  private final Map<String, XmlElement> globals = new HashMap<>();
  private final Map<String, XmlElement> flows = new HashMap<>();
  private final List<XmlElement> allFlows = new ArrayList<>();
  private final List<XmlElement> policies = new ArrayList<>();
  private final Map<String, List<XmlElement>> references = new HashMap<>();

  private ElementIndex() {}

  static ElementIndex of(List<MuleConfig> configs) {
    ElementIndex index = new ElementIndex();
    for (MuleConfig config : configs) {
      config.document().root().children().forEach(index::addGlobal);
    }
    Map<String, Boolean> referenceNames = new HashMap<>();
    for (MuleConfig config : configs) {
      for (XmlElement element : config.document().root().descendants()) {
        index.addReferences(element, referenceNames);
      }
    }
    return index;
  }

  private void addGlobal(XmlElement element) {
    boolean isFlow = isFlow(element);
    if (isFlow) {
      allFlows.add(element);
    }
    if (element.is(MuleNames.HTTP_POLICY, "proxy")) {
      policies.addAll(element.children(MuleNames.HTTP_POLICY, "source"));
    }
    Optional<XmlAttribute> name = element.attribute("name");
    if (name.isEmpty() || element.is(MuleNames.CORE, "global-property")) {
      return;
    }
    globals.putIfAbsent(name.get().getValue(), element);
    if (isFlow) {
      flows.putIfAbsent(name.get().getValue(), element);
    }
  }

  private static boolean isFlow(XmlElement element) {
    return element.is(MuleNames.CORE, "flow") || element.is(MuleNames.CORE, "sub-flow");
  }

  private void addReferences(XmlElement element, Map<String, Boolean> referenceNames) {
    for (XmlAttribute attribute : element.attributes()) {
      boolean isReference =
          attribute.uri().isEmpty()
              && (referenceNames.computeIfAbsent(
                      attribute.getName(), name -> REFERENCE.matcher(name).matches())
                  || (attribute.getName().equals("name")
                      && element.is(MuleNames.CORE, "flow-ref")));
      if (isReference && globals.containsKey(attribute.getValue())) {
        references.computeIfAbsent(attribute.getValue(), name -> new ArrayList<>()).add(element);
      }
    }
  }

  Optional<XmlElement> global(String name) {
    return Optional.ofNullable(globals.get(name));
  }

  Optional<XmlElement> flow(String name) {
    return Optional.ofNullable(flows.get(name));
  }

  List<XmlElement> flows() {
    return List.copyOf(allFlows);
  }

  List<XmlElement> policies() {
    return List.copyOf(policies);
  }

  List<XmlElement> references(String name) {
    return List.copyOf(references.getOrDefault(name, List.of()));
  }
}
