package io.github.mulesecscan.flow;

import io.github.mulesecscan.catalog.DataFlowModel;
import io.github.mulesecscan.expression.Expressions;
import io.github.mulesecscan.expression.ParameterValue;
import io.github.mulesecscan.project.MuleProject;
import io.github.mulesecscan.project.ResolvedValue;
import io.github.mulesecscan.syntax.xml.XmlAttribute;
import io.github.mulesecscan.syntax.xml.XmlElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names of the queue or entry that a component works on, as far as they are written. */
final class LinkNames {

  private static final Pattern PLACE =
      Pattern.compile(
          "(?:entries\\()?(config/)?((?:[a-z0-9-]+/)*)(attribute|child)\\(([^,)]+)[^)]*\\)\\)?");

  private final MuleProject project;
  private final Expressions expressions;
  private final XmlElement component;

  LinkNames(MuleProject project, Expressions expressions, XmlElement component) {
    this.project = project;
    this.expressions = expressions;
    this.component = component;
  }

  /**
   * The names that {@code link} may have, with what they are within; none where computed, save for
   * paths of files, of which a part may be.
   */
  Set<String> of(DataFlowModel.Link link) {
    boolean paths =
        link.match() == DataFlowModel.Match.PATH || link.match() == DataFlowModel.Match.BELOW;
    Set<String> within = new TreeSet<>();
    link.within().ifPresent(place -> within.addAll(names(place)));
    String area = within.isEmpty() ? "" : String.join(" or ", within) + " ";
    Set<String> names = new TreeSet<>();
    for (String key : link.keys()) {
      Set<String> written = paths ? paths(key, link) : names(key);
      written.forEach(name -> names.add(area + name));
    }
    return names;
  }

  private Set<String> paths(String key, DataFlowModel.Link link) {
    Set<String> folders = new TreeSet<>();
    link.relativeTo().ifPresent(place -> folders.addAll(names(place)));
    Set<String> paths = new TreeSet<>();
    for (XmlAttribute attribute : attributes(key)) {
      for (String path : patterns(attribute)) {
        for (String folder : folders.isEmpty() ? Set.of("") : folders) {
          FilePaths.normal(folder, path).ifPresent(paths::add);
        }
      }
    }
    return paths;
  }

  /** The texts that the attribute {@code name} may be, a part of which may be computed. */
  Set<String> patterns(String name) {
    return component.attribute(name).map(this::patterns).orElse(Set.of());
  }

  /** The texts that an attribute may be, a part of which may be computed. */
  private Set<String> patterns(XmlAttribute attribute) {
    if (expressions.value(attribute) instanceof ParameterValue.Whole whole
        && whole.script().script().body() != null) {
      Set<String> patterns = new TreeSet<>();
      new NameShapes(project.resolver())
          .of(whole.script().script().body())
          .forEach(shape -> patterns.add(shape.pattern()));
      return patterns;
    }
    return names(attribute);
  }

  private Set<String> names(String written) {
    Set<String> names = new TreeSet<>();
    attributes(written).forEach(value -> names.addAll(names(value)));
    names.removeIf(String::isBlank);
    return names;
  }

  private List<XmlAttribute> attributes(String written) {
    Matcher place = PLACE.matcher(written);
    if (!place.matches()) {
      return List.of();
    }
    boolean attribute = place.group(3).equals("attribute");
    Optional<XmlElement> holder = holder(place.group(1) != null, place.group(2));
    if (holder.isEmpty()) {
      return List.of();
    }
    return attribute
        ? holder.get().attribute(place.group(4)).stream().toList()
        : entries(holder.get(), place.group(4));
  }

  private Optional<XmlElement> holder(boolean ofConfig, String path) {
    Optional<XmlElement> at =
        ofConfig
            ? component
                .attribute("config-ref")
                .flatMap(name -> project.globalElement(name.getValue()))
            : Optional.of(component);
    for (String step : path.split("/", -1)) {
      at = step.isEmpty() ? at : at.flatMap(holder -> child(holder, step));
    }
    return at;
  }

  private static Optional<XmlElement> child(XmlElement holder, String name) {
    return holder.children().stream().filter(child -> child.getName().equals(name)).findFirst();
  }

  private static List<XmlAttribute> entries(XmlElement holder, String name) {
    List<XmlAttribute> values = new ArrayList<>();
    for (XmlElement list : holder.children()) {
      if (list.getName().equals(name)) {
        list.children().forEach(entry -> entry.attribute("value").ifPresent(values::add));
      }
    }
    return values;
  }

  private Set<String> names(XmlAttribute attribute) {
    Set<String> names = new TreeSet<>();
    if (expressions.value(attribute) instanceof ParameterValue.Constant) {
      for (ResolvedValue value : project.resolver().resolve(attribute.getValue())) {
        names.add(value.text().strip());
      }
    }
    return names;
  }
}
