package io.github.mulesecscan.api;

import io.github.mulesecscan.api.SecurityScheme.Kind;
import io.github.mulesecscan.source.Diagnostic.Level;
import io.github.mulesecscan.source.Location;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads security schemes of RAML and what refers to them. */
final class RamlSecurity {

  private static final List<String> SECTIONS = List.of("securitySchemes");
  private static final Map<String, Kind> KINDS =
      Map.of(
          "oauth 2.0", Kind.OAUTH2,
          "oauth 1.0", Kind.OAUTH1,
          "basic authentication", Kind.BASIC,
          "digest authentication", Kind.DIGEST,
          "pass through", Kind.PASS_THROUGH);

  /** Grants by the names that RAML 0.8 gives them. */
  private static final Map<String, String> GRANTS =
      Map.of(
          "code", "authorization_code",
          "token", "implicit",
          "owner", "password",
          "credentials", "client_credentials");

  private static final Set<String> URLS =
      Set.of("authorizationUri", "accessTokenUri", "requestTokenUri", "tokenCredentialsUri");

  private final SpecificationFiles files;
  private final RamlDeclarations declarations;
  private final Map<String, SecurityScheme> known = new LinkedHashMap<>();

  RamlSecurity(SpecificationFiles files, RamlDeclarations declarations) {
    this.files = files;
    this.declarations = declarations;
  }

  /** The schemes that the root declares, and all that were referred to. */
  List<SecurityScheme> all(Part root) {
    for (Part.Named entry : root.entries("securitySchemes")) {
      String key = entry.location().toString();
      known.computeIfAbsent(key, any -> scheme(entry.name(), entry));
    }
    return List.copyOf(known.values());
  }

  /** What {@code securedBy} asks for. */
  Security of(Part securedBy) {
    List<SecurityScheme> schemes = new ArrayList<>();
    List<ApiText> scopes = new ArrayList<>();
    boolean optional = false;
    List<Part> alternatives = securedBy.isList() ? first(securedBy) : List.of(securedBy);
    for (Part alternative : alternatives) {
      if (alternative.isNull() || alternative.asText().filter(RamlSecurity::isNone).isPresent()) {
        optional = true;
      } else if (alternative.asText().isPresent()) {
        ApiText name = alternative.asText().get();
        schemes.add(find(name.value().strip(), name.location(), alternative.first().scope()));
      } else {
        for (Part.Named each : alternative.entries()) {
          schemes.add(find(each.name(), each.location(), alternative.first().scope()));
          scopes.addAll(each.part().texts("scopes"));
        }
      }
    }
    return new Security(schemes, optional || alternatives.isEmpty(), scopes, securedBy.location());
  }

  private static boolean isNone(ApiText text) {
    return text.value().equals("null");
  }

  /** What a method says replaces what is said around it; the lists are not joined. */
  private static List<Part> first(Part list) {
    Part.Layer layer = list.first();
    return Part.of(layer.node(), layer.scope()).listed();
  }

  private SecurityScheme find(String name, Location place, Scope scope) {
    Optional<RamlDeclarations.Declared> declared = declarations.find(scope, SECTIONS, name);
    if (declared.isEmpty()) {
      files.report(
          Level.WARNING,
          "api-name-unknown",
          place,
          "no security scheme '" + name + "' is declared");
      return SecurityScheme.unknown(name, place);
    }
    Part.Named entry = declared.get().named();
    return known.computeIfAbsent(
        entry.location().toString(), any -> scheme(declared.get().name(), entry));
  }

  private static SecurityScheme scheme(String name, Part.Named entry) {
    Part part = entry.part();
    String type = part.text("type").map(ApiText::value).orElse("").strip();
    Optional<Part> describedBy = part.get("describedBy");
    Optional<Part.Named> header = first(describedBy, "headers");
    Optional<Part.Named> query = first(describedBy, "queryParameters");
    Kind kind = kind(type, name, part, header.or(() -> query));
    Optional<Part.Named> key = query.or(() -> header).filter(any -> carriesKey(kind));
    List<ApiText> grants = new ArrayList<>();
    List<ApiText> urls = new ArrayList<>();
    part.get("settings").ifPresent(settings -> settings(settings, grants, urls));
    return new SecurityScheme(
        name,
        kind,
        entry.location(),
        key.map(found -> new ApiText(plain(found.name()), found.location())).orElse(null),
        key.isEmpty() ? "" : query.isPresent() ? "query" : "header",
        grants,
        urls);
  }

  private static void settings(Part settings, List<ApiText> grants, List<ApiText> urls) {
    for (ApiText grant : settings.texts("authorizationGrants")) {
      String word = grant.value().strip();
      grants.add(new ApiText(GRANTS.getOrDefault(word, word), grant.location()));
    }
    for (Part.Named each : settings.entries()) {
      if (URLS.contains(each.name())) {
        each.part().asText().ifPresent(urls::add);
      }
    }
  }

  private static boolean carriesKey(Kind kind) {
    return kind == Kind.API_KEY || kind == Kind.CLIENT_ID || kind == Kind.PASS_THROUGH;
  }

  private static Optional<Part.Named> first(Optional<Part> part, String key) {
    return part.flatMap(found -> found.entries(key).stream().findFirst());
  }

  private static String plain(String name) {
    return name.endsWith("?") ? name.substring(0, name.length() - 1) : name;
  }

  private static Kind kind(String type, String name, Part part, Optional<Part.Named> key) {
    Kind known = KINDS.get(type.toLowerCase(Locale.ROOT));
    if (known != null && known != Kind.PASS_THROUGH) {
      return known;
    }
    String words =
        (type
                + " "
                + name
                + " "
                + part.text("description").map(ApiText::value).orElse("")
                + " "
                + key.map(Part.Named::name).orElse(""))
            .toLowerCase(Locale.ROOT);
    String terse = words.replaceAll("[-_ ]", "");
    if (terse.contains("clientid")) {
      return Kind.CLIENT_ID;
    }
    if (terse.contains("jwt") || terse.contains("bearer") || terse.contains("oauth")) {
      return Kind.BEARER;
    }
    if (terse.contains("openid")) {
      return Kind.OPENID;
    }
    if (terse.contains("mtls") || terse.contains("mutualtls") || terse.contains("clientcert")) {
      return Kind.MUTUAL_TLS;
    }
    if (terse.contains("basicauth")) {
      return Kind.BASIC;
    }
    if (terse.contains("apikey")) {
      return Kind.API_KEY;
    }
    return known == null ? Kind.CUSTOM : known;
  }
}
