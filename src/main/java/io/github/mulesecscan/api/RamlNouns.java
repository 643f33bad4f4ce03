package io.github.mulesecscan.api;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Singular and plural of English nouns, as RAML's {@code !singularize} and {@code !pluralize}. */
final class RamlNouns {

  private static final Set<String> UNCHANGED =
      Set.of(
          "aircraft",
          "equipment",
          "feedback",
          "information",
          "metadata",
          "money",
          "news",
          "series",
          "sheep",
          "species",
          "staff",
          "fish");

  /**
   * Singular and plural. Names that are themselves singular with an s at their end stand here too.
   */
  private static final Map<String, String> IRREGULAR =
      Map.ofEntries(
          Map.entry("medium", "media"),
          Map.entry("datum", "data"),
          Map.entry("criterion", "criteria"),
          Map.entry("phenomenon", "phenomena"),
          Map.entry("person", "people"),
          Map.entry("child", "children"),
          Map.entry("man", "men"),
          Map.entry("woman", "women"),
          Map.entry("foot", "feet"),
          Map.entry("tooth", "teeth"),
          Map.entry("goose", "geese"),
          Map.entry("mouse", "mice"),
          Map.entry("ox", "oxen"),
          Map.entry("movie", "movies"),
          Map.entry("cookie", "cookies"),
          Map.entry("analysis", "analyses"),
          Map.entry("crisis", "crises"),
          Map.entry("diagnosis", "diagnoses"),
          Map.entry("thesis", "theses"),
          Map.entry("index", "indices"),
          Map.entry("matrix", "matrices"),
          Map.entry("vertex", "vertices"),
          Map.entry("leaf", "leaves"),
          Map.entry("shelf", "shelves"),
          Map.entry("half", "halves"),
          Map.entry("life", "lives"),
          Map.entry("quiz", "quizzes"),
          Map.entry("cache", "caches"),
          Map.entry("bonus", "bonuses"),
          Map.entry("campus", "campuses"),
          Map.entry("census", "censuses"),
          Map.entry("status", "statuses"),
          Map.entry("virus", "viruses"));

  private static final Map<String, String> SINGULARS = turned();

  /** Endings after which a noun takes {@code es}. */
  private static final List<String> HISSING = List.of("ss", "sh", "ch", "x");

  private RamlNouns() {}

  static String singular(String value) {
    String lower = value.toLowerCase(Locale.ROOT);
    if (UNCHANGED.contains(lower) || IRREGULAR.containsKey(lower)) {
      return value;
    }
    String irregular = SINGULARS.get(lower);
    if (irregular != null) {
      return cased(value, irregular);
    }
    if (lower.endsWith("ies") && value.length() > 4) {
      return value.substring(0, value.length() - 3) + "y";
    }
    boolean hissing = HISSING.stream().anyMatch(end -> lower.endsWith(end + "es"));
    if (hissing && value.length() > 4) {
      return value.substring(0, value.length() - 2);
    }
    boolean plural = lower.endsWith("s") && !lower.endsWith("ss") && value.length() > 1;
    return plural ? value.substring(0, value.length() - 1) : value;
  }

  static String plural(String value) {
    String lower = value.toLowerCase(Locale.ROOT);
    if (UNCHANGED.contains(lower) || SINGULARS.containsKey(lower)) {
      return value;
    }
    String irregular = IRREGULAR.get(lower);
    if (irregular != null) {
      return cased(value, irregular);
    }
    if (HISSING.stream().anyMatch(lower::endsWith)) {
      return value + "es";
    }
    if (lower.matches(".*[b-df-hj-np-tv-xz]y")) {
      return value.substring(0, value.length() - 1) + "ies";
    }
    return lower.endsWith("s") ? value : value + "s";
  }

  /** {@code word} with a capital where {@code like} has one at its beginning. */
  private static String cased(String like, String word) {
    return Character.isUpperCase(like.charAt(0))
        ? word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1)
        : word;
  }

  private static Map<String, String> turned() {
    Map<String, String> singulars = new TreeMap<>();
    IRREGULAR.forEach((singular, plural) -> singulars.put(plural, singular));
    return Map.copyOf(singulars);
  }
}
