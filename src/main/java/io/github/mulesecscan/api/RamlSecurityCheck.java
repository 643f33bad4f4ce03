package io.github.mulesecscan.api;

import io.github.mulesecscan.source.Diagnostic.Level;
import io.github.mulesecscan.syntax.yaml.YamlMapping;
import io.github.mulesecscan.syntax.yaml.YamlNode;
import io.github.mulesecscan.syntax.yaml.YamlScalar;
import io.github.mulesecscan.syntax.yaml.YamlSequence;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells what of a security scheme of RAML 1.0 breaks the rules of the language. */
final class RamlSecurityCheck {

  private static final Set<String> TYPES =
      Set.of(
          "OAuth 1.0",
          "OAuth 2.0",
          "Basic Authentication",
          "Digest Authentication",
          "Pass Through");
  private static final Set<String> GRANTS =
      Set.of("authorization_code", "implicit", "password", "client_credentials");

  private final SpecificationFiles files;

  RamlSecurityCheck(SpecificationFiles files) {
    this.files = files;
  }

  void check(YamlMapping scheme, RamlIncludes includes, Scope scope) {
    YamlNode type = scheme.get("type").orElse(null);
    if (type == null) {
      report("api-key-missing", scheme, "there is no 'type'");
      return;
    }
    if (type instanceof YamlScalar scalar && !RamlIncludes.isInclude(scalar)) {
      String word = scalar.value().strip();
      if (!TYPES.contains(word) && !word.startsWith("x-") && !RamlCheck.isParameter(type)) {
        report(
            "api-value", type, "'" + RamlCheck.shorten(word) + "' is no type of a security scheme");
      }
    }
    boolean oauth =
        type instanceof YamlScalar scalar && scalar.value().strip().startsWith("OAuth ");
    boolean empty =
        scheme
            .get("settings")
            .map(node -> node instanceof YamlScalar scalar && scalar.isNull())
            .orElse(false);
    if (oauth && empty) {
      report("api-key-missing", scheme.get("settings").get(), "these settings are empty");
    }
    scheme
        .get("settings")
        .flatMap(node -> RamlCheck.followed(includes, new Part.Layer(node, scope)))
        .map(Part.Layer::node)
        .filter(YamlMapping.class::isInstance)
        .ifPresent(settings -> grants((YamlMapping) settings));
  }

  private void grants(YamlMapping settings) {
    Optional<YamlNode> written = settings.get("authorizationGrants");
    List<YamlNode> grants =
        written
            .map(node -> node instanceof YamlSequence list ? list.items() : List.of(node))
            .orElse(List.of());
    for (YamlNode grant : grants) {
      if (grant instanceof YamlScalar scalar
          && !scalar.value().contains(":")
          && !GRANTS.contains(scalar.value().strip())
          && !RamlCheck.isParameter(grant)
          && !RamlIncludes.isInclude(grant)) {
        report(
            "api-value",
            grant,
            "'"
                + RamlCheck.shorten(scalar.value())
                + "' is no grant of OAuth 2.0, nor an absolute URI");
      }
    }
  }

  private void report(String code, YamlNode node, String message) {
    files.report(Level.WARNING, code, node.location(), message);
  }
}
