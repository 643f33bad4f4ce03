package io.github.mulesecscan.taint;

import io.github.mulesecscan.flow.OwnOperation;
import io.github.mulesecscan.flow.OwnOperations;
import io.github.mulesecscan.syntax.xml.XmlElement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the elements of flows are, looked up once for each: flows are interpreted again and again.
 */
final class Parts {

  private static final Set<String> NO_PROCESSORS =
      Set.of(
          "error-handler",
          "description",
          "annotations",
          "error-mapping",
          "redelivery-policy",
          "collect-list",
          "reconnect",
          "reconnect-forever",
          "scheduling-strategy");

  private final MuleUris uris;
  private final ComponentFacts components;
  private final OwnOperations operations;
  private final ErrorNamespaces errors;
  private final Map<XmlElement, Part> parts = new IdentityHashMap<>();
  private final Map<XmlElement, List<XmlElement>> processors = new IdentityHashMap<>();
  private final Map<XmlElement, Map<ComponentFacts.Gift, Value>> brought = new IdentityHashMap<>();

  Parts(MuleUris uris, ComponentFacts components, OwnOperations operations) {
    this.uris = uris;
    this.components = components;
    this.operations = operations;
    this.errors = new ErrorNamespaces(uris);
  }

  /**
   * An element of a flow.
   *
   * @param name how the interpreter of flows knows it, see {@link MuleUris#name}
   * @param component what the catalogue knows of it
   * @param own the operation of the application that it calls
   * @param errors in which namespaces it may raise errors
   */
  record Part(
      String name,
      Optional<ComponentFacts.Component> component,
      boolean scope,
      boolean router,
      Optional<OwnOperation> own,
      Set<String> errors) {

    /** Whether a flow begins with it. */
    boolean isSource() {
      return component.isPresent() && component.get().source();
    }
  }

  Part of(XmlElement element) {
    Part known = parts.get(element);
    if (known == null) {
      String uri = element.uri();
      String name = element.getName();
      known =
          new Part(
              uris.name(element),
              components.component(uri, name),
              components.isScope(uri, name),
              components.isRouter(uri, name),
              operations.called(element),
              errors.of(element));
      parts.put(element, known);
    }
    return known;
  }

  /** What {@code element} brings in from outside as {@code gift}; nothing if that is no data. */
  Value brought(XmlElement element, ComponentFacts.Gift gift) {
    Trust trust = gift.trust();
    if (trust == null || (trust == Trust.CONSTANT && gift.labels().isEmpty())) {
      return Value.NOTHING;
    }
    return brought
        .computeIfAbsent(element, unseen -> new IdentityHashMap<>(4))
        .computeIfAbsent(gift, unseen -> brought(element, gift, trust));
  }

  private static Value brought(XmlElement element, ComponentFacts.Gift gift, Trust trust) {
    Origin origin =
        new Origin(gift.to(), gift.description(), element.location(), trust, gift.labels());
    ValueId id = ValueId.of(Analysis.identity(gift.to(), element));
    return Value.of(Taints.of(origin), id);
  }

  /** The first child of that name, in whichever namespace. */
  static Optional<XmlElement> child(XmlElement parent, String name) {
    for (XmlElement child : parent.children()) {
      if (child.getName().equals(name)) {
        return Optional.of(child);
      }
    }
    return Optional.empty();
  }

  /** The children of a flow or scope that events pass. */
  List<XmlElement> processors(XmlElement container) {
    List<XmlElement> known = processors.get(container);
    if (known == null) {
      List<XmlElement> found = new ArrayList<>();
      for (XmlElement child : container.children()) {
        if (!NO_PROCESSORS.contains(child.getName()) && !of(child).isSource()) {
          found.add(child);
        }
      }
      known = Collections.unmodifiableList(found);
      processors.put(container, known);
    }
    return known;
  }
}
