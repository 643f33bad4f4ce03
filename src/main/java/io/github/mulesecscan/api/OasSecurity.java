package io.github.mulesecscan.api;

import io.github.mulesecscan.api.SecurityScheme.Kind;
import io.github.mulesecscan.source.Diagnostic.Level;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads security schemes of OpenAPI and AsyncAPI and what refers to them. */
final class OasSecurity {

  private static final Map<String, Kind> KINDS =
      Map.of(
          "oauth2", Kind.OAUTH2,
          "openIdConnect", Kind.OPENID,
          "apiKey", Kind.API_KEY,
          "httpApiKey", Kind.API_KEY,
          "basic", Kind.BASIC,
          "userPassword", Kind.BASIC,
          "plain", Kind.BASIC,
          "mutualTLS", Kind.MUTUAL_TLS,
          "X509", Kind.MUTUAL_TLS);

  private static final Map<String, Kind> HTTP =
      Map.of(
          "basic", Kind.BASIC,
          "bearer", Kind.BEARER,
          "digest", Kind.DIGEST,
          "oauth", Kind.OAUTH1,
          "dpop", Kind.BEARER);

  private static final Map<String, String> GRANTS =
      Map.of(
          "authorizationCode", "authorization_code",
          "accessCode", "authorization_code",
          "clientCredentials", "client_credentials",
          "application", "client_credentials");

  private static final Set<String> URLS = Set.of("authorizationUrl", "tokenUrl", "refreshUrl");

  private final SpecificationFiles files;
  private final Map<String, SecurityScheme> schemes = new LinkedHashMap<>();

  OasSecurity(SpecificationFiles files, Part root) {
    this.files = files;
    List<Part.Named> declared = new ArrayList<>(root.entries("securityDefinitions"));
    root.get("components").ifPresent(part -> declared.addAll(part.entries("securitySchemes")));
    declared.forEach(entry -> schemes.put(entry.name(), scheme(entry)));
  }

  List<SecurityScheme> all() {
    return List.copyOf(schemes.values());
  }

  /** What a list of requirements asks for. */
  Security of(Part security) {
    List<SecurityScheme> found = new ArrayList<>();
    List<ApiText> scopes = new ArrayList<>();
    List<Part> alternatives = security.listed();
    boolean optional = alternatives.isEmpty();
    for (Part alternative : alternatives) {
      List<Part.Named> needed = alternative.entries();
      optional |= needed.isEmpty();
      for (Part.Named each : needed) {
        found.add(find(each));
        each.part().listed().forEach(scope -> scope.asText().ifPresent(scopes::add));
      }
    }
    return new Security(found, optional, scopes, security.location());
  }

  private SecurityScheme find(Part.Named use) {
    SecurityScheme scheme = schemes.get(use.name());
    if (scheme != null) {
      return scheme;
    }
    files.report(
        Level.WARNING,
        "api-name-unknown",
        use.location(),
        "no security scheme '" + use.name() + "' is declared");
    return SecurityScheme.unknown(use.name(), use.location());
  }

  static SecurityScheme scheme(Part.Named entry) {
    Part part = entry.part();
    List<ApiText> grants = new ArrayList<>();
    List<ApiText> urls = new ArrayList<>();
    part.text("flow").map(OasSecurity::grant).ifPresent(grants::add);
    urls(part, urls);
    for (Part.Named flow : part.entries("flows")) {
      grants.add(grant(new ApiText(flow.name(), flow.location())));
      urls(flow.part(), urls);
    }
    part.text("openIdConnectUrl").ifPresent(urls::add);
    Kind kind = kind(part, entry.name());
    Optional<ApiText> key = part.text("name").filter(any -> isKey(kind));
    return new SecurityScheme(
        entry.name(),
        kind,
        entry.location(),
        key.orElse(null),
        part.text("in").map(ApiText::value).orElse(""),
        grants,
        urls);
  }

  private static boolean isKey(Kind kind) {
    return kind == Kind.API_KEY || kind == Kind.CLIENT_ID;
  }

  private static void urls(Part part, List<ApiText> urls) {
    URLS.stream().sorted().forEach(key -> part.text(key).ifPresent(urls::add));
  }

  private static ApiText grant(ApiText flow) {
    return new ApiText(GRANTS.getOrDefault(flow.value(), flow.value()), flow.location());
  }

  private static Kind kind(Part part, String name) {
    String type = part.text("type").map(ApiText::value).orElse("");
    if (type.equals("http")) {
      String scheme = part.text("scheme").map(ApiText::value).orElse("");
      return HTTP.getOrDefault(scheme.toLowerCase(Locale.ROOT), Kind.CUSTOM);
    }
    Kind kind = KINDS.getOrDefault(type, Kind.CUSTOM);
    String words =
        (part.text("name").map(ApiText::value).orElse("") + " " + name).toLowerCase(Locale.ROOT);
    if (kind == Kind.API_KEY && words.replaceAll("[-_]", "").contains("clientid")) {
      return Kind.CLIENT_ID;
    }
    // Many describe a bearer token as a key in the header of that name.
    return kind == Kind.API_KEY && words.startsWith("authorization ") ? Kind.BEARER : kind;
  }
}
