package io.github.mulesecscan.api;

import static java.util.Map.entry;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What may stand where in RAML 1.0: the keys of each kind of node, and what their values are. */
enum RamlPlace {
  API("an API"),
  LIBRARY("a library"),
  RESOURCE("a resource"),
  RESOURCE_TYPE("a resource type"),
  METHOD("a method"),
  TRAIT("a trait"),
  RESPONSE("a response"),
  SCHEME("a security scheme"),
  SETTINGS("settings of a security scheme"),
  DESCRIBED_BY("what a security scheme adds"),
  DOCUMENT("an item of the documentation"),

  // Mappings of names to something.
  RESOURCE_TYPES("resource types", RESOURCE_TYPE),
  TRAITS("traits", TRAIT),
  RESPONSES("responses", RESPONSE),
  SCHEMES("security schemes", SCHEME),
  TYPE("a type"),
  TYPES("types", TYPE),
  ANNOTATION_TYPE("a type of annotations"),
  ANNOTATION_TYPES("types of annotations", ANNOTATION_TYPE),
  PARAMETERS("parameters", TYPE),
  LIBRARIES("libraries"),

  BODY("a body"),
  DOCUMENTATION("documentation"),
  TEXT("text"),
  PROTOCOLS("protocols"),
  MEDIA_TYPES("media types"),
  TRAITS_USED("names of traits"),
  TYPE_USED("the name of a resource type"),
  SECURED_BY("names of security schemes"),
  /** Not looked into. */
  ANYTHING("anything");

  private static final Map<String, RamlPlace> NONE = Map.of();

  private static final Map<String, RamlPlace> OF_METHODS =
      Map.ofEntries(
          entry("displayName", TEXT),
          entry("description", TEXT),
          entry("queryParameters", PARAMETERS),
          entry("headers", PARAMETERS),
          entry("queryString", TYPE),
          entry("responses", RESPONSES),
          entry("body", BODY),
          entry("protocols", PROTOCOLS),
          entry("is", TRAITS_USED),
          entry("securedBy", SECURED_BY));

  private static final Map<String, RamlPlace> OF_RESOURCES =
      Map.of(
          "displayName",
          TEXT,
          "description",
          TEXT,
          "is",
          TRAITS_USED,
          "type",
          TYPE_USED,
          "securedBy",
          SECURED_BY,
          "uriParameters",
          PARAMETERS);

  private static final Map<String, RamlPlace> OF_LIBRARIES =
      Map.of(
          "usage",
          TEXT,
          "types",
          TYPES,
          "schemas",
          TYPES,
          "resourceTypes",
          RESOURCE_TYPES,
          "traits",
          TRAITS,
          "securitySchemes",
          SCHEMES,
          "annotationTypes",
          ANNOTATION_TYPES,
          "uses",
          LIBRARIES);

  private static final Map<String, RamlPlace> OF_FRAGMENTS =
      Map.of("usage", TEXT, "uses", LIBRARIES);

  private static final Map<RamlPlace, Map<String, RamlPlace>> KEYS =
      Map.ofEntries(
          entry(
              API,
              joined(
                  OF_LIBRARIES,
                  Map.of(
                      "title",
                      TEXT,
                      "description",
                      TEXT,
                      "version",
                      TEXT,
                      "baseUri",
                      TEXT,
                      "baseUriParameters",
                      PARAMETERS,
                      "protocols",
                      PROTOCOLS,
                      "mediaType",
                      MEDIA_TYPES,
                      "documentation",
                      DOCUMENTATION,
                      "securedBy",
                      SECURED_BY,
                      "extends",
                      TEXT))),
          entry(LIBRARY, OF_LIBRARIES),
          entry(RESOURCE, OF_RESOURCES),
          entry(RESOURCE_TYPE, joined(OF_RESOURCES, OF_FRAGMENTS)),
          entry(METHOD, OF_METHODS),
          entry(TRAIT, joined(OF_METHODS, OF_FRAGMENTS)),
          entry(
              RESPONSE,
              Map.of(
                  "displayName", TEXT, "description", TEXT, "headers", PARAMETERS, "body", BODY)),
          entry(
              SCHEME,
              joined(
                  OF_FRAGMENTS,
                  Map.of(
                      "type",
                      TEXT,
                      "displayName",
                      TEXT,
                      "description",
                      TEXT,
                      "describedBy",
                      DESCRIBED_BY,
                      "settings",
                      SETTINGS))),
          entry(
              DESCRIBED_BY,
              Map.of(
                  "displayName",
                  TEXT,
                  "description",
                  TEXT,
                  "headers",
                  PARAMETERS,
                  "queryParameters",
                  PARAMETERS,
                  "queryString",
                  TYPE,
                  "responses",
                  RESPONSES)),
          entry(DOCUMENT, joined(OF_FRAGMENTS, Map.of("title", TEXT, "content", TEXT))));

  private static final Set<RamlPlace> OF_TEMPLATES = Set.of(RESOURCE_TYPE, TRAIT);

  private final String words;
  private final Optional<RamlPlace> each;

  RamlPlace(String words) {
    this.words = words;
    this.each = Optional.empty();
  }

  RamlPlace(String words, RamlPlace each) {
    this.words = words;
    this.each = Optional.of(each);
  }

  private static Map<String, RamlPlace> joined(
      Map<String, RamlPlace> one, Map<String, RamlPlace> other) {
    Map<String, RamlPlace> all = new LinkedHashMap<>(one);
    all.putAll(other);
    return Map.copyOf(all);
  }

  /** What messages call it. */
  String words() {
    return words;
  }

  /** What every value is, of a mapping of names; empty for other places. */
  Optional<RamlPlace> each() {
    return each;
  }

  /** Whether the place has a fixed set of keys. */
  boolean hasKeys() {
    return KEYS.containsKey(this);
  }

  /** What {@code key} leads to; empty where it must not be there. */
  Optional<RamlPlace> at(String key) {
    String plain = isTemplate() && key.endsWith("?") ? key.substring(0, key.length() - 1) : key;
    RamlPlace known = KEYS.getOrDefault(this, NONE).get(plain);
    if (known != null) {
      return Optional.of(known);
    }
    boolean resource = this == RESOURCE || this == RESOURCE_TYPE;
    if (resource && RamlMethods.METHODS.contains(plain)) {
      return Optional.of(this == RESOURCE ? METHOD : TRAIT);
    }
    return key.startsWith("/") && (this == API || this == RESOURCE)
        ? Optional.of(RESOURCE)
        : Optional.empty();
  }

  private boolean isTemplate() {
    return OF_TEMPLATES.contains(this);
  }

  /** The names of the keys, for suggestions. */
  List<String> keys() {
    return KEYS.getOrDefault(this, NONE).keySet().stream().sorted().toList();
  }
}
