package io.github.mulesecscan.api;

import io.github.mulesecscan.source.Location;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Makes nodes of the security schemes of RAML and of what refers to them. */
final class RamlSecurityGraph {

  private static final List<String> SECTIONS = List.of("securitySchemes");

  private static final Map<String, String> SETTINGS =
      Map.of(
          "oauth 2.0", "security.OAuth2Settings",
          "oauth 1.0", "security.OAuth1Settings");

  private final GraphNodes nodes;
  private final RamlDeclarations declarations;
  private final Map<String, ApiNode> known = new HashMap<>();

  RamlSecurityGraph(GraphNodes nodes, RamlDeclarations declarations) {
    this.nodes = nodes;
    this.declarations = declarations;
  }

  /** The schemes that the root declares, used or not. */
  void declared(Part root) {
    root.entries("securitySchemes").forEach(entry -> scheme(entry.name(), entry));
  }

  /** What {@code securedBy} asks for; {@code null} asks for nothing. */
  void of(Optional<Part> securedBy, ApiNode node) {
    if (securedBy.isEmpty()) {
      return;
    }
    // What a method says replaces what is said around it; the lists are not joined.
    Part.Layer layer = securedBy.get().first();
    for (Part alternative : Part.of(layer.node(), layer.scope()).items()) {
      Optional<ApiText> name = alternative.asText().filter(text -> !text.value().equals("null"));
      if (name.isPresent()) {
        requirement(name.get(), alternative.first().scope(), node);
      }
      for (Part.Named each : alternative.entries()) {
        ApiText use = new ApiText(each.name(), each.location());
        requirement(use, alternative.first().scope(), node);
      }
    }
  }

  private void requirement(ApiText name, Scope scope, ApiNode node) {
    Location place = name.location();
    ApiNode use =
        nodes
            .add("use of " + name.value(), place, "security.ParametrizedSecurityScheme")
            .text("core.name", name);
    declarations
        .find(scope, SECTIONS, name.value().strip())
        .ifPresent(found -> use.node("security.scheme", scheme(found.name(), found.named())));
    node.node(
        "security.security",
        nodes
            .add("security requirement", place, "security.SecurityRequirement")
            .node("security.schemes", use));
  }

  private ApiNode scheme(String name, Part.Named entry) {
    ApiNode before = known.get(entry.location().toString());
    if (before != null) {
      return before;
    }
    Part part = entry.part();
    ApiNode scheme =
        nodes
            .add("security scheme " + name, entry.location(), "security.SecurityScheme")
            .text("core.name", name, entry.location())
            .text("security.type", part, "type")
            .text("core.displayName", part, "displayName")
            .text("core.description", part, "description");
    known.put(entry.location().toString(), scheme);
    part.get("settings")
        .ifPresent(settings -> scheme.node("security.settings", of(settings, part)));
    return scheme;
  }

  private ApiNode of(Part settings, Part scheme) {
    String type =
        scheme.text("type").map(text -> text.value().strip().toLowerCase(Locale.ROOT)).orElse("");
    ApiNode node =
        nodes.add(
            "settings",
            settings.location(),
            SETTINGS.getOrDefault(type, "security.Settings"),
            "security.Settings");
    ApiNode flow =
        nodes
            .add("OAuth 2.0 flow", settings.location(), "security.OAuth2Flow")
            .text("security.authorizationUri", settings, "authorizationUri")
            .text("security.accessTokenUri", settings, "accessTokenUri");
    for (ApiText grant : settings.texts("authorizationGrants")) {
      node.text("security.authorizationGrant", grant);
      flow.text("security.flow", grant);
    }
    for (ApiText scope : settings.texts("scopes")) {
      flow.node(
          "security.scope",
          nodes
              .add("scope " + scope.value(), scope.location(), "security.Scope")
              .text("core.name", scope));
    }
    return type.equals("oauth 2.0") ? node.node("security.flows", flow) : node;
  }
}
