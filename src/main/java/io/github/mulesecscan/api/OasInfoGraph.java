package io.github.mulesecscan.api;

import io.github.mulesecscan.source.Location;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes nodes of what OpenAPI and AsyncAPI tell of an API as a whole, and of its security. */
final class OasInfoGraph {

  private static final Map<String, String> TYPES =
      Map.of(
          "oauth2", "OAuth 2.0",
          "apiKey", "Api Key",
          "openIdConnect", "OpenID Connect",
          "basic", "Basic Authentication",
          "mutualTLS", "Mutual TLS");

  private static final Map<String, String> SETTINGS =
      Map.of(
          "oauth2", "security.OAuth2Settings",
          "apiKey", "security.ApiKeySettings",
          "openIdConnect", "security.OpenIdConnectSettings",
          "http", "security.HttpSettings");

  private final GraphNodes nodes;
  private final Part root;
  private final Map<String, ApiNode> schemes = new HashMap<>();

  OasInfoGraph(GraphNodes nodes, Part root) {
    this.nodes = nodes;
    this.root = root;
  }

  ApiNode api(Location place, String... classes) {
    Optional<Part> info = root.get("info");
    String title = info.flatMap(part -> part.text("title")).map(ApiText::value).orElse("");
    Location at = info.map(Part::location).orElse(place);
    ApiNode api = nodes.add(title.isEmpty() ? "the API" : "API " + title, at, classes);
    if (info.isPresent()) {
      api.text("core.name", info.get(), "title")
          .text("core.version", info.get(), "version")
          .text("core.description", info.get(), "description")
          .text("core.summary", info.get(), "summary")
          .text("core.termsOfService", info.get(), "termsOfService");
      info.get()
          .get("contact")
          .ifPresent(
              part ->
                  api.node(
                      "core.provider",
                      named("contact", part, "core.Organization")
                          .text("core.email", part, "email")));
      info.get()
          .get("license")
          .ifPresent(part -> api.node("core.license", named("license", part, "core.License")));
    }
    tags(root, api);
    documentation(root, api);
    declared().forEach(this::scheme);
    return api;
  }

  private ApiNode named(String label, Part part, String type) {
    return nodes
        .add(label, part.location(), type)
        .text("core.name", part, "name")
        .text("core.url", part, "url");
  }

  void documentation(Part part, ApiNode node) {
    part.get("externalDocs")
        .ifPresent(
            docs ->
                node.node(
                    "core.documentation",
                    nodes
                        .add("documentation", docs.location(), "core.CreativeWork")
                        .text("core.url", docs, "url")
                        .text("core.description", docs, "description")));
  }

  /** Tags are written as objects at the root and as names elsewhere. */
  void tags(Part part, ApiNode node) {
    for (Part each : part.items("tags")) {
      Optional<ApiText> name = each.asText().or(() -> each.text("name"));
      ApiNode tag =
          nodes.add(
              "tag " + name.map(ApiText::value).orElse(""), each.location(), "apiContract.Tag");
      name.ifPresent(text -> tag.text("core.name", text));
      if (each.isMapping()) {
        tag.text("core.description", each, "description");
      }
      node.node("apiContract.tag", tag);
    }
  }

  List<ApiNode> servers(Part part) {
    List<ApiNode> servers = new ArrayList<>();
    part.text("host").ifPresent(host -> servers.add(host(part, host)));
    for (Part each : part.get("servers").map(Part::listed).orElse(List.of())) {
      String url = each.text("url").map(ApiText::value).orElse("");
      ApiNode server =
          nodes
              .add("server " + url, each.location(), "apiContract.Server")
              .text("core.urlTemplate", each, "url")
              .text("core.description", each, "description");
      servers.add(server);
    }
    return servers;
  }

  /** OpenAPI 2.0 has one host, whose address has no scheme. */
  private ApiNode host(Part part, ApiText host) {
    String base = part.text("basePath").map(ApiText::value).orElse("");
    return nodes
        .add("server " + host.value(), host.location(), "apiContract.Server")
        .text("core.urlTemplate", host.value() + base, host.location());
  }

  /** What {@code security} asks for; an alternative that asks for nothing is none. */
  void security(Optional<Part> security, ApiNode node) {
    for (Part alternative : security.map(Part::listed).orElse(List.of())) {
      List<Part.Named> needed = alternative.entries();
      if (needed.isEmpty()) {
        continue;
      }
      ApiNode requirement =
          nodes.add("security requirement", alternative.location(), "security.SecurityRequirement");
      for (Part.Named use : needed) {
        ApiNode scheme =
            nodes
                .add("use of " + use.name(), use.location(), "security.ParametrizedSecurityScheme")
                .text("core.name", use.name(), use.location());
        Optional.ofNullable(schemes.get(use.name()))
            .ifPresent(found -> scheme.node("security.scheme", found));
        requirement.node("security.schemes", scheme);
      }
      node.node("security.security", requirement);
    }
  }

  private List<Part.Named> declared() {
    List<Part.Named> declared = new ArrayList<>(root.entries("securityDefinitions"));
    root.get("components").ifPresent(part -> declared.addAll(part.entries("securitySchemes")));
    return declared;
  }

  private void scheme(Part.Named entry) {
    Part part = entry.part();
    String type = part.text("type").map(ApiText::value).orElse("");
    Location place = part.text("type").map(ApiText::location).orElse(entry.location());
    ApiNode scheme =
        nodes
            .add("security scheme " + entry.name(), entry.location(), "security.SecurityScheme")
            .text("core.name", entry.name(), entry.location())
            .text("security.type", TYPES.getOrDefault(type, type), place)
            .text("core.description", part, "description");
    schemes.put(entry.name(), scheme);
    ApiNode settings =
        nodes.add(
            "settings of " + entry.name(),
            entry.location(),
            SETTINGS.getOrDefault(type, "security.Settings"),
            "security.Settings");
    scheme.node("security.settings", settings);
    settings
        .text("core.name", part, "name")
        .text("security.in", part, "in")
        .text("security.scheme", part, "scheme")
        .text("security.bearerFormat", part, "bearerFormat")
        .text("security.openIdConnectUrl", part, "openIdConnectUrl");
    part.text("flow").ifPresent(flow -> settings.node("security.flows", flow(flow, part)));
    for (Part.Named flow : part.entries("flows")) {
      ApiText name = new ApiText(flow.name(), flow.location());
      settings.node("security.flows", flow(name, flow.part()));
    }
  }

  private ApiNode flow(ApiText name, Part part) {
    ApiNode flow =
        nodes
            .add("OAuth 2.0 flow " + name.value(), name.location(), "security.OAuth2Flow")
            .text("security.flow", name)
            .text("security.authorizationUri", part, "authorizationUrl")
            .text("security.accessTokenUri", part, "tokenUrl")
            .text("security.refreshUri", part, "refreshUrl");
    for (Part.Named scope : part.entries("scopes")) {
      ApiNode node =
          nodes
              .add("scope " + scope.name(), scope.location(), "security.Scope")
              .text("core.name", scope.name(), scope.location());
      scope.part().asText().ifPresent(text -> node.text("core.description", text));
      flow.node("security.scope", node);
    }
    return flow;
  }

  ApiNode example(Part.Named entry) {
    return nodes
        .add("example " + entry.name(), entry.location(), "apiContract.Example")
        .text("core.name", entry.name(), entry.location());
  }
}
