package io.github.mulesecscan.governance;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the names in a profile stand for: a prefix is short for the address of a vocabulary. */
final class Terms {

  private static final Map<String, String> VOCABULARIES =
      Map.of(
          "apiContract", "http://a.ml/vocabularies/apiContract#",
          "core", "http://a.ml/vocabularies/core#",
          "security", "http://a.ml/vocabularies/security#",
          "shapes", "http://a.ml/vocabularies/shapes#",
          "shacl", "http://www.w3.org/ns/shacl#");

  private static final Map<String, String> CANONICAL =
      VOCABULARIES.entrySet().stream()
          .collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));

  /** Without prefixes of a profile's own. */
  static final Terms DEFAULT = new Terms(Map.of());

  private final Map<String, String> prefixes = new HashMap<>();

  /**
   * @param own the profile's own prefixes and their addresses
   */
  Terms(Map<String, String> own) {
    prefixes.putAll(VOCABULARIES);
    prefixes.put("raml-shapes", String.valueOf(VOCABULARIES.get("shapes")));
    prefixes.putAll(own);
  }

  /** {@code written} with the usual prefix of its vocabulary; empty where that is not known. */
  Optional<String> name(String written) {
    int dot = written.indexOf('.');
    if (dot <= 0) {
      return Optional.empty();
    }
    String prefix = CANONICAL.get(prefixes.getOrDefault(written.substring(0, dot), ""));
    return Optional.ofNullable(prefix).map(known -> known + written.substring(dot));
  }
}
