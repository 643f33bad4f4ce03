package io.github.mulesecscan.api;

import io.github.mulesecscan.api.ApiParameter.In;
import io.github.mulesecscan.api.ApiType.Kind;
import io.github.mulesecscan.api.Operation.Response;
import io.github.mulesecscan.source.Diagnostic.Level;
import io.github.mulesecscan.source.SourcePath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads an OpenAPI specification, or Swagger as it was called before version 3. */
final class OasReader {

  private static final List<String> METHODS =
      List.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

  private static final Map<String, In> PLACES =
      Map.of("path", In.PATH, "query", In.QUERY, "header", In.HEADER, "cookie", In.COOKIE);

  private final SpecificationFiles files;
  private final ApiLanguage language;
  private final Part root;
  private final JsonSchemas schemas;
  private final OasSecurity security;
  private final List<Operation> operations = new ArrayList<>();
  private final List<ApiText> servers = new ArrayList<>();

  private OasReader(SpecificationFiles files, ApiLanguage language, Scope.File file) {
    this.language = language;
    OasReferences references = new OasReferences(files, file.path());
    this.schemas = new JsonSchemas(files, references);
    this.root = references.scope(file).part(file);
    this.security = new OasSecurity(files, root);
    this.files = files;
  }

  static ApiSpecification read(SpecificationFiles files, ApiLanguage language, Scope.File file) {
    return new OasReader(files, language, file).read(file.path());
  }

  private ApiSpecification read(SourcePath path) {
    Security general = root.get("security").map(security::of).orElse(Security.NONE);
    servers(root);
    for (Part.Named entry : root.entries("paths")) {
      if (entry.name().startsWith("/")) {
        path(entry, general);
      }
    }
    Optional<Part> info = root.get("info");
    demand(root, "info");
    info.ifPresent(part -> demand(part, "title"));
    info.ifPresent(part -> demand(part, "version"));
    if (language != ApiLanguage.OAS_3_1) {
      demand(root, "paths");
    }
    Map<String, ApiText> facts = new TreeMap<>();
    for (String key : List.of("version", "description")) {
      info.flatMap(part -> part.text(key)).ifPresent(text -> facts.put(key, text));
    }
    Optional<ApiText> title = info.flatMap(part -> part.text("title"));
    return new ApiSpecification(
        language,
        path,
        title.map(ApiText::location).orElse(root.location()),
        title.map(ApiText::value).orElse(path.name()),
        facts,
        servers,
        protocols(),
        security.all(),
        operations,
        null);
  }

  /** Tells of a key that the language demands and {@code part} does not have. */
  private void demand(Part part, String key) {
    if (part.get(key).isEmpty()) {
      files.report(Level.WARNING, "api-key-missing", part.location(), "there is no '" + key + "'");
    }
  }

  private List<ApiText> protocols() {
    return root.texts("schemes").stream()
        .map(text -> new ApiText(text.value().toUpperCase(Locale.ROOT), text.location()))
        .toList();
  }

  private void servers(Part part) {
    if (language == ApiLanguage.OAS_2_0) {
      root.text("host").ifPresent(servers::add);
      return;
    }
    for (Part server : part.items("servers")) {
      server.text("url").map(url -> filled(url, server)).ifPresent(servers::add);
    }
  }

  /** The URL with the defaults of its variables. */
  private static ApiText filled(ApiText url, Part server) {
    String text = url.value();
    for (Part.Named each : server.entries("variables")) {
      String value = each.part().text("default").map(ApiText::value).orElse("");
      text = value.isEmpty() ? text : text.replace("{" + each.name() + "}", value);
    }
    return new ApiText(text, url.location());
  }

  private void path(Part.Named entry, Security general) {
    Part path = entry.part();
    servers(path);
    for (Part.Named method : path.entries()) {
      if (METHODS.contains(method.name())) {
        Part part = method.part();
        servers(part);
        operations.add(operation(entry.name(), path, method, part, general));
      }
    }
  }

  private Operation operation(
      String path, Part around, Part.Named method, Part part, Security general) {
    Map<String, Part> described = new LinkedHashMap<>();
    for (Part parameter : around.items("parameters")) {
      described.put(key(parameter), parameter);
    }
    for (Part parameter : part.items("parameters")) {
      described.put(key(parameter), parameter);
    }
    List<ApiParameter> parameters = new ArrayList<>();
    described.values().forEach(each -> parameter(each).ifPresent(parameters::add));
    Map<String, ApiText> facts = new TreeMap<>();
    for (String key : List.of("description", "summary", "operationId")) {
      part.text(key).ifPresent(text -> facts.put(key, text));
    }
    return new Operation(
        method.name(),
        path,
        method.location(),
        facts,
        part.get("security").map(security::of).orElse(general),
        parameters,
        bodies(part, described.values()),
        responses(part));
  }

  private static String key(Part parameter) {
    return parameter.text("in").map(ApiText::value).orElse("")
        + ":"
        + parameter.text("name").map(ApiText::value).orElse("");
  }

  private Optional<ApiParameter> parameter(Part part) {
    In in = PLACES.get(part.text("in").map(ApiText::value).orElse(""));
    Optional<ApiText> name = part.text("name");
    if (in == null || name.isEmpty()) {
      return Optional.empty();
    }
    Optional<Part> schema =
        part.get("schema")
            .or(
                () ->
                    part.entries("content").stream()
                        .findFirst()
                        .flatMap(each -> each.part().get("schema")));
    ApiType type = schemas.of(schema.orElse(part));
    return Optional.of(
        new ApiParameter(
            in,
            name.get().value(),
            part.isTrue("required") || in == In.PATH,
            true,
            type,
            name.get().location()));
  }

  private List<ApiBody> bodies(Part operation, Iterable<Part> parameters) {
    if (language != ApiLanguage.OAS_2_0) {
      return operation.get("requestBody").map(this::content).orElse(List.of());
    }
    String mediaType =
        operation.texts("consumes").stream()
            .findFirst()
            .or(() -> root.texts("consumes").stream().findFirst())
            .map(ApiText::value)
            .orElse("");
    List<ApiBody> bodies = new ArrayList<>();
    ApiType.Builder form = new ApiType.Builder(Kind.OBJECT, operation.location());
    boolean isForm = false;
    for (Part each : parameters) {
      String in = each.text("in").map(ApiText::value).orElse("");
      if (in.equals("body")) {
        ApiType type =
            each.get("schema")
                .map(schemas::of)
                .orElseGet(() -> ApiType.of(Kind.ANY, each.location()));
        bodies.add(new ApiBody(mediaType, type, each.location()));
      } else if (in.equals("formData")) {
        isForm = true;
        form.property(
            new ApiType.Property(
                each.text("name").map(ApiText::value).orElse(""),
                each.isTrue("required"),
                schemas.of(each),
                each.location()));
      }
    }
    if (isForm) {
      bodies.add(new ApiBody(mediaType, form.build(), operation.location()));
    }
    return bodies;
  }

  private List<ApiBody> content(Part part) {
    List<ApiBody> bodies = new ArrayList<>();
    for (Part.Named entry : part.entries("content")) {
      ApiType type =
          entry
              .part()
              .get("schema")
              .map(schemas::of)
              .orElseGet(() -> ApiType.of(Kind.ANY, entry.location()));
      bodies.add(new ApiBody(entry.name(), type, entry.location()));
    }
    return bodies;
  }

  private List<Response> responses(Part operation) {
    List<Response> responses = new ArrayList<>();
    for (Part.Named entry : operation.entries("responses")) {
      Part part = entry.part();
      List<ApiBody> bodies =
          language == ApiLanguage.OAS_2_0
              ? part.get("schema")
                  .map(schema -> new ApiBody("", schemas.of(schema), schema.location()))
                  .map(List::of)
                  .orElse(List.of())
              : content(part);
      responses.add(new Response(entry.name(), entry.location(), bodies));
    }
    return responses;
  }
}
