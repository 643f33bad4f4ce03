package io.github.mulesecscan.api;

import io.github.mulesecscan.api.ApiParameter.In;
import io.github.mulesecscan.api.ApiType.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes nodes of a RAML specification, its overlays and extensions. */
final class RamlGraph {

  private static final int MOST_RESOURCES = 20_000;
  private static final int DEEPEST = 60;
  private static final Pattern IN_BRACES = Pattern.compile("\\{([^{}/]{1,200})\\}");

  private final GraphNodes nodes = new GraphNodes();
  private final RamlMethods methods;
  private final RamlTypes types;
  private final RamlSecurityGraph security;
  private final Part root;
  private final ApiLanguage language;
  private int resources;

  /**
   * @param chain the root file, before it what overlays or extends it, the outermost first
   */
  RamlGraph(SpecificationFiles files, ApiLanguage language, List<Scope.File> chain) {
    this.language = language;
    RamlIncludes includes = new RamlIncludes(files, chain.get(0).path());
    RamlDeclarations declarations = new RamlDeclarations(files, includes);
    this.methods = new RamlMethods(files, declarations);
    JsonSchemas schemas = new JsonSchemas(files, new OasReferences(files, chain.get(0).path()));
    this.types = new RamlTypes(files, declarations, schemas);
    Scope scope = new Scope(chain, Map.of(), includes);
    Part whole = scope.part(chain.get(0));
    for (Scope.File under : chain.subList(1, chain.size())) {
      whole = whole.over(scope.part(under));
    }
    this.root = whole;
    this.security = new RamlSecurityGraph(nodes, declarations);
  }

  List<ApiNode> read() {
    String title = root.text("title").map(ApiText::value).orElse("");
    ApiNode api =
        nodes
            .add(
                title.isEmpty() ? "the API" : "API " + title,
                root.text("title").map(ApiText::location).orElse(root.location()),
                "apiContract.WebAPI",
                "apiContract.API")
            .text("core.name", root, "title")
            .text("core.version", root, "version")
            .text("core.description", root, "description");
    for (ApiText protocol : root.texts("protocols")) {
      String value = protocol.value().toUpperCase(Locale.ROOT);
      api.text("apiContract.scheme", value, protocol.location());
    }
    root.texts("mediaType")
        .forEach(type -> api.text("apiContract.accepts", type).text("core.contentType", type));
    for (Part each : root.get("documentation").map(Part::listed).orElse(List.of())) {
      api.node(
          "core.documentation",
          nodes
              .add("documentation", each.location(), "core.CreativeWork")
              .text("core.title", each, "title")
              .text("core.description", each, "content"));
    }
    root.get("baseUri").ifPresent(base -> server(base, api));
    security.declared(root);
    resources(root, "", List.of(), api, 0);
    for (String section : List.of("types", "schemas")) {
      for (Part.Named entry : root.entries(section)) {
        nodes.declared(types.of(entry.part(), Kind.STRING), entry);
      }
    }
    return nodes.all();
  }

  private void server(Part base, ApiNode api) {
    Optional<ApiText> url = base.asText().or(() -> base.text("value"));
    if (url.isPresent()) {
      String version = root.text("version").map(ApiText::value).orElse("{version}");
      api.node(
          "apiContract.server",
          nodes
              .add("server " + url.get().value(), base.location(), "apiContract.Server")
              .text(
                  "core.urlTemplate",
                  url.get().value().replace("{version}", version),
                  url.get().location()));
    }
  }

  private void resources(Part parent, String path, List<Part.Named> above, ApiNode api, int depth) {
    for (Part.Named entry : parent.entries()) {
      if (!entry.name().startsWith("/") || depth > DEEPEST || resources++ > MOST_RESOURCES) {
        continue;
      }
      String whole = path + (entry.name().equals("/") && !path.isEmpty() ? "" : entry.name());
      Part resource = entry.part();
      Part typed = methods.resource(resource, whole);
      List<Part.Named> parameters = new ArrayList<>(above);
      parameters.addAll(typed.entries("uriParameters"));
      ApiNode endpoint =
          nodes
              .add("endpoint " + whole, entry.location(), "apiContract.EndPoint")
              .text("apiContract.path", whole, entry.location())
              .text("core.name", typed, "displayName")
              .text("core.description", typed, "description");
      api.node("apiContract.endpoint", endpoint);
      for (Part.Named method : methods.methods(typed)) {
        endpoint.node(
            "apiContract.supportedOperation", operation(method, typed, whole, parameters));
      }
      resources(resource, whole, parameters, api, depth + 1);
    }
  }

  private ApiNode operation(Part.Named entry, Part resource, String path, List<Part.Named> above) {
    Part method = methods.method(entry, resource, path);
    String name = entry.name().toUpperCase(Locale.ROOT) + " " + path;
    ApiNode operation =
        nodes
            .add(name, entry.location(), "apiContract.Operation", "core.Operation")
            .text("apiContract.method", entry.name(), entry.location())
            .text("core.name", method, "displayName")
            .text("core.description", method, "description");
    for (ApiText protocol : method.texts("protocols")) {
      operation.text("apiContract.scheme", protocol);
    }
    security.of(
        method.get("securedBy").or(() -> resource.get("securedBy")).or(() -> root.get("securedBy")),
        operation);
    request(name, entry, method, inPath(entry, path, above), operation);
    for (Part.Named answer : method.entries("responses")) {
      operation.node("apiContract.returns", response(name, answer));
    }
    return operation;
  }

  private void request(
      String name, Part.Named entry, Part method, List<ApiNode> inPath, ApiNode operation) {
    List<ApiNode> query = parameters(method, "queryParameters", In.QUERY);
    List<ApiNode> headers = parameters(method, "headers", In.HEADER);
    Optional<Part> body = method.get("body").filter(part -> !part.isNull());
    if (inPath.isEmpty() && query.isEmpty() && headers.isEmpty() && body.isEmpty()) {
      return;
    }
    ApiNode request =
        nodes.add(
            "request of " + name,
            body.map(Part::location).orElse(entry.location()),
            "apiContract.Request",
            "core.Request",
            "apiContract.Message");
    operation.node("apiContract.expects", request);
    inPath.forEach(each -> request.node("apiContract.uriParameter", each));
    query.forEach(each -> request.node("apiContract.parameter", each));
    headers.forEach(each -> request.node("apiContract.header", each));
    body.ifPresent(part -> payloads(part, name, request));
  }

  /** Parameters of the path; one that nothing describes is a string. */
  private List<ApiNode> inPath(Part.Named method, String path, List<Part.Named> above) {
    Map<String, ApiNode> found = new LinkedHashMap<>();
    Matcher matcher = IN_BRACES.matcher(path);
    while (matcher.find()) {
      String name = matcher.group(1);
      if (name.equals("ext") || found.containsKey(name)) {
        continue;
      }
      Optional<Part.Named> described =
          above.stream().filter(each -> each.name().equals(name)).reduce((one, last) -> last);
      if (described.isPresent()) {
        found.put(name, parameter(described.get(), In.PATH));
      } else {
        ApiType any = ApiType.of(Kind.STRING, method.location());
        ApiParameter parameter =
            new ApiParameter(In.PATH, name, true, false, any, method.location());
        found.put(name, nodes.parameter(parameter, Optional.empty()));
      }
    }
    return List.copyOf(found.values());
  }

  private List<ApiNode> parameters(Part part, String key, In in) {
    return part.entries(key).stream().map(entry -> parameter(entry, in)).toList();
  }

  private ApiNode parameter(Part.Named entry, In in) {
    boolean optional = entry.name().endsWith("?");
    String name = optional ? entry.name().substring(0, entry.name().length() - 1) : entry.name();
    Part part = entry.part();
    boolean unlessSaid = in == In.PATH || (!optional && language == ApiLanguage.RAML_1_0);
    boolean required =
        part.text("required").map(text -> text.value().equals("true")).orElse(unlessSaid);
    ApiType type = types.of(part, Kind.STRING);
    return nodes.parameter(
        new ApiParameter(in, name, required, true, type, entry.location()), Optional.of(part));
  }

  private ApiNode response(String operation, Part.Named entry) {
    Part part = entry.part();
    String status = entry.name().replace("?", "");
    String label = "response " + status + " of " + operation;
    ApiNode response =
        nodes
            .add(
                label,
                entry.location(),
                "apiContract.Response",
                "core.Response",
                "apiContract.Message")
            .text("core.name", status, entry.location())
            .text("apiContract.statusCode", status, entry.location())
            .text("core.description", part, "description");
    parameters(part, "headers", In.HEADER)
        .forEach(each -> response.node("apiContract.header", each));
    part.get("body")
        .filter(body -> !body.isNull())
        .ifPresent(body -> payloads(body, label, response));
    return response;
  }

  private void payloads(Part body, String owner, ApiNode message) {
    boolean typed = false;
    for (Part.Named entry : body.entries()) {
      if (entry.name().contains("/")) {
        typed = true;
        ApiText mediaType = new ApiText(entry.name(), entry.location());
        message.node("apiContract.payload", payload(owner, entry.part(), mediaType));
      }
    }
    if (!typed) {
      ApiText usual =
          root.texts("mediaType").stream()
              .findFirst()
              .map(text -> new ApiText(text.value(), body.location()))
              .orElse(new ApiText("", body.location()));
      message.node("apiContract.payload", payload(owner, body, usual));
    }
  }

  private ApiNode payload(String owner, Part part, ApiText mediaType) {
    ApiNode payload =
        nodes.add(
            (mediaType.value().isEmpty() ? "body" : mediaType.value()) + " of " + owner,
            mediaType.location(),
            "apiContract.Payload",
            "core.Payload");
    if (!mediaType.value().isEmpty()) {
      payload.text("core.mediaType", mediaType);
    }
    if (!part.isNull()) {
      payload.node("shapes.schema", nodes.shape(types.of(part, Kind.ANY), "schema"));
    }
    if (part.isMapping()) {
      part.get("example")
          .ifPresent(
              each ->
                  payload.node(
                      "apiContract.examples",
                      nodes.add("example", each.location(), "apiContract.Example")));
      for (Part.Named each : part.entries("examples")) {
        payload.node(
            "apiContract.examples",
            nodes
                .add("example " + each.name(), each.location(), "apiContract.Example")
                .text("core.name", each.name(), each.location()));
      }
    }
    return payload;
  }
}
