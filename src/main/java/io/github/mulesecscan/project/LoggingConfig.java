package io.github.mulesecscan.project;

import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.syntax.xml.XmlDocument;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A logging configuration of the application, {@code log4j2*}.
 *
 * @param path the file
 * @param text its text
 * @param document its tree; null where it is not XML
 */
public record LoggingConfig(SourcePath path, SourceText text, @Nullable XmlDocument document) {

  /** Its tree; empty where it is properties or YAML. */
  public Optional<XmlDocument> xml() {
    return Optional.ofNullable(document);
  }
}
