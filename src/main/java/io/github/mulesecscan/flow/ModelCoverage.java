package io.github.mulesecscan.flow;

import io.github.mulesecscan.catalog.Catalog;
import io.github.mulesecscan.catalog.ComponentModel;
import io.github.mulesecscan.catalog.ComponentRole;
import io.github.mulesecscan.project.MuleConfig;
import io.github.mulesecscan.project.MuleProject;
import io.github.mulesecscan.syntax.xml.XmlElement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How much of an application the catalogue knows. An element is modelled if the catalogue has a
 * model of it, or if it lies in an element of the same namespace that is modelled and is neither a
 * scope nor a router: then it is one of its parameters.
 *
 * @param elements how many elements the Mule configurations have
 * @param modelled how many of them are modelled
 * @param unmodelled the components that are not, the most frequent first; what lies inside of them
 *     is not told separately
 */
public record ModelCoverage(int elements, int modelled, List<UnmodelledComponent> unmodelled) {

  public ModelCoverage {
    unmodelled = List.copyOf(unmodelled);
  }

  /** What the catalogue knows of {@code project}. */
  public static ModelCoverage of(MuleProject project, Catalog catalog) {
    Count count = new Count(catalog, OwnOperations.of(project, catalog.namespaces()));
    for (MuleConfig config : project.configs()) {
      count.add(config.document().root());
    }
    return count.result();
  }

  /** An element that is still to be looked at. */
  private record Open(XmlElement element, Around around) {}

  /** What an element says of those inside of it. */
  private enum Around {
    /** They have to be modelled themselves. */
    NOTHING,
    /** Those of its namespace are parts of it. */
    MODELLED,
    /** Nobody knows it, and those of its namespace are unknown with it. */
    UNKNOWN
  }

  private static final class Count {
    private final Catalog catalog;
    private final OwnOperations own;
    private final Map<String, UnmodelledUses> unmodelled = new TreeMap<>();
    private int elements;
    private int modelled;

    Count(Catalog catalog, OwnOperations own) {
      this.catalog = catalog;
      this.own = own;
    }

    void add(XmlElement root) {
      Deque<Open> open = new ArrayDeque<>();
      open.push(new Open(root, Around.NOTHING));
      while (!open.isEmpty()) {
        Open next = open.pop();
        Around inside = look(next.element(), next.around());
        List<XmlElement> children = next.element().children();
        for (int i = children.size() - 1; i >= 0; i--) {
          open.push(new Open(children.get(i), inside));
        }
      }
    }

    private Around look(XmlElement element, Around around) {
      elements++;
      Optional<ComponentRole> role =
          catalog
              .components()
              .component(element.uri(), element.getName())
              .map(ComponentModel::role);
      if (role.isPresent()) {
        modelled++;
        return role.get().ownsItsChildren() ? Around.MODELLED : Around.NOTHING;
      }
      if (own.isOwn(element)) {
        modelled++;
        return Around.MODELLED;
      }
      boolean part = element.parent().filter(up -> up.uri().equals(element.uri())).isPresent();
      if (part && around == Around.MODELLED) {
        modelled++;
        return Around.MODELLED;
      }
      if (!part || around != Around.UNKNOWN) {
        String key = element.uri() + " " + element.getName();
        unmodelled.computeIfAbsent(key, unseen -> new UnmodelledUses(element)).add(element);
      }
      return Around.UNKNOWN;
    }

    ModelCoverage result() {
      List<UnmodelledComponent> components = new ArrayList<>();
      unmodelled.values().forEach(uses -> components.add(uses.component()));
      components.sort(
          (one, other) ->
              one.count() != other.count()
                  ? Integer.compare(other.count(), one.count())
                  : one.name().compareTo(other.name()));
      return new ModelCoverage(elements, modelled, components);
    }
  }
}
