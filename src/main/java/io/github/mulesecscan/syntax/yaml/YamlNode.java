package io.github.mulesecscan.syntax.yaml;

import io.github.mulesecscan.source.Location;
import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.source.Span;
import java.util.Optional;

/**
 * A value of a YAML or JSON document.
 *
 * <p>Nodes are compared by identity. An alias is the very node that its anchor names, so a node can
 * be met twice on a walk; how deep and how large the whole is when walked is bounded by the parser.
 */
public sealed interface YamlNode permits YamlMapping, YamlSequence, YamlScalar {

  /** The file, a root text. */
  SourceText text();

  /** Where the value is written, in offsets of {@link #text()}; without its tag and anchor. */
  Span span();

  /** The tag as written, such as {@code !include}; empty where there is none. */
  Optional<String> tag();

  /** {@link #span()} as file, lines and columns. */
  default Location location() {
    return text().locate(span());
  }
}
