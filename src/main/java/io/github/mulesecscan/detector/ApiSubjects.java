package io.github.mulesecscan.detector;

import io.github.mulesecscan.api.ApiBody;
import io.github.mulesecscan.api.ApiParameter;
import io.github.mulesecscan.api.ApiRouter;
import io.github.mulesecscan.api.ApiSpecification;
import io.github.mulesecscan.api.ApiSpecifications;
import io.github.mulesecscan.api.ApiText;
import io.github.mulesecscan.api.ApiType;
import io.github.mulesecscan.api.Operation;
import io.github.mulesecscan.api.SecurityScheme;
import io.github.mulesecscan.detector.ApiSubject.Facts;
import io.github.mulesecscan.detector.ApiSubject.Part;
import io.github.mulesecscan.secret.PersonalNames;
import io.github.mulesecscan.secret.SecretKnowledge;
import io.github.mulesecscan.source.Location;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** What of one API rules can judge: the API itself and all its parts. */
final class ApiSubjects {

  private static final Map<String, String> FACETS =
      Map.ofEntries(
          Map.entry("format", "format"),
          Map.entry("pattern", "pattern"),
          Map.entry("minLength", "min-length"),
          Map.entry("maxLength", "max-length"),
          Map.entry("minimum", "minimum"),
          Map.entry("maximum", "maximum"),
          Map.entry("minItems", "min-items"),
          Map.entry("maxItems", "max-items"),
          Map.entry("additionalProperties", "additional-properties"),
          Map.entry("writeOnly", "write-only"),
          Map.entry("description", "type-description"));

  private static final PersonalNames PERSONAL = PersonalNames.builtIn();
  private static final SecretKnowledge SECRETS = SecretKnowledge.builtIn();

  private final ApiSpecification api;
  private final List<ApiRouter> routers;
  private final List<ApiSubject> found = new ArrayList<>();
  private final ApiSubject root;

  private ApiSubjects(ApiSpecification api, List<ApiRouter> routers) {
    this.api = api;
    this.routers = routers;
    this.root =
        new ApiSubject(Part.API, api.title(), api.location(), general(), api.location(), null, api);
  }

  /** The parts of {@code api}, in the order of the specification. */
  static List<ApiSubject> of(ApiSpecification api, ApiSpecifications all) {
    List<ApiRouter> routers =
        all.routers().stream().filter(router -> api.equals(router.specification())).toList();
    return new ApiSubjects(api, routers).all();
  }

  private List<ApiSubject> all() {
    found.add(root);
    servers();
    api.schemes().forEach(this::scheme);
    api.operations().forEach(this::operation);
    return found;
  }

  private ApiSubject add(
      Part part,
      String name,
      Location location,
      Map<String, List<ApiText>> facts,
      ApiSubject around) {
    Location owner = around == root ? location : around.location();
    ApiSubject subject = new ApiSubject(part, name, location, facts, owner, around, api);
    found.add(subject);
    return subject;
  }

  private Map<String, List<ApiText>> general() {
    Facts facts = new Facts();
    facts.add("language", api.language().words(), api.location());
    facts.add("title", api.title(), api.location());
    new TreeMap<>(api.facts()).forEach((key, value) -> facts.add("api-" + key, value));
    api.servers().forEach(url -> facts.add("server", url));
    api.protocols().forEach(protocol -> facts.add("api-protocol", protocol));
    for (SecurityScheme scheme : api.schemes()) {
      facts.add("declared-scheme", scheme.kind().word(), scheme.location());
    }
    for (Operation operation : api.operations()) {
      facts.add("operations", operation.name(), operation.location());
      if (operation.asksClientId()) {
        facts.add("api-client-id", "true", operation.location());
      }
    }
    routers.forEach(router -> facts.add("router", router.name(), router.location()));
    return facts.done();
  }

  private void servers() {
    for (ApiText url : api.servers()) {
      add(Part.SERVER, url.value(), url.location(), new Facts().add("url", url).done(), root);
    }
    for (ApiText protocol : api.protocols()) {
      add(
          Part.SERVER,
          protocol.value(),
          protocol.location(),
          new Facts().add("protocol", protocol).done(),
          root);
    }
  }

  private void scheme(SecurityScheme scheme) {
    Facts facts = new Facts().add("scheme", scheme.kind().word(), scheme.location());
    facts.add("name", scheme.name(), scheme.location());
    ApiText key = scheme.key();
    if (key != null) {
      facts.add("key", key).add("in", scheme.in(), key.location());
    }
    scheme.grants().forEach(grant -> facts.add("grant", grant));
    scheme.urls().forEach(url -> facts.add("url", url));
    boolean used =
        api.operations().stream()
            .anyMatch(operation -> operation.security().schemes().contains(scheme));
    facts.add("used", String.valueOf(used), scheme.location());
    ApiSubject whole = add(Part.SCHEME, scheme.name(), scheme.location(), facts.done(), root);
    settings(Part.GRANT, "grant", scheme.grants(), whole);
    settings(Part.SCHEME_URL, "url", scheme.urls(), whole);
  }

  /** The values of one setting of a scheme; they alone are known of it under {@code fact}. */
  private void settings(Part part, String fact, List<ApiText> values, ApiSubject scheme) {
    for (ApiText value : values) {
      Map<String, List<ApiText>> facts = new TreeMap<>();
      facts.put("grant", List.of());
      facts.put("url", List.of());
      facts.put(fact, List.of(value));
      Location first = values.get(0).location();
      found.add(new ApiSubject(part, scheme.name(), value.location(), facts, first, scheme, api));
    }
  }

  private void operation(Operation operation) {
    Location place = operation.location();
    Facts facts = new Facts().add("method", operation.method(), place);
    facts.add("path", operation.path(), place);
    Location declared = operation.security().location();
    Location secured = declared == null ? place : declared;
    for (SecurityScheme scheme : operation.security().schemes()) {
      facts.add("security", scheme.kind().word(), secured);
    }
    operation.security().scopes().forEach(scope -> facts.add("scope", scope));
    if (operation.security().optional()) {
      facts.add("security", "none", secured);
    }
    if (operation.asksClientId()) {
      facts.add("client-id", "true", place);
    }
    for (Operation.Response response : operation.responses()) {
      facts.add("status", response.status(), response.location());
      for (ApiBody body : response.bodies()) {
        if (response.status().startsWith("2")) {
          facts.add("returns", body.type().kind().word(), response.location());
        }
      }
    }
    new TreeMap<>(operation.facts())
        .forEach((key, value) -> facts.add("operation-" + key.toLowerCase(Locale.ROOT), value));
    flows(operation, facts);
    ApiSubject subject = add(Part.OPERATION, operation.name(), place, facts.done(), root);
    operation.parameters().forEach(parameter -> parameter(parameter, subject));
    operation.bodies().forEach(body -> body(body, subject));
    for (Operation.Response response : operation.responses()) {
      if (!response.status().startsWith("4") && !response.status().startsWith("5")) {
        response.bodies().forEach(body -> answer(body, subject));
      }
    }
  }

  private void flows(Operation operation, Facts facts) {
    for (ApiRouter router : routers) {
      for (ApiRouter.Route route : router.routes()) {
        if (operation.equals(route.operation())) {
          facts.add("flow", route.flow().getAttributeValue("name", ""), route.flow().location());
        }
      }
    }
  }

  private void parameter(ApiParameter parameter, ApiSubject operation) {
    Location place = parameter.location();
    Facts facts = new Facts().add("in", parameter.in().word(), place);
    facts.add("name", parameter.name(), place);
    facts.add("required", String.valueOf(parameter.required()), place);
    facts.add("declared", String.valueOf(parameter.declared()), place);
    type(parameter.type(), facts);
    add(Part.PARAMETER, parameter.name(), place, facts.done(), operation);
  }

  private void body(ApiBody body, ApiSubject operation) {
    Facts facts = new Facts();
    facts.add("media-type", body.mediaType(), body.location());
    type(body.type(), facts);
    String name = "the body of " + operation.name();
    add(Part.BODY, name, body.location(), facts.done(), operation);
    objects(body, type -> object(type, operation, owner(type, name), body.mediaType()));
  }

  private void answer(ApiBody body, ApiSubject operation) {
    String name = "the answer of " + operation.name();
    objects(
        body,
        type ->
            properties(
                Part.RESPONSE_PROPERTY, type, operation, owner(type, name), body.mediaType()));
  }

  private static String owner(ApiType type, String unless) {
    return type.name().isEmpty() ? unless : type.name();
  }

  /** The object types of a request or answer, each once. */
  private static void objects(ApiBody body, Consumer<ApiType> taker) {
    Set<ApiType> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Set<Location> places = new HashSet<>();
    List<ApiType> open = new ArrayList<>(List.of(body.type()));
    for (int at = 0; at < open.size(); at++) {
      ApiType type = open.get(at);
      if (!seen.add(type)) {
        continue;
      }
      type.items().ifPresent(open::add);
      open.addAll(type.members());
      type.properties().forEach(property -> open.add(property.type()));
      if (!type.properties().isEmpty() && places.add(type.location())) {
        taker.accept(type);
      }
    }
  }

  private void object(ApiType type, ApiSubject operation, String name, String mediaType) {
    Facts facts = new Facts().add("media-type", mediaType, type.location());
    type(type, facts);
    add(Part.TYPE, name, type.location(), facts.done(), operation);
    properties(Part.PROPERTY, type, operation, name, mediaType);
  }

  private void properties(
      Part part, ApiType type, ApiSubject operation, String name, String mediaType) {
    List<String> names = type.properties().stream().map(ApiType.Property::name).toList();
    for (ApiType.Property property : type.properties()) {
      Facts own = new Facts().add("name", property.name(), property.location());
      own.add("media-type", mediaType, type.location());
      own.add("required", String.valueOf(property.required()), property.location());
      own.add("owner", name, type.location());
      type(property.type(), own);
      data(property.name(), names).ifPresent(data -> own.add("data", data, property.location()));
      found.add(
          new ApiSubject(
              part,
              property.name(),
              property.location(),
              own.done(),
              type.location(),
              operation,
              api));
    }
  }

  /**
   * What a property holds, as its name and those beside it tell: a category of data about people,
   * or a credential.
   */
  private static Optional<String> data(String name, List<String> beside) {
    return PERSONAL
        .category(name, beside)
        .map(PersonalNames.Category::id)
        .or(() -> SECRETS.names().isSecret(name) ? Optional.of("credential") : Optional.empty());
  }

  private static void type(ApiType type, Facts facts) {
    facts.add("type", type.kind().word(), type.location());
    if (!type.name().isEmpty()) {
      facts.add("type-name", type.name(), type.location());
    }
    for (Map.Entry<String, String> facet : FACETS.entrySet()) {
      type.facet(facet.getKey()).ifPresent(value -> facts.add(facet.getValue(), value));
    }
    type.values().forEach(value -> facts.add("enum", value, type.location()));
    type.properties()
        .forEach(property -> facts.add("properties", property.name(), property.location()));
    type.items().ifPresent(items -> facts.add("items", items.kind().word(), items.location()));
  }
}
