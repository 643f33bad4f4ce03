package io.github.mulesecscan.taint;

import io.github.mulesecscan.project.MuleProject;
import io.github.mulesecscan.secret.PersonalNames;
import io.github.mulesecscan.secret.SecretKnowledge;
import io.github.mulesecscan.source.Location;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What names of fields, variables and properties say about what is in them. */
final class SensitiveNames {

  /** Functions of an application whose result does not tell what goes in, by their name. */
  private static final List<String> HIDING =
      List.of(
          "mask",
          "redact",
          "obfuscate",
          "obscure",
          "anonymi",
          "pseudonymi",
          "hide",
          "hash",
          "encrypt",
          "tokeni",
          "sanitize",
          "scrub",
          "censor");

  private record Kind(DataLabel label, String category, String title) {}

  private static final String SECURE = "secure::";

  private final MuleProject project;
  private final SecretKnowledge secrets = SecretKnowledge.builtIn();
  private final PersonalNames personal = PersonalNames.builtIn();
  private final Map<String, Optional<Kind>> known = new HashMap<>();

  SensitiveNames(MuleProject project) {
    this.project = project;
  }

  /** The mark of what is called {@code name}, read or written at {@code location}. */
  Optional<DataMark> mark(String name, Location location) {
    return known
        .computeIfAbsent(name, this::kind)
        .map(kind -> new DataMark(kind.label(), kind.category(), kind.title(), name, location));
  }

  /**
   * Whether a property is a credential: by its name, or because somebody took the trouble to hide
   * it. Many applications keep all their properties, paths too, in a file of secure ones.
   */
  boolean isSecret(String property) {
    String name = property.startsWith(SECURE) ? property.substring(SECURE.length()) : property;
    return secrets.names().isSecret(name) || (!secrets.names().isHarmless(name) && isHidden(name));
  }

  private boolean isHidden(String name) {
    return project.artifact().filter(artifact -> artifact.hides(name)).isPresent()
        || project.resolver().definitions(SECURE + name).stream()
            .anyMatch(definition -> definition.value().strip().startsWith("!["));
  }

  /** Whether a function of that name hides what goes in. */
  static boolean hides(String function) {
    String name = function.toLowerCase(Locale.ROOT);
    return HIDING.stream().anyMatch(name::contains) && !name.startsWith("un");
  }

  private Optional<Kind> kind(String name) {
    if (secrets.names().isSecretField(name)) {
      return Optional.of(
          new Kind(DataLabel.SECRET, DataMark.CREDENTIAL, DataMark.CREDENTIAL_TITLE));
    }
    return personal
        .category(name)
        .map(found -> new Kind(DataLabel.PERSONAL, found.id(), found.title()));
  }
}
