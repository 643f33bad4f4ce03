package io.github.mulesecscan.taint;

import io.github.mulesecscan.syntax.xml.XmlElement;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jdom2.Namespace;

/**
 * In which namespaces errors of components are: a module raises errors in its own namespace, which
 * is its prefix in capitals ({@code HTTP:TIMEOUT}), those of the runtime ({@code MULE:EXPRESSION})
 * and those that {@code error-mapping} names. Source: Mule SDK, error types of modules.
 *
 * <p>Namespaces are told by their words, so that a module counts whose prefix differs a little from
 * the namespace of its errors.
 */
final class ErrorNamespaces {

  /** Of code that is not in the application: whatever it wants. */
  static final Set<String> ANY = Set.of("*");

  /** Words of namespaces that say nothing. */
  private static final Set<String> COMMON = Set.of("MULE", "MULE4", "CONNECTOR", "");

  /** What modules raise in their own namespaces; those of JDOM are the same objects. */
  private final Map<Namespace, Set<String>> own = new IdentityHashMap<>();

  private final String core;

  ErrorNamespaces(MuleUris uris) {
    this.core = uris.core();
  }

  /** The words of the namespaces of errors that {@code component} may raise, but {@code MULE}. */
  Set<String> of(XmlElement component) {
    if (component.uri().equals(core)) {
      return Set.of();
    }
    Set<String> all = own.computeIfAbsent(component.getNamespace(), ErrorNamespaces::own);
    for (XmlElement child : component.children()) {
      if (child.getName().equals("error-mapping")) {
        all = new LinkedHashSet<>(all);
        child.attribute("targetType").map(type -> ofType(type.getValue())).ifPresent(all::addAll);
      }
    }
    return all;
  }

  private static Set<String> own(Namespace namespace) {
    String uri = namespace.getURI();
    Set<String> own = words(uri.substring(uri.lastIndexOf('/') + 1));
    own.addAll(words(namespace.getPrefix()));
    return Set.copyOf(own);
  }

  /** The words of the namespace of an error type; none of one of the runtime. */
  static Set<String> ofType(String type) {
    int colon = type.indexOf(':');
    return colon < 0 ? Set.of() : words(type.substring(0, colon).strip());
  }

  private static Set<String> words(String namespace) {
    Set<String> words = new HashSet<>();
    for (String word : namespace.toUpperCase(Locale.ROOT).split("[-_.]", -1)) {
      if (!COMMON.contains(word)) {
        words.add(word);
      }
    }
    return words;
  }
}
