package io.github.mulesecscan.syntax.xml;

import io.github.mulesecscan.source.Diagnostic;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of parsing an XML file.
 *
 * @param document the document; absent where the file is not text, not well-formed or beyond a
 *     limit, and then an ERROR among the diagnostics says so
 * @param diagnostics what was wrong or had to be assumed
 */
public record XmlParse(@Nullable XmlDocument document, List<Diagnostic> diagnostics) {

  public XmlParse {
    diagnostics = List.copyOf(diagnostics);
  }
}
