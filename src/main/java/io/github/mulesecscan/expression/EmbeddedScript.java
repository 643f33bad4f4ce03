package io.github.mulesecscan.expression;

import io.github.mulesecscan.source.Location;
import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.syntax.dataweave.Node;
import io.github.mulesecscan.syntax.dataweave.Script;

/**
 * A DataWeave script and its place.
 *
 * @param script the script; its spans count in its own text, a view of the file
 * @param host what it is written in
 */
public record EmbeddedScript(Script script, Host host) {

  /** The text that was parsed, without markers. */
  public SourceText text() {
    return script.text();
  }

  /** The place of {@code node}, a node of this script, in the file. */
  public Location locate(Node node) {
    return script.text().locate(node.span());
  }

  /** The place of the whole script in the file. */
  public Location location() {
    return script.text().locate(script.text().span());
  }
}
