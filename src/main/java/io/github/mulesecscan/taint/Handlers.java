package io.github.mulesecscan.taint;

import io.github.mulesecscan.project.MuleProject;
import io.github.mulesecscan.syntax.xml.XmlElement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The error handlers of an application, and which errors each of them takes. */
final class Handlers {

  private static final Set<String> INTERNAL = Set.of("description", "detailedDescription", "cause");

  private final MuleProject project;
  private final Parts parts;
  private @Nullable Set<String> anywhere;
  private final Map<XmlElement, List<Handler>> handlers = new IdentityHashMap<>();
  private final Map<XmlElement, Map<String, Value>> internals = new IdentityHashMap<>();

  Handlers(MuleProject project, Parts parts) {
    this.project = project;
    this.parts = parts;
  }

  /**
   * One handler: {@code on-error-continue} or {@code on-error-propagate}.
   *
   * @param types the types of errors that it takes
   * @param namespaces the words of the namespace of each of these, see {@link ErrorNamespaces}
   * @param conditional whether it takes them in some cases only
   */
  record Handler(
      XmlElement element, List<String> types, List<Set<String>> namespaces, boolean conditional) {

    /** Whether it may take errors of {@code type}. */
    boolean mayCatch(String type) {
      return type.equals(Failures.ANY) || types.stream().anyMatch(each -> matches(each, type));
    }

    /** Whether no error of {@code type} is left to the handlers behind it. */
    boolean catchesAll(String type) {
      boolean any = types.equals(List.of("ANY"));
      return !conditional && (any || (!type.equals(Failures.ANY) && mayCatch(type)));
    }
  }

  private static boolean matches(String pattern, String type) {
    if (pattern.equals("ANY") || pattern.equals("*") || pattern.equals("MULE:ANY")) {
      return true;
    }
    String name = pattern.contains(":") ? pattern : "MULE:" + pattern;
    if (name.endsWith(":*")) {
      return type.startsWith(name.substring(0, name.length() - 1));
    }
    boolean anySpace = name.startsWith("*:");
    return anySpace ? type.endsWith(name.substring(1)) : name.equals(type);
  }

  /**
   * Whether {@code handler} may take errors of {@code type}.
   *
   * @param raised the namespaces of errors that there may be, if the type is any of them
   */
  boolean mayCatch(Handler handler, String type, Set<String> raised) {
    if (!type.equals(Failures.ANY) || raised.containsAll(ErrorNamespaces.ANY)) {
      return handler.mayCatch(type);
    }
    for (Set<String> namespace : handler.namespaces()) {
      // An error that nothing in the application raises may come from anywhere.
      if (namespace.isEmpty() || meet(namespace, raised) || !meet(namespace, raisedAnywhere())) {
        return true;
      }
    }
    return false;
  }

  private static boolean meet(Set<String> some, Set<String> others) {
    return !Collections.disjoint(some, others);
  }

  /** The namespaces of all errors that the application may raise. */
  private Set<String> raisedAnywhere() {
    Set<String> known = anywhere;
    if (known == null) {
      known = new HashSet<>();
      for (XmlElement flow : project.flows()) {
        for (XmlElement element : flow.descendants()) {
          known.addAll(parts.of(element).errors());
          if (element.getName().equals("raise-error")) {
            element
                .attribute("type")
                .map(type -> ErrorNamespaces.ofType(type.getValue()))
                .ifPresent(known::addAll);
          }
        }
      }
      anywhere = known;
    }
    return known;
  }

  /** The handlers of a flow or try; a flow without any has the application's default. */
  List<Handler> of(XmlElement owner) {
    List<Handler> known = handlers.get(owner);
    if (known == null) {
      known = found(owner).map(this::read).orElse(List.of());
      handlers.put(owner, known);
    }
    return known;
  }

  private Optional<XmlElement> found(XmlElement owner) {
    Optional<XmlElement> own = Parts.child(owner, "error-handler");
    if (own.isPresent()) {
      return referred(own.get());
    }
    return owner.getName().equals("flow") ? byDefault(owner) : Optional.empty();
  }

  private Optional<XmlElement> byDefault(XmlElement flow) {
    return project.configs().stream()
        .flatMap(config -> config.document().root().children().stream())
        .filter(element -> element.is(flow.uri(), "configuration"))
        .flatMap(element -> element.attribute("defaultErrorHandler-ref").stream())
        .findFirst()
        .flatMap(name -> project.globalElement(name.getValue()));
  }

  private Optional<XmlElement> referred(XmlElement element) {
    return element
        .attribute("ref")
        .map(name -> project.globalElement(name.getValue()))
        .orElse(Optional.of(element));
  }

  private List<Handler> read(XmlElement container) {
    List<Handler> found = new ArrayList<>();
    for (XmlElement written : container.children()) {
      referred(written)
          .filter(handler -> handler.getName().startsWith("on-error-"))
          .ifPresent(handler -> found.add(handler(handler)));
    }
    return Collections.unmodifiableList(found);
  }

  private static Handler handler(XmlElement element) {
    String types = element.attribute("type").map(type -> type.getValue().strip()).orElse("ANY");
    List<String> all = Arrays.stream(types.split(",", -1)).map(String::strip).toList();
    List<Set<String>> namespaces = all.stream().map(ErrorNamespaces::ofType).toList();
    return new Handler(element, all, namespaces, element.attribute("when").isPresent());
  }

  /** What an error tells of how the application works, by field, where {@code at} sees it. */
  Map<String, Value> internals(XmlElement at) {
    Map<String, Value> known = internals.get(at);
    if (known == null) {
      known = new TreeMap<>();
      for (String name : INTERNAL) {
        known.put(name, internal(name, at));
      }
      internals.put(at, known);
    }
    return known;
  }

  private static Value internal(String name, XmlElement at) {
    String words = name.equals("detailedDescription") ? "detailed description" : name;
    Origin origin =
        new Origin(
            "error." + name,
            "the " + words + " of an error",
            at.location(),
            Trust.CONFIG,
            Set.of(DataLabel.INTERNAL));
    return Value.of(Taints.of(origin));
  }
}
