package io.github.mulesecscan.catalog;

import io.github.mulesecscan.source.Location;
import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.syntax.yaml.Suggestions;
import io.github.mulesecscan.syntax.yaml.YamlNode;
import io.github.mulesecscan.syntax.yaml.YamlProblem;
import io.github.mulesecscan.syntax.yaml.YamlReader;
import io.github.mulesecscan.syntax.yaml.YamlScalar;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The prefixes that rules and models name XML namespaces by. They are ours: an application may bind
 * others, since elements are always compared by namespace URI and local name.
 */
public final class Namespaces {

  /** The prefix of the namespace that names without a prefix are in. */
  private static final String CORE = "core";

  private static final String SLOT = "{prefix}";

  private final Map<String, String> uris;
  private final Map<String, String> prefixes;

  private Namespaces(Map<String, String> uris) {
    this.uris = Collections.unmodifiableMap(uris);
    this.prefixes = new HashMap<>();
    // Of several prefixes of one namespace the first is shown.
    uris.forEach((prefix, uri) -> prefixes.putIfAbsent(uri, prefix));
  }

  /** The table that comes with the plugin. */
  public static Namespaces builtIn() {
    return BuiltIn.TABLE;
  }

  private static final class BuiltIn {
    static final Namespaces TABLE = Resources.read("namespaces.yaml", Namespaces::read);
  }

  /** Reads the table; what is wrong with it goes to {@code problems}. */
  static Namespaces read(SourceText text, List<YamlProblem> problems) {
    Map<String, String> uris = new LinkedHashMap<>();
    YamlReader.open(text, problems).ifPresent(reader -> readInto(uris, reader));
    return new Namespaces(uris);
  }

  private static void readInto(Map<String, String> uris, YamlReader reader) {
    String pattern = reader.requiredText("pattern");
    if (!pattern.contains(SLOT)) {
      reader.problem("pattern", "'pattern' must contain " + SLOT);
    }
    for (String prefix : reader.textList("regular")) {
      put(uris, prefix, pattern.replace(SLOT, prefix), reader);
    }
    Optional<YamlReader> others = reader.mapping("others");
    others.ifPresent(
        table ->
            table
                .node()
                .entries()
                .forEach(
                    entry -> {
                      YamlNode value = entry.value();
                      String uri = value instanceof YamlScalar scalar ? scalar.value() : "";
                      put(uris, entry.key().value(), uri, table);
                    }));
    reader.finish();
  }

  private static void put(Map<String, String> uris, String prefix, String uri, YamlReader reader) {
    if (uri.isEmpty() || uris.put(prefix, uri) != null) {
      reader.problem(prefix, "the prefix '" + prefix + "' is there twice or has no URI");
    }
  }

  /** The namespace that {@code prefix} stands for. */
  public Optional<String> uri(String prefix) {
    return Optional.ofNullable(uris.get(prefix));
  }

  /** The prefix of the namespace {@code uri}. */
  public Optional<String> prefix(String uri) {
    return Optional.ofNullable(prefixes.get(uri));
  }

  /** All prefixes, in the order of the table. */
  public Collection<String> prefixes() {
    return uris.keySet();
  }

  /** The namespace of Mule's own elements, those without a prefix. */
  public String core() {
    return uris.getOrDefault(CORE, "");
  }

  /** How a name is shown: {@code tls:context}, and without a prefix what is Mule's own. */
  public String show(String uri, String localName) {
    String prefix = prefixes.get(uri);
    return prefix == null || prefix.equals(CORE) ? localName : prefix + ":" + localName;
  }

  /**
   * Reads a name of an element: {@code tls:context}, {@code flow} (Mule's own), {@code
   * {http://example.org}thing}, with an asterisk at its end {@code ftp:*} or {@code crypto:jce-*}.
   *
   * @param bareUri the namespace of a name without prefix
   * @param problem is told what is wrong with the name
   */
  public Optional<NamePattern> read(String written, String bareUri, Consumer<String> problem) {
    int brace = written.startsWith("{") ? written.indexOf('}') : -1;
    if (brace > 0) {
      return local(written.substring(1, brace), written.substring(brace + 1), problem);
    }
    int colon = written.indexOf(':');
    if (colon < 0) {
      return local(bareUri, written, problem);
    }
    String prefix = written.substring(0, colon);
    String uri = uris.get(prefix);
    if (uri == null) {
      problem.accept(unknownPrefix(prefix, "{http://…}name"));
      return Optional.empty();
    }
    return local(uri, written.substring(colon + 1), problem);
  }

  /** Like {@link #read(String, String, Consumer)}, a name without prefix being Mule's own. */
  public Optional<NamePattern> read(String written, Location location, List<YamlProblem> problems) {
    return read(written, core(), message -> problems.add(new YamlProblem(location, message)));
  }

  /** Whether {@code written}, a name as rules write it, means that element. */
  public boolean names(String uri, String localName, String written) {
    return read(written, core(), problem -> {})
        .map(name -> name.matches(uri, localName))
        .orElse(false);
  }

  private static Optional<NamePattern> local(String uri, String name, Consumer<String> problem) {
    boolean open = name.endsWith("*");
    String fixed = open ? name.substring(0, name.length() - 1) : name;
    if ((fixed.isEmpty() && !open) || !fixed.chars().allMatch(Namespaces::isNameCharacter)) {
      problem.accept("'" + name + "' is not the name of an element");
      return Optional.empty();
    }
    return Optional.of(new NamePattern(uri, fixed, open));
  }

  private static boolean isNameCharacter(int c) {
    return Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '.';
  }

  /**
   * What is to be said of a prefix that is not in the table.
   *
   * @param form how a namespace that is not in the table is written in such a place
   */
  String unknownPrefix(String prefix, String form) {
    return "unknown namespace prefix '" + prefix + "'" + suggestion(prefix, form);
  }

  private String suggestion(String prefix, String form) {
    return Suggestions.closest(prefix, uris.keySet())
        .map(near -> " (did you mean '" + near + "'?)")
        .orElse("; a namespace that is not in the catalogue is written " + form);
  }
}
