package io.github.mulesecscan.api;

import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.syntax.yaml.YamlNode;
import io.github.mulesecscan.syntax.yaml.YamlScalar;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds what RAML files declare under a name: types, traits, resource types, security schemes. */
final class RamlDeclarations {

  private static final int MOST_LIBRARIES = 5;

  private final SpecificationFiles files;
  private final RamlIncludes includes;

  RamlDeclarations(SpecificationFiles files, RamlIncludes includes) {
    this.files = files;
    this.includes = includes;
  }

  /**
   * A declaration.
   *
   * @param name the name without those of libraries
   * @param named its key and value
   * @param key tells it from all other declarations
   */
  record Declared(String name, Part.Named named, String key) {}

  /**
   * What {@code name}, perhaps with the names of libraries before it, is declared as.
   *
   * @param sections the keys under which it may be declared: {@code types}
   */
  Optional<Declared> find(Scope scope, List<String> sections, String name) {
    for (Scope.File file : scope.files()) {
      Optional<Declared> found =
          inFile(new Scope(List.of(file), Map.of(), includes), sections, name, 0);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private Optional<Declared> inFile(Scope scope, List<String> sections, String name, int depth) {
    Scope.File file = scope.files().get(0);
    Part root = scope.part(file);
    for (String section : sections) {
      for (Part.Named entry : root.entries(section)) {
        if (entry.name().equals(name)) {
          return Optional.of(new Declared(name, entry, file.path() + "#" + section + "/" + name));
        }
      }
    }
    int dot = name.indexOf('.');
    if (dot <= 0 || depth > MOST_LIBRARIES) {
      return Optional.empty();
    }
    return library(root, name.substring(0, dot))
        .flatMap(
            library ->
                inFile(
                    new Scope(List.of(library), Map.of(), includes),
                    sections,
                    name.substring(dot + 1),
                    depth + 1));
  }

  private Optional<Scope.File> library(Part root, String name) {
    Optional<Part> uses = root.get("uses");
    if (uses.isEmpty()) {
      return Optional.empty();
    }
    for (Part.Named entry : uses.get().entries()) {
      if (entry.name().equals(name)) {
        Part.Layer raw = entry.values().get(0);
        return raw.node() instanceof YamlScalar path
            ? open(path.text().path(), path)
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private Optional<Scope.File> open(SourcePath user, YamlScalar written) {
    Optional<SourcePath> path = includes.file(user, written.value().strip(), written.location());
    if (path.isEmpty()) {
      return Optional.empty();
    }
    Optional<YamlNode> root = files.node(path.get());
    return root.map(node -> new Scope.File(path.get(), node));
  }
}
