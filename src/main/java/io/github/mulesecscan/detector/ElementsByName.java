package io.github.mulesecscan.detector;

import io.github.mulesecscan.catalog.NamePattern;
import io.github.mulesecscan.syntax.xml.XmlDocument;
import io.github.mulesecscan.syntax.xml.XmlElement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The elements of all documents of one kind by their names, made in one walk for all rules. An
 * application has many elements and few names, and most rules ask for names that it has not.
 */
final class ElementsByName {

  private final DocumentKind kind;
  private final List<Group> groups;
  // By local name; in lower case, where letter case does not matter.
  private final Map<String, List<Group>> byLocalName;

  private ElementsByName(DocumentKind kind, List<Group> groups) {
    this.kind = kind;
    this.groups = groups;
    this.byLocalName = new LinkedHashMap<>();
    for (Group group : groups) {
      byLocalName
          .computeIfAbsent(kind.key(group.first().getName()), name -> new ArrayList<>())
          .add(group);
    }
  }

  /** An element and its position among all. */
  private record Entry(int position, XmlElement element) {}

  /** The elements that have the same name and namespace, in the order of the files. */
  private static final class Group {
    private final List<Entry> entries = new ArrayList<>();
    private final Set<String> attributes = new HashSet<>();

    /** Stands for all where only the name is asked. */
    XmlElement first() {
      return entries.get(0).element();
    }

    void add(Entry entry, DocumentKind kind) {
      entries.add(entry);
      entry.element().attributes().forEach(each -> attributes.add(kind.key(each.getName())));
      if (kind.readsChildren()) {
        entry.element().children().forEach(each -> attributes.add(kind.key(each.getName())));
      }
    }

    /** Whether one of the elements may have one of {@code wanted}, or nothing is wanted. */
    boolean says(List<NamePattern> wanted, DocumentKind kind) {
      for (NamePattern name : wanted) {
        if (name.open() || attributes.contains(kind.key(name.localName()))) {
          return true;
        }
      }
      return wanted.isEmpty();
    }
  }

  private record Name(String uri, String localName) {}

  static ElementsByName of(DocumentKind kind, List<XmlDocument> documents) {
    Map<Name, Group> groups = new LinkedHashMap<>();
    int position = 0;
    for (XmlDocument document : documents) {
      add(new Entry(position++, document.root()), kind, groups);
      for (XmlElement element : document.root().descendants()) {
        add(new Entry(position++, element), kind, groups);
      }
    }
    return new ElementsByName(kind, List.copyOf(groups.values()));
  }

  private static void add(Entry entry, DocumentKind kind, Map<Name, Group> groups) {
    XmlElement element = entry.element();
    groups
        .computeIfAbsent(new Name(element.uri(), element.getName()), name -> new Group())
        .add(entry, kind);
  }

  /** Whether there is an element that has one of {@code names}. */
  boolean has(List<NamePattern> names) {
    for (NamePattern name : names) {
      for (Group group : candidates(name)) {
        if (kind.isNamed(name, group.first())) {
          return true;
        }
      }
    }
    return false;
  }

  private List<Group> candidates(NamePattern name) {
    return name.open() ? groups : byLocalName.getOrDefault(kind.key(name.localName()), List.of());
  }

  /** The elements that have one of {@code names}, in the order of the files. */
  List<XmlElement> named(List<NamePattern> names) {
    return named(names, List.of());
  }

  /**
   * The elements that have one of {@code names}, in the order of the files, but for those of a name
   * with which no element has one of {@code attributes}.
   */
  List<XmlElement> named(List<NamePattern> names, List<NamePattern> attributes) {
    Set<Group> meant = new LinkedHashSet<>();
    for (NamePattern name : names) {
      for (Group group : candidates(name)) {
        if (kind.isNamed(name, group.first()) && group.says(attributes, kind)) {
          meant.add(group);
        }
      }
    }
    if (meant.isEmpty()) {
      return List.of();
    }
    List<Entry> entries = new ArrayList<>();
    meant.forEach(group -> entries.addAll(group.entries));
    if (meant.size() > 1) {
      entries.sort(Comparator.comparingInt(Entry::position));
    }
    List<XmlElement> elements = new ArrayList<>(entries.size());
    entries.forEach(entry -> elements.add(entry.element()));
    return elements;
  }
}
