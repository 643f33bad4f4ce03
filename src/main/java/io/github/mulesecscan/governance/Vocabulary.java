package io.github.mulesecscan.governance;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The classes that nodes of APIs have here, and their properties. A profile that names others asks
 * for something that would never be found, and is told so.
 */
final class Vocabulary {

  /** A class, what it is a kind of, its properties; an arrow leads to the class of the values. */
  private static final String TABLE =
      """
      apiContract.API: core.name core.version core.description core.summary core.termsOfService \
      apiContract.scheme apiContract.accepts core.contentType core.provider>core.Organization \
      core.license>core.License core.documentation>core.CreativeWork apiContract.tag>apiContract.Tag \
      apiContract.server>apiContract.Server apiContract.endpoint>apiContract.EndPoint
      apiContract.WebAPI<apiContract.API:
      apiContract.AsyncAPI<apiContract.API:
      core.Organization: core.name core.url core.email
      core.License: core.name core.url
      core.CreativeWork: core.title core.url core.description
      apiContract.Tag: core.name core.description
      apiContract.Server: core.name core.urlTemplate core.description apiContract.protocol \
      security.security>security.SecurityRequirement
      apiContract.EndPoint: apiContract.path core.name core.description core.summary \
      apiContract.server>apiContract.Server apiContract.supportedOperation>apiContract.Operation \
      apiContract.parameter>apiContract.Parameter
      core.Operation: apiContract.method core.name apiContract.operationId core.description \
      apiContract.guiSummary core.deprecated apiContract.scheme apiContract.accepts core.contentType \
      apiContract.tag>apiContract.Tag core.documentation>core.CreativeWork \
      apiContract.server>apiContract.Server security.security>security.SecurityRequirement \
      apiContract.expects>apiContract.Request apiContract.returns>apiContract.Response
      apiContract.Operation<core.Operation:
      apiContract.Message: core.description apiContract.header>apiContract.Parameter \
      apiContract.payload>apiContract.Payload
      core.Request<apiContract.Message: core.required apiContract.parameter>apiContract.Parameter \
      apiContract.uriParameter>apiContract.Parameter apiContract.cookieParameter>apiContract.Parameter
      apiContract.Request<core.Request:
      core.Response<apiContract.Message: core.name apiContract.statusCode
      apiContract.Response<core.Response:
      core.Parameter: core.name apiContract.paramName apiContract.required apiContract.binding \
      core.description core.deprecated shapes.schema>shapes.Shape
      apiContract.Parameter<core.Parameter:
      core.Payload: core.mediaType shapes.schema>shapes.Shape apiContract.examples>apiContract.Example
      apiContract.Payload<core.Payload:
      apiContract.Example: core.name
      security.SecurityRequirement: security.schemes>security.ParametrizedSecurityScheme
      security.ParametrizedSecurityScheme: core.name security.scheme>security.SecurityScheme
      security.SecurityScheme: core.name core.displayName core.description security.type \
      security.settings>security.Settings
      security.Settings: core.name security.in security.scheme security.bearerFormat \
      security.openIdConnectUrl security.authorizationGrant security.flows>security.OAuth2Flow
      security.OAuth2Settings<security.Settings:
      security.OAuth1Settings<security.Settings:
      security.ApiKeySettings<security.Settings:
      security.HttpSettings<security.Settings:
      security.OpenIdConnectSettings<security.Settings:
      security.OAuth2Flow: security.flow security.authorizationUri security.accessTokenUri \
      security.refreshUri security.scope>security.Scope
      security.Scope: core.name core.description
      shapes.Shape: shacl.name
      shacl.Shape<shapes.Shape: shacl.minCount
      shacl.PropertyShape<shacl.Shape: shapes.range>shapes.Shape
      shapes.AnyShape<shacl.Shape: core.description core.displayName shacl.pattern shacl.minLength \
      shacl.maxLength shacl.minInclusive shacl.maxInclusive shapes.format shacl.maxCount \
      shacl.datatype shacl.in shacl.closed shacl.property>shacl.PropertyShape \
      shapes.items>shapes.Shape shacl.xone>shapes.Shape
      shapes.ScalarShape<shapes.AnyShape:
      shacl.NodeShape<shapes.AnyShape:
      shapes.ArrayShape<shapes.AnyShape:
      shapes.FileShape<shapes.AnyShape:
      shapes.NilShape<shapes.AnyShape:
      shapes.UnionShape<shapes.AnyShape:
      shapes.SchemaShape<shapes.AnyShape:
      shapes.RecursiveShape<shapes.AnyShape:
      """;

  private static final Vocabulary KNOWN = read();

  private final Map<String, Type> types = new LinkedHashMap<>();

  /** A class: what it is a kind of, and the class of the values of its properties, if of nodes. */
  private record Type(String above, Map<String, Optional<String>> properties) {}

  private Vocabulary() {}

  static Vocabulary known() {
    return KNOWN;
  }

  private static Vocabulary read() {
    Vocabulary vocabulary = new Vocabulary();
    for (String line : TABLE.lines().toList()) {
      int colon = line.indexOf(':');
      String[] names = line.substring(0, colon).split("<", -1);
      Map<String, Optional<String>> properties = new LinkedHashMap<>();
      for (String word : line.substring(colon + 1).strip().split("\\s+", -1)) {
        String[] both = word.split(">", -1);
        if (!word.isEmpty()) {
          properties.put(both[0], both.length > 1 ? Optional.of(both[1]) : Optional.empty());
        }
      }
      vocabulary.types.put(names[0], new Type(names.length > 1 ? names[1] : "", properties));
    }
    return vocabulary;
  }

  Set<String> classes() {
    return types.keySet();
  }

  boolean has(String name) {
    return types.containsKey(name);
  }

  /**
   * The classes of what {@code property} of nodes of {@code classes} leads to; none where it is
   * text, empty where none of the classes has it. A node may be of any kind of its class.
   */
  Optional<Set<String>> range(Set<String> classes, String property) {
    Set<String> found = new LinkedHashSet<>();
    boolean known = false;
    for (String name : related(classes)) {
      Type type = types.get(name);
      Optional<String> range = type == null ? null : type.properties().get(property);
      if (range != null) {
        known = true;
        range.ifPresent(found::add);
      }
    }
    return known ? Optional.of(found) : Optional.empty();
  }

  /** The properties of nodes of {@code classes}. */
  List<String> properties(Set<String> classes) {
    return related(classes).stream()
        .flatMap(name -> Optional.ofNullable(types.get(name)).stream())
        .flatMap(type -> type.properties().keySet().stream())
        .distinct()
        .sorted()
        .toList();
  }

  /** The classes, what they are kinds of, and what is a kind of them. */
  private Set<String> related(Set<String> classes) {
    Set<String> related = new LinkedHashSet<>();
    Deque<String> below = new ArrayDeque<>(classes);
    while (!below.isEmpty()) {
      String name = below.pop();
      if (related.add(name)) {
        types.forEach(
            (kind, type) -> {
              if (type.above().equals(name)) {
                below.push(kind);
              }
            });
      }
    }
    for (String name : classes) {
      Type type = types.get(name);
      while (type != null && !type.above().isEmpty()) {
        related.add(type.above());
        type = types.get(type.above());
      }
    }
    return related;
  }
}
