package io.github.mulesecscan.secret;

import io.github.mulesecscan.project.ConfigurationFile;
import io.github.mulesecscan.project.PropertyDefinition;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Finds credentials in files of configuration properties. */
final class PropertyCredentials {

  private static final Set<String> HOSTS =
      Set.of("host", "hostname", "server", "url", "uri", "address", "jdbcUrl");

  private final SecretKnowledge knowledge;
  private final DecryptionKeys keys;
  private final Consumer<Credential> sink;

  PropertyCredentials(SecretKnowledge knowledge, DecryptionKeys keys, Consumer<Credential> sink) {
    this.knowledge = knowledge;
    this.keys = keys;
    this.sink = sink;
  }

  /** Looks at every property of {@code file}. */
  void find(ConfigurationFile file) {
    Map<String, Boolean> localGroups = localGroups(file);
    for (PropertyDefinition definition : file.definitions()) {
      boolean local =
          definition.environments().equals(Set.of(Credential.LOCAL))
              || localGroups.getOrDefault(group(definition.key()), false);
      judge(definition)
          .ifPresentOrElse(
              quality -> sink.accept(credential(file, definition, quality, local)),
              () -> random(file, definition, local));
    }
  }

  private Optional<Credential.Quality> judge(PropertyDefinition definition) {
    String key = definition.key();
    if (keys.isNamed(key)) {
      return knowledge.values().judgeKey(definition.value());
    }
    return knowledge.names().isSecret(key)
        ? knowledge.values().judge(key, definition.value())
        : Optional.empty();
  }

  /** What no name tells, a value that looks made by chance may. */
  private void random(ConfigurationFile file, PropertyDefinition definition, boolean local) {
    String key = definition.key();
    boolean unnamed = !knowledge.names().isSecret(key) && !knowledge.names().isHarmless(key);
    if (unnamed
        && RandomText.is(definition.value())
        && knowledge.values().judge(key, definition.value()).isPresent()) {
      sink.accept(
          credential(file, definition, Credential.Form.RANDOM, Credential.Quality.WEAK, local));
    }
  }

  private Credential credential(
      ConfigurationFile file,
      PropertyDefinition definition,
      Credential.Quality quality,
      boolean local) {
    Credential.Form form =
        keys.isNamed(definition.key()) ? Credential.Form.DECRYPTION_KEY : Credential.Form.NAMED;
    return credential(file, definition, form, quality, local);
  }

  private static Credential credential(
      ConfigurationFile file,
      PropertyDefinition definition,
      Credential.Form form,
      Credential.Quality quality,
      boolean local) {
    return new Credential(
        definition.key(),
        definition.value(),
        definition.valueLocation(),
        "property/" + definition.key(),
        file.use() == ConfigurationFile.Use.SECURE
            ? Credential.Place.SECURE_PROPERTY_FILE
            : Credential.Place.PROPERTY_FILE,
        form,
        quality,
        definition.environments(),
        local);
  }

  /**
   * The groups whose hosts are all the developer's own machine: of {@code db.host=localhost} it is
   * {@code db.}, so that {@code db.password} beside it is known to be for that machine.
   */
  private static Map<String, Boolean> localGroups(ConfigurationFile file) {
    Map<String, Boolean> groups = new HashMap<>();
    for (PropertyDefinition definition : file.definitions()) {
      String group = group(definition.key());
      if (!group.isEmpty() && HOSTS.contains(definition.key().substring(group.length()))) {
        groups.merge(group, LocalHosts.isNamed(definition.value()), Boolean::logicalAnd);
      }
    }
    return groups;
  }

  /** The part of a key up to its last dot. */
  private static String group(String key) {
    return key.substring(0, key.lastIndexOf('.') + 1);
  }
}
