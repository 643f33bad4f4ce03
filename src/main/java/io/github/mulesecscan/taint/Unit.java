package io.github.mulesecscan.taint;

import io.github.mulesecscan.expression.Bindings;
import io.github.mulesecscan.source.Location;
import io.github.mulesecscan.syntax.dataweave.Node;
import io.github.mulesecscan.syntax.dataweave.Script;

/** A script and what its names stand for. */
record Unit(Script script, Bindings bindings) {

  Location locate(Node node) {
    return script.text().locate(node.span());
  }

  /** The text of {@code node} for a message, not longer than a line. */
  String quote(Node node) {
    String text = script.text().slice(node.span()).strip();
    int end = text.indexOf('\n');
    boolean cut = end >= 0 || text.length() > LONGEST_QUOTE;
    String line = end >= 0 ? text.substring(0, end) : text;
    String shown = line.length() > LONGEST_QUOTE ? line.substring(0, LONGEST_QUOTE) : line;
    return "`" + shown.strip() + (cut ? "…" : "") + "`";
  }

  private static final int LONGEST_QUOTE = 60;
}
