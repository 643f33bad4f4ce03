package io.github.mulesecscan.api;

import io.github.mulesecscan.api.ApiParameter.In;
import io.github.mulesecscan.api.ApiType.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Makes nodes of an OpenAPI specification. */
final class OasGraph {

  private static final List<String> METHODS =
      List.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

  private static final Map<String, In> PLACES =
      Map.of("path", In.PATH, "query", In.QUERY, "header", In.HEADER, "cookie", In.COOKIE);

  private static final Map<In, String> PROPERTIES =
      Map.of(
          In.PATH, "apiContract.uriParameter",
          In.QUERY, "apiContract.parameter",
          In.HEADER, "apiContract.header",
          In.COOKIE, "apiContract.cookieParameter");

  private final GraphNodes nodes = new GraphNodes();
  private final ApiLanguage language;
  private final Part root;
  private final JsonSchemas schemas;
  private final OasInfoGraph infos;

  OasGraph(SpecificationFiles files, ApiLanguage language, Scope.File file) {
    this.language = language;
    OasReferences references = new OasReferences(files, file.path());
    this.schemas = new JsonSchemas(files, references);
    this.root = references.scope(file).part(file);
    this.infos = new OasInfoGraph(nodes, root);
  }

  List<ApiNode> read() {
    ApiNode api = infos.api(root.location(), "apiContract.WebAPI", "apiContract.API");
    List<ApiNode> servers = infos.servers(root);
    servers.forEach(server -> api.node("apiContract.server", server));
    for (ApiText scheme : root.texts("schemes")) {
      api.text("apiContract.scheme", scheme.value().toUpperCase(Locale.ROOT), scheme.location());
    }
    for (Part.Named entry : root.entries("paths")) {
      if (entry.name().startsWith("/")) {
        api.node("apiContract.endpoint", endpoint(entry, servers));
      }
    }
    List<Part.Named> declared = new ArrayList<>(root.entries("definitions"));
    root.get("components").ifPresent(part -> declared.addAll(part.entries("schemas")));
    declared.forEach(entry -> nodes.declared(schemas.of(entry.part()), entry));
    return nodes.all();
  }

  private ApiNode endpoint(Part.Named entry, List<ApiNode> above) {
    Part part = entry.part();
    ApiNode endpoint =
        nodes
            .add("endpoint " + entry.name(), entry.location(), "apiContract.EndPoint")
            .text("apiContract.path", entry.name(), entry.location())
            .text("core.description", part, "description")
            .text("core.summary", part, "summary");
    List<ApiNode> servers = part.get("servers").isPresent() ? infos.servers(part) : above;
    servers.forEach(server -> endpoint.node("apiContract.server", server));
    for (Part.Named method : part.entries()) {
      if (METHODS.contains(method.name())) {
        ApiNode operation = operation(entry.name(), part, method, servers);
        endpoint.node("apiContract.supportedOperation", operation);
      }
    }
    return endpoint;
  }

  private ApiNode operation(String path, Part around, Part.Named method, List<ApiNode> above) {
    Part part = method.part();
    String name = method.name().toUpperCase(Locale.ROOT) + " " + path;
    ApiNode operation =
        nodes
            .add(name, method.location(), "apiContract.Operation", "core.Operation")
            .text("apiContract.method", method.name(), method.location())
            .text("core.name", part, "operationId")
            .text("apiContract.operationId", part, "operationId")
            .text("core.description", described(part, around), "description")
            .text("apiContract.guiSummary", part, "summary")
            .text("core.deprecated", part, "deprecated");
    infos.tags(part, operation);
    infos.documentation(part, operation);
    List<ApiNode> servers = part.get("servers").isPresent() ? infos.servers(part) : above;
    servers.forEach(server -> operation.node("apiContract.server", server));
    infos.security(part.get("security").or(() -> root.get("security")), operation);
    texts(part, "consumes", operation, "apiContract.accepts");
    texts(part, "produces", operation, "core.contentType");
    request(name, around, method, operation);
    for (Part.Named answer : part.entries("responses")) {
      operation.node("apiContract.returns", response(name, answer));
    }
    return operation;
  }

  /** From version 3 on, what is said of a path is said of its operations. */
  private Part described(Part operation, Part path) {
    boolean own = operation.get("description").isPresent() || language == ApiLanguage.OAS_2_0;
    return own ? operation : path;
  }

  private void texts(Part part, String key, ApiNode node, String property) {
    List<ApiText> own = part.texts(key);
    (own.isEmpty() ? root.texts(key) : own).forEach(value -> node.text(property, value));
  }

  private void request(String name, Part around, Part.Named method, ApiNode operation) {
    Part part = method.part();
    Map<String, Part> described = new LinkedHashMap<>();
    around.items("parameters").forEach(each -> described.put(key(each), each));
    part.items("parameters").forEach(each -> described.put(key(each), each));
    Optional<Part> body = part.get("requestBody");
    if (described.isEmpty() && body.isEmpty()) {
      return;
    }
    ApiNode request =
        nodes.add(
            "request of " + name,
            body.map(Part::location).orElse(method.location()),
            "apiContract.Request",
            "core.Request",
            "apiContract.Message");
    operation.node("apiContract.expects", request);
    described.values().forEach(each -> parameter(each, name, request));
    body.ifPresent(
        each ->
            request
                .text("core.description", each, "description")
                .text("core.required", each, "required"));
    body.ifPresent(each -> payloads(each, name, request));
  }

  private static String key(Part parameter) {
    return parameter.text("in").map(ApiText::value).orElse("")
        + ":"
        + parameter.text("name").map(ApiText::value).orElse("");
  }

  private void parameter(Part part, String operation, ApiNode request) {
    String in = part.text("in").map(ApiText::value).orElse("");
    if (in.equals("body")) {
      request.node(
          "apiContract.payload",
          payload("body of " + operation, part, new ApiText("", part.location())));
      return;
    }
    In place = PLACES.get(in);
    Optional<ApiText> name = part.text("name");
    if (place != null && name.isPresent()) {
      request.node(PROPERTIES.getOrDefault(place, ""), parameter(part, place, name.get()));
    }
  }

  private ApiNode parameter(Part part, In place, ApiText name) {
    boolean required = part.isTrue("required") || place == In.PATH;
    Optional<Part> schema =
        part.get("schema")
            .or(
                () ->
                    part.entries("content").stream()
                        .findFirst()
                        .flatMap(each -> each.part().get("schema")));
    ApiType type = schemas.of(schema.orElse(part));
    ApiParameter parameter =
        new ApiParameter(place, name.value(), required, true, type, name.location());
    return nodes.parameter(parameter, Optional.of(part));
  }

  private ApiNode response(String operation, Part.Named entry) {
    Part part = entry.part();
    ApiNode response =
        nodes
            .add(
                "response " + entry.name() + " of " + operation,
                entry.location(),
                "apiContract.Response",
                "core.Response",
                "apiContract.Message")
            .text("core.name", entry.name(), entry.location())
            .text("apiContract.statusCode", entry.name(), entry.location())
            .text("core.description", part, "description");
    for (Part.Named header : part.entries("headers")) {
      ApiText name = new ApiText(header.name(), header.location());
      response.node("apiContract.header", parameter(header.part(), In.HEADER, name));
    }
    if (language == ApiLanguage.OAS_2_0) {
      if (part.get("schema").isPresent()) {
        ApiText unsaid = new ApiText("", part.location());
        String label = "body of response " + entry.name() + " of " + operation;
        response.node("apiContract.payload", payload(label, part, unsaid));
      }
    } else {
      payloads(part, "response " + entry.name() + " of " + operation, response);
    }
    return response;
  }

  private void payloads(Part around, String owner, ApiNode message) {
    for (Part.Named entry : around.entries("content")) {
      ApiText mediaType = new ApiText(entry.name(), entry.location());
      String label = entry.name() + " of " + owner;
      message.node("apiContract.payload", payload(label, entry.part(), mediaType));
    }
  }

  private ApiNode payload(String label, Part part, ApiText mediaType) {
    ApiNode payload = nodes.add(label, mediaType.location(), "apiContract.Payload", "core.Payload");
    if (!mediaType.value().isEmpty()) {
      payload.text("core.mediaType", mediaType);
    }
    part.get("schema")
        .map(schemas::of)
        .filter(type -> type.kind() != Kind.EXTERNAL)
        .ifPresent(type -> payload.node("shapes.schema", nodes.shape(type, "schema")));
    List<Part.Named> examples = new ArrayList<>(part.entries("examples"));
    examples.forEach(each -> payload.node("apiContract.examples", infos.example(each)));
    part.get("example")
        .ifPresent(
            each ->
                payload.node(
                    "apiContract.examples",
                    nodes.add("example", each.location(), "apiContract.Example")));
    return payload;
  }
}
