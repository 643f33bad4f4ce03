package io.github.mulesecscan.flow;

import io.github.mulesecscan.catalog.Namespaces;
import io.github.mulesecscan.project.MuleConfig;
import io.github.mulesecscan.project.MuleProject;
import io.github.mulesecscan.syntax.xml.XmlAttribute;
import io.github.mulesecscan.syntax.xml.XmlElement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The operations that an application writes in Mule: those of modules of the XML SDK, which are
 * called by the module's namespace, and {@code operation:def} among its flows, called as {@code
 * this:name}.
 */
public final class OwnOperations {

  /** The namespace by which an application calls the operations that are among its flows. */
  private static final String THIS = "http://www.mulesoft.org/schema/mule/this";

  private final String module;
  private final String operation;
  private final Map<String, OwnOperation> byName = new LinkedHashMap<>();
  private final Set<String> namespaces = new HashSet<>();

  private OwnOperations(Namespaces namespaces) {
    this.module = namespaces.uri("module").orElse("");
    this.operation = namespaces.uri("operation").orElse("");
  }

  /** The operations of {@code project}. */
  public static OwnOperations of(MuleProject project, Namespaces namespaces) {
    OwnOperations operations = new OwnOperations(namespaces);
    for (MuleConfig config : project.configs()) {
      operations.add(config.document().root());
    }
    return operations;
  }

  /** The operation that {@code element} calls, if it is one of the application. */
  public Optional<OwnOperation> called(XmlElement element) {
    return byName.isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(byName.get(key(element.uri(), element.getName())));
  }

  /**
   * Whether {@code element} belongs to a module of the application, or calls one of its operations.
   */
  boolean isOwn(XmlElement element) {
    return namespaces.contains(element.uri());
  }

  /** All of them, in file order. */
  public List<OwnOperation> all() {
    return List.copyOf(byName.values());
  }

  /** Whether {@code element} is an operation, not one of its calls. */
  boolean isOperation(XmlElement element) {
    return element.is(module, "operation") || element.is(operation, "def");
  }

  private void add(XmlElement root) {
    boolean isModule = root.is(module, "module");
    List<String> properties = new ArrayList<>();
    if (isModule) {
      for (XmlElement property : root.descendants()) {
        if (property.is(module, "property")) {
          properties.add(name(property));
        }
      }
    }
    for (XmlElement element : root.children()) {
      if (isModule && element.is(module, "operation")) {
        add(moduleUri(root), element, module, properties);
      } else if (element.is(operation, "def")) {
        add(THIS, element, operation, List.of());
      }
    }
  }

  private void add(String uri, XmlElement element, String own, List<String> properties) {
    List<OwnOperation.Parameter> parameters = new ArrayList<>();
    boolean gives = false;
    for (XmlElement part : element.children()) {
      if (part.is(own, "parameters")) {
        for (XmlElement parameter : part.children()) {
          String otherwise =
              parameter.attribute("defaultValue").map(XmlAttribute::getValue).orElse("");
          parameters.add(new OwnOperation.Parameter(name(parameter), otherwise));
        }
      }
      gives |= part.is(own, "output") && !isVoid(part);
    }
    OwnOperation made =
        new OwnOperation(
            name(element),
            element,
            element.child(own, "body"),
            parameters,
            properties,
            gives,
            own.equals(operation));
    byName.putIfAbsent(key(uri, made.name()), made);
    namespaces.add(uri);
  }

  /** {@code <output type="void"/>}, or {@code <operation:payload-type type="void"/>} in it. */
  private static boolean isVoid(XmlElement output) {
    if (output.attribute("type").filter(type -> type.getValue().equals("void")).isPresent()) {
      return true;
    }
    return output.children().stream()
        .filter(child -> child.getName().equals("payload-type"))
        .anyMatch(
            child ->
                child.attribute("type").filter(type -> type.getValue().equals("void")).isPresent());
  }

  /** {@code <module name="Orders" prefix="orders">}, with {@code namespace} where it is another. */
  private static String moduleUri(XmlElement root) {
    String namespace = attribute(root, "namespace");
    String prefix = attribute(root, "prefix");
    if (!namespace.isEmpty()) {
      return namespace;
    }
    return "http://www.mulesoft.org/schema/mule/"
        + (prefix.isEmpty() ? name(root).replace(' ', '-') : prefix);
  }

  private static String key(String uri, String name) {
    return uri + " " + name;
  }

  private static String name(XmlElement element) {
    return attribute(element, "name");
  }

  private static String attribute(XmlElement element, String name) {
    return element.attribute(name).map(XmlAttribute::getValue).orElse("");
  }
}
