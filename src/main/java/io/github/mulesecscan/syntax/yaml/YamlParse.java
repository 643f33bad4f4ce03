package io.github.mulesecscan.syntax.yaml;

import io.github.mulesecscan.source.Diagnostic;
import java.util.List;
import java.util.Optional;

/**
 * What was read from a YAML or JSON file.
 *
 * @param documents the documents in order; after a malformed place the last one holds what was read
 *     before it
 * @param comments the comments in order, up to a malformed place
 * @param diagnostics what could not be read as it stands, in order of place
 */
public record YamlParse(
    List<YamlNode> documents, List<YamlComment> comments, List<Diagnostic> diagnostics) {

  public YamlParse {
    documents = List.copyOf(documents);
    comments = List.copyOf(comments);
    diagnostics = List.copyOf(diagnostics);
  }

  /** The first document; empty where the file holds none. */
  public Optional<YamlNode> first() {
    return documents.stream().findFirst();
  }

  /** Whether the whole file was read: no diagnostic is an error. */
  public boolean isComplete() {
    return diagnostics.stream().noneMatch(found -> found.level() == Diagnostic.Level.ERROR);
  }
}
