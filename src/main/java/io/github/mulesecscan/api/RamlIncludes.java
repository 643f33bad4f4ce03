package io.github.mulesecscan.api;

import io.github.mulesecscan.source.Diagnostic.Level;
import io.github.mulesecscan.source.Location;
import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.syntax.yaml.YamlNode;
import io.github.mulesecscan.syntax.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;

/** Follows {@code !include} to the files of a RAML specification; nothing is ever executed. */
final class RamlIncludes implements Scope.References {

  private static final int MOST_STEPS = 20;

  private final SpecificationFiles files;
  private final SourcePath root;

  /**
   * @param root the specification's root file, for paths that begin with a slash
   */
  RamlIncludes(SpecificationFiles files, SourcePath root) {
    this.files = files;
    this.root = root;
  }

  @Override
  public List<Part.Layer> follow(Part.Layer layer) {
    Part.Layer at = layer;
    for (int step = 0; step < MOST_STEPS; step++) {
      Optional<Part.Layer> next = next(at);
      if (next.isEmpty()) {
        return List.of(at);
      }
      at = next.get();
    }
    files.report(
        Level.WARNING,
        "api-reference-cycle",
        layer.node().location(),
        "files that include each other; the circle was left");
    return List.of(layer);
  }

  static boolean isInclude(YamlNode node) {
    return node instanceof YamlScalar && node.tag().filter("!include"::equals).isPresent();
  }

  private Optional<Part.Layer> next(Part.Layer layer) {
    if (!isInclude(layer.node())) {
      return Optional.empty();
    }
    YamlScalar scalar = (YamlScalar) layer.node();
    String written = RamlParameters.fill(scalar.value().strip(), layer.scope().parameters());
    return file(scalar.text().path(), written, scalar.location())
        .flatMap(
            path ->
                files
                    .node(path)
                    .map(node -> new Part.Layer(node, within(layer.scope(), path, node))));
  }

  private static Scope within(Scope scope, SourcePath path, YamlNode node) {
    return scope.within(new Scope.File(path, node));
  }

  /** The file of a reference that can be read as YAML; what cannot be found is told. */
  Optional<SourcePath> file(SourcePath from, String written, Location place) {
    if (written.startsWith("http://") || written.startsWith("https://")) {
      String message =
          "'" + written + "' is on a server; it was not fetched, its content is unknown";
      files.report(Level.NOTE, "api-reference-remote", place, message);
      return Optional.empty();
    }
    String name = written.contains("#") ? written.substring(0, written.indexOf('#')) : written;
    Optional<SourcePath> path = files.resolve(from, name, root);
    if (path.isEmpty()) {
      String message = "'" + written + "' leaves the application; it was not read";
      files.report(Level.WARNING, "api-reference-outside", place, message);
      return Optional.empty();
    }
    if (!SpecificationFiles.isParsed(path.get())) {
      return Optional.empty();
    }
    if (files.text(path.get()).isEmpty()) {
      String message = "there is no file '" + written + "'; what it says is unknown";
      files.report(Level.WARNING, "api-reference-missing", place, message);
      return Optional.empty();
    }
    return path;
  }
}
