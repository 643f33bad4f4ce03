package io.github.mulesecscan.detector;

import io.github.mulesecscan.catalog.Namespaces;
import io.github.mulesecscan.syntax.xml.XmlElement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Names places of XML files without line numbers, so that fingerprints survive edits elsewhere:
 * {@code flow/find-user/db:select[2]/@sql}, {@code tls:context/partner/tls:trust-store/@insecure}.
 */
final class Anchors {

  /**
   * The name of what is found once in an application: the element that stands for it is another
   * when others come before it.
   */
  static final String APPLICATION = "application";

  private static final int LONGEST_NAME = 80;

  private final Namespaces namespaces;

  Anchors(Namespaces namespaces) {
    this.namespaces = namespaces;
  }

  /** The place of {@code element}: what it is in below the root, down to itself. */
  String of(XmlElement element) {
    Deque<String> steps = new ArrayDeque<>();
    XmlElement at = element;
    Optional<XmlElement> parent = at.parent();
    while (parent.isPresent()) {
      steps.push(step(at, parent.get()));
      at = parent.get();
      parent = at.parent();
    }
    return steps.isEmpty() ? show(element) : String.join("/", steps);
  }

  /** The place of an attribute of {@code element}. */
  String of(XmlElement element, String attribute) {
    return of(element) + "/@" + attribute;
  }

  private String step(XmlElement element, XmlElement parent) {
    String name = element.getAttributeValue("name", "");
    if (parent.parent().isEmpty() && !name.isEmpty()) {
      return show(element) + "/" + shorten(name);
    }
    int before = 0;
    for (XmlElement sibling : parent.children(element.uri(), element.getName())) {
      if (sibling.equals(element)) {
        break;
      }
      before++;
    }
    return before == 0 ? show(element) : show(element) + "[" + (before + 1) + "]";
  }

  private String show(XmlElement element) {
    boolean known = element.uri().isEmpty() || namespaces.prefix(element.uri()).isPresent();
    return known ? namespaces.show(element.uri(), element.getName()) : element.getQualifiedName();
  }

  private static String shorten(String name) {
    return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
  }
}
