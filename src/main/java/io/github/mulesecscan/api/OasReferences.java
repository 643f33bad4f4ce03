package io.github.mulesecscan.api;

import io.github.mulesecscan.source.Diagnostic.Level;
import io.github.mulesecscan.source.Location;
import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.syntax.yaml.YamlEntry;
import io.github.mulesecscan.syntax.yaml.YamlMapping;
import io.github.mulesecscan.syntax.yaml.YamlNode;
import io.github.mulesecscan.syntax.yaml.YamlScalar;
import io.github.mulesecscan.syntax.yaml.YamlSequence;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Follows {@code $ref} within a document and to other files of the application. */
final class OasReferences implements Scope.References {

  private static final int MOST_STEPS = 20;

  private final SpecificationFiles files;
  private final RamlIncludes paths;
  private final Map<YamlNode, Target> targets = new IdentityHashMap<>();

  /**
   * What a reference leads to.
   *
   * @param name the last part of the reference
   * @param location the key of the target
   */
  record Target(YamlNode node, Scope.File file, String name, Location location) {}

  OasReferences(SpecificationFiles files, SourcePath root) {
    this.files = files;
    this.paths = new RamlIncludes(files, root);
  }

  /** How {@code node} was reached by a reference; empty where none led to it. */
  Optional<Target> reached(YamlNode node) {
    return Optional.ofNullable(targets.get(node));
  }

  @Override
  public List<Part.Layer> follow(Part.Layer layer) {
    Part.Layer at = layer;
    for (int step = 0; step < MOST_STEPS; step++) {
      Optional<YamlScalar> reference = reference(at.node());
      if (reference.isEmpty()) {
        return List.of(at);
      }
      Optional<Target> target = target(reference.get(), at.scope());
      if (target.isEmpty()) {
        return List.of(at);
      }
      targets.putIfAbsent(target.get().node(), target.get());
      Part.Layer next = new Part.Layer(target.get().node(), scope(target.get().file()));
      if (((YamlMapping) at.node()).entries().size() > 1 && reference(next.node()).isEmpty()) {
        return List.of(at, next);
      }
      at = next;
    }
    String message = "references that lead to each other; the circle was left";
    files.report(Level.WARNING, "api-reference-cycle", layer.node().location(), message);
    return List.of(layer);
  }

  Scope scope(Scope.File file) {
    return new Scope(List.of(file), Map.of(), this);
  }

  private static Optional<YamlScalar> reference(YamlNode node) {
    return node instanceof YamlMapping mapping
            && mapping.get("$ref").orElse(null) instanceof YamlScalar scalar
            && !scalar.isNull()
        ? Optional.of(scalar)
        : Optional.empty();
  }

  private Optional<Target> target(YamlScalar reference, Scope scope) {
    String written = reference.value().strip();
    int hash = written.indexOf('#');
    String file = hash < 0 ? written : written.substring(0, hash);
    String pointer = hash < 0 ? "" : written.substring(hash + 1);
    Scope.File document = scope.files().get(0);
    if (!file.isEmpty()) {
      Optional<SourcePath> path = paths.file(document.path(), decoded(file), reference.location());
      Optional<YamlNode> root = path.flatMap(files::node);
      if (root.isEmpty()) {
        return Optional.empty();
      }
      document = new Scope.File(path.get(), root.get());
    }
    Optional<Target> found = find(document, pointer);
    if (found.isEmpty() && !pointer.isEmpty() && !pointer.startsWith("/")) {
      // An anchor of JSON Schema.
      return Optional.empty();
    }
    if (found.isEmpty()) {
      String message = "the reference '" + shorten(written) + "' leads to nothing";
      files.report(Level.WARNING, "api-reference-missing", reference.location(), message);
    }
    return found;
  }

  private static Optional<Target> find(Scope.File document, String pointer) {
    YamlNode at = document.root();
    Location place = at.location();
    String name = "";
    for (String step : pointer.split("/", -1)) {
      if (step.isEmpty()) {
        continue;
      }
      name = decoded(step).replace("~1", "/").replace("~0", "~");
      if (at instanceof YamlMapping mapping && mapping.get(name).isPresent()) {
        place = key(mapping, name).orElse(place);
        at = mapping.get(name).get();
      } else if (at instanceof YamlSequence list
          && name.matches("[0-9]{1,6}")
          && Integer.parseInt(name) < list.items().size()) {
        at = list.items().get(Integer.parseInt(name));
        place = at.location();
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(new Target(at, document, name, place));
  }

  private static Optional<Location> key(YamlMapping mapping, String name) {
    return mapping.entries().stream()
        .filter(entry -> entry.key().value().equals(name))
        .map(YamlEntry::key)
        .map(YamlScalar::location)
        .findFirst();
  }

  /** {@code %7B} as the character that it stands for; what is not well formed stays. */
  private static String decoded(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    StringBuilder decoded = new StringBuilder();
    for (int at = 0; at < text.length(); at++) {
      boolean escape =
          text.charAt(at) == '%'
              && at + 2 < text.length()
              && Character.digit(text.charAt(at + 1), 16) >= 0
              && Character.digit(text.charAt(at + 2), 16) >= 0;
      if (escape) {
        decoded.append((char) Integer.parseInt(text.substring(at + 1, at + 3), 16));
        at += 2;
      } else {
        decoded.append(text.charAt(at));
      }
    }
    return decoded.toString();
  }

  private static String shorten(String name) {
    return name.length() <= 80 ? name : name.substring(0, 80) + "…";
  }
}
