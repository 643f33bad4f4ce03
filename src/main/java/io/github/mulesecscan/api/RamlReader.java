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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a RAML specification, its overlays and extensions. */
final class RamlReader {

  private static final int MOST_RESOURCES = 20_000;
  private static final int DEEPEST = 60;
  private static final Pattern IN_BRACES = Pattern.compile("\\{([^{}/]{1,200})\\}");

  private final SpecificationFiles files;
  private final RamlMethods methods;
  private final RamlTypes types;
  private final RamlSecurity security;
  private final Scope scope;
  private final Part root;
  private final ApiLanguage language;
  private final List<Operation> operations = new ArrayList<>();
  private int resources;

  /**
   * @param chain the root file, before it what overlays or extends it, the outermost first
   */
  private RamlReader(SpecificationFiles files, ApiLanguage language, List<Scope.File> chain) {
    this.files = files;
    this.language = language;
    SourcePath path = chain.get(0).path();
    RamlIncludes includes = new RamlIncludes(files, path);
    RamlDeclarations declarations = new RamlDeclarations(files, includes);
    this.methods = new RamlMethods(files, declarations);
    JsonSchemas schemas = new JsonSchemas(files, new OasReferences(files, path));
    this.types = new RamlTypes(files, declarations, schemas);
    this.security = new RamlSecurity(files, declarations);
    this.scope = new Scope(chain, Map.of(), includes);
    Part whole = scope.part(chain.get(0));
    for (Scope.File under : chain.subList(1, chain.size())) {
      whole = whole.over(scope.part(under));
    }
    this.root = whole;
  }

  static ApiSpecification read(
      SpecificationFiles files, ApiLanguage language, List<Scope.File> chain) {
    return new RamlReader(files, language, chain).read();
  }

  private ApiSpecification read() {
    Security general = root.get("securedBy").map(security::of).orElse(Security.NONE);
    resources(root, "", List.of(), general, 0);
    Map<String, ApiText> facts = new TreeMap<>();
    for (String key : List.of("version", "description")) {
      root.text(key).ifPresent(text -> facts.put(key, text));
    }
    Optional<ApiText> title = root.text("title");
    SourcePath path = root.first().node().text().path();
    return new ApiSpecification(
        language,
        path,
        title.map(ApiText::location).orElse(root.location()),
        title.map(ApiText::value).orElse(path.name()),
        facts,
        root.get("baseUri").map(this::server).map(List::of).orElse(List.of()),
        root.texts("protocols").stream()
            .map(text -> new ApiText(text.value().toUpperCase(Locale.ROOT), text.location()))
            .toList(),
        security.all(root),
        operations,
        null);
  }

  /** The base URI, the version filled in. */
  private ApiText server(Part baseUri) {
    ApiText text =
        baseUri
            .asText()
            .or(() -> baseUri.text("value"))
            .orElse(new ApiText("", baseUri.location()));
    String version = root.text("version").map(ApiText::value).orElse("{version}");
    return new ApiText(text.value().replace("{version}", version), text.location());
  }

  private void resources(
      Part parent, String path, List<Part.Named> above, Security general, int depth) {
    for (Part.Named entry : parent.entries()) {
      if (!entry.name().startsWith("/")) {
        continue;
      }
      if (depth > DEEPEST || resources++ > MOST_RESOURCES) {
        files.report(
            Level.WARNING,
            "api-too-large",
            entry.location(),
            "too many resources; the rest was not read");
        return;
      }
      String whole = path + (entry.name().equals("/") && !path.isEmpty() ? "" : entry.name());
      Part resource = entry.part();
      Part typed = methods.resource(resource, whole);
      List<Part.Named> parameters = new ArrayList<>(above);
      parameters.addAll(typed.entries("uriParameters"));
      for (Part.Named method : methods.methods(typed)) {
        operations.add(operation(method, typed, whole, parameters, general));
      }
      resources(resource, whole, parameters, general, depth + 1);
    }
  }

  private Operation operation(
      Part.Named entry, Part resource, String path, List<Part.Named> above, Security general) {
    Part method = methods.method(entry, resource, path);
    Security effective =
        method
            .get("securedBy")
            .or(() -> resource.get("securedBy"))
            .map(security::of)
            .orElse(general);
    List<ApiParameter> parameters = new ArrayList<>(inPath(entry, path, above));
    parameters.addAll(parameters(method, "queryParameters", In.QUERY));
    parameters.addAll(parameters(method, "headers", In.HEADER));
    queryString(method, parameters);
    Map<String, ApiText> facts = new TreeMap<>();
    for (String key : List.of("description", "displayName")) {
      method.text(key).ifPresent(text -> facts.put(key, text));
    }
    return new Operation(
        entry.name(),
        path,
        entry.location(),
        facts,
        effective,
        parameters,
        method.get("body").map(this::bodies).orElse(List.of()),
        responses(method));
  }

  /** Parameters of the path; one that nothing describes is a string. */
  private List<ApiParameter> inPath(Part.Named method, String path, List<Part.Named> above) {
    Map<String, ApiParameter> found = new LinkedHashMap<>();
    Matcher matcher = IN_BRACES.matcher(path);
    while (matcher.find()) {
      String name = matcher.group(1);
      ApiType any = ApiType.of(Kind.STRING, method.location());
      found.put(name, new ApiParameter(In.PATH, name, true, false, any, method.location()));
    }
    for (Part.Named each : above) {
      if (found.containsKey(each.name())) {
        found.put(each.name(), parameter(each, In.PATH));
      }
    }
    // RAML fills this one itself.
    found.remove("ext");
    return List.copyOf(found.values());
  }

  private List<ApiParameter> parameters(Part method, String key, In in) {
    return method.entries(key).stream().map(entry -> parameter(entry, in)).toList();
  }

  private ApiParameter parameter(Part.Named entry, In in) {
    boolean optional = entry.name().endsWith("?");
    String name = optional ? entry.name().substring(0, entry.name().length() - 1) : entry.name();
    Part part = entry.part();
    boolean requiredUnlessSaid = in == In.PATH || (!optional && language == ApiLanguage.RAML_1_0);
    boolean required =
        part.text("required").map(text -> text.value().equals("true")).orElse(requiredUnlessSaid);
    return new ApiParameter(
        in, name, required, true, types.of(part, Kind.STRING), entry.location());
  }

  /** The properties of a query string's type are its parameters. */
  private void queryString(Part method, List<ApiParameter> parameters) {
    method
        .get("queryString")
        .map(part -> types.of(part, Kind.STRING))
        .ifPresent(
            type ->
                type.properties().stream()
                    .map(
                        each ->
                            new ApiParameter(
                                In.QUERY,
                                each.name(),
                                each.required(),
                                true,
                                each.type(),
                                each.location()))
                    .forEach(parameters::add));
  }

  private List<ApiBody> bodies(Part body) {
    if (body.isNull()) {
      return List.of();
    }
    List<ApiBody> bodies = new ArrayList<>();
    for (Part.Named entry : body.entries()) {
      if (entry.name().contains("/")) {
        Part described = entry.part();
        bodies.add(new ApiBody(entry.name(), type(described), entry.location()));
      }
    }
    if (!bodies.isEmpty()) {
      return bodies;
    }
    String usual = root.texts("mediaType").stream().findFirst().map(ApiText::value).orElse("");
    return List.of(new ApiBody(usual, type(body), body.location()));
  }

  private ApiType type(Part body) {
    if (language == ApiLanguage.RAML_0_8 && body.get("formParameters").isPresent()) {
      ApiType.Builder form = new ApiType.Builder(Kind.OBJECT, body.location());
      for (ApiParameter each : parameters(body, "formParameters", In.QUERY)) {
        form.property(
            new ApiType.Property(each.name(), each.required(), each.type(), each.location()));
      }
      return form.build();
    }
    return types.of(body, Kind.ANY);
  }

  private List<Response> responses(Part method) {
    List<Response> responses = new ArrayList<>();
    for (Part.Named entry : method.entries("responses")) {
      List<ApiBody> bodies = entry.part().get("body").map(this::bodies).orElse(List.of());
      responses.add(new Response(entry.name().replace("?", ""), entry.location(), bodies));
    }
    return responses;
  }
}
