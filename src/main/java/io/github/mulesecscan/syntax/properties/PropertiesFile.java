package io.github.mulesecscan.syntax.properties;

import io.github.mulesecscan.source.Diagnostic;
import io.github.mulesecscan.source.SourceText;
import java.util.List;
import java.util.Optional;

/**
 * What a {@code .properties} file holds.
 *
 * @param text the file
 * @param entries the entries in order; a key written twice is there twice
 * @param comments the comments in order
 * @param diagnostics what could not be read as it stands, in order of place
 */
public record PropertiesFile(
    SourceText text,
    List<PropertyEntry> entries,
    List<PropertyComment> comments,
    List<Diagnostic> diagnostics) {

  public PropertiesFile {
    entries = List.copyOf(entries);
    comments = List.copyOf(comments);
    diagnostics = List.copyOf(diagnostics);
  }

  /** The entry that counts for {@code key}: the last one. */
  public Optional<PropertyEntry> get(String key) {
    return entries.stream().filter(entry -> entry.key().equals(key)).reduce((first, last) -> last);
  }
}
