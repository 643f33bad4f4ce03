package io.github.mulesecscan.report.html;

import java.util.List;

/** A part of a Markdown text that stands on its own lines. */
sealed interface Block {

  /** Words. */
  record Paragraph(List<Inline> parts) implements Block {}

  /** A list; its items are not numbered. */
  record Items(List<List<Inline>> items) implements Block {}

  /** Code, as it is. */
  record Code(String text) implements Block {}
}
