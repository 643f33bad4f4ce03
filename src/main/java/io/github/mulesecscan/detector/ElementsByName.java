package io.github.mulesecscan.detector;

import io.github.mulesecscan.catalog.NamePattern;
import io.github.mulesecscan.syntax.xml.XmlDocument;
import io.github.mulesecscan.syntax.xml.XmlElement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The elements of all documents of one kind by their names, made in one walk for all rules. An
 * application has many elements and few names, and most rules ask for names that it has not.
 */
final class ElementsByName {

  private final DocumentKind kind;
  private final List<Group> groups;
  // By local name, in lower case: how a document kind reads names is asked of what is found.
  private final Map<String, List<Group>> byLocalName;

  private ElementsByName(DocumentKind kind, List<Group> groups) {
    this.kind = kind;
    this.groups = groups;
    this.byLocalName = new LinkedHashMap<>();
    for (Group group : groups) {
      byLocalName
          .computeIfAbsent(folded(group.first().getName()), name -> new ArrayList<>())
          .add(group);
    }
  }

  /** An element and its position among all. */
  private record Entry(int position, XmlElement element) {}

  /** The elements that have the same name and namespace, in the order of the files. */
  private static final class Group {
    private final List<Entry> entries = new ArrayList<>();

    /** Stands for all where only the name is asked. */
    XmlElement first() {
      return entries.get(0).element();
    }
  }

  private record Name(String uri, String localName) {}

  static ElementsByName of(DocumentKind kind, List<XmlDocument> documents) {
    Map<Name, Group> groups = new LinkedHashMap<>();
    int position = 0;
    for (XmlDocument document : documents) {
      add(document.root(), position++, groups);
      for (XmlElement element : document.root().descendants()) {
        add(element, position++, groups);
      }
    }
    return new ElementsByName(kind, List.copyOf(groups.values()));
  }

  private static void add(XmlElement element, int position, Map<Name, Group> groups) {
    groups
        .computeIfAbsent(new Name(element.uri(), element.getName()), name -> new Group())
        .entries
        .add(new Entry(position, element));
  }

  /** The elements that have one of {@code names}, in the order of the files. */
  List<XmlElement> named(List<NamePattern> names) {
    Set<Group> meant = new LinkedHashSet<>();
    for (NamePattern name : names) {
      List<Group> candidates =
          name.open() ? groups : byLocalName.getOrDefault(folded(name.localName()), List.of());
      for (Group group : candidates) {
        if (kind.isNamed(name, group.first())) {
          meant.add(group);
        }
      }
    }
    List<Entry> entries = new ArrayList<>();
    meant.forEach(group -> entries.addAll(group.entries));
    if (meant.size() > 1) {
      entries.sort(Comparator.comparingInt(Entry::position));
    }
    return entries.stream().map(Entry::element).toList();
  }

  private static String folded(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
