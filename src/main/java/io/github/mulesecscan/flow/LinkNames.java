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

  /** The names that {@code link} may have, with what they are within; none where computed. */
  Set<String> of(DataFlowModel.Link link) {
    Set<String> within = new TreeSet<>();
    link.within().ifPresent(place -> within.addAll(names(place)));
    String area = within.isEmpty() ? "" : String.join(" or ", within) + " ";
    Set<String> names = new TreeSet<>();
    for (String key : link.keys()) {
      names(key).forEach(name -> names.add(area + name));
    }
    return names;
  }

  private Set<String> names(String written) {
    Matcher place = PLACE.matcher(written);
    Set<String> names = new TreeSet<>();
    if (place.matches()) {
      boolean attribute = place.group(3).equals("attribute");
      holder(place.group(1) != null, place.group(2))
          .ifPresent(
              holder ->
                  (attribute
                          ? holder.attribute(place.group(4)).stream().toList()
                          : entries(holder, place.group(4)))
                      .forEach(value -> names.addAll(names(value))));
    }
    names.removeIf(String::isBlank);
    return names;
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
