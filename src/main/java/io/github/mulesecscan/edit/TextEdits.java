package io.github.mulesecscan.edit;

import io.github.mulesecscan.finding.TextEdit;
import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.source.Span;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Works with edits of one text. */
public final class TextEdits {

  private TextEdits() {}

  /**
   * The edit that writes {@code replacement} over {@code span} of a file, without the characters at
   * both ends that stay as they are.
   */
  public static TextEdit smallest(SourceText file, Span span, String replacement) {
    String old = file.slice(span);
    int most = Math.min(old.length(), replacement.length());
    int start = 0;
    while (start < most && old.charAt(start) == replacement.charAt(start)) {
      start++;
    }
    int end = 0;
    while (end < most - start
        && old.charAt(old.length() - 1 - end)
            == replacement.charAt(replacement.length() - 1 - end)) {
      end++;
    }
    return new TextEdit(
        file.path(),
        Span.between(span.offset() + start, span.end() - end),
        replacement.substring(start, replacement.length() - end));
  }

  /** The text after all of {@code edits}, which are of this text and do not clash. */
  public static String apply(String content, Collection<TextEdit> edits) {
    List<TextEdit> sorted = edits.stream().sorted(Comparator.comparing(TextEdit::span)).toList();
    StringBuilder text = new StringBuilder(content.length() + 64);
    int copied = 0;
    for (TextEdit edit : sorted) {
      if (edit.span().offset() < copied) {
        throw new IllegalArgumentException("edits clash at " + edit.span());
      }
      text.append(content, copied, edit.span().offset()).append(edit.replacement());
      copied = edit.span().end();
    }
    return text.append(content, copied, content.length()).toString();
  }

  /** Where {@code offset} of the text before {@code edits} is after them. */
  public static int moved(int offset, Collection<TextEdit> edits) {
    int moved = offset;
    for (TextEdit edit : edits) {
      if (edit.span().end() <= offset && edit.span().offset() < offset) {
        moved += edit.replacement().length() - edit.span().length();
      } else if (edit.span().offset() < offset) {
        // Inside of what is replaced: its beginning.
        moved -= offset - edit.span().offset();
      }
    }
    return moved;
  }

  /**
   * Whether two edits cannot both be made: they touch the same characters, or insert in one place,
   * where the order would matter.
   */
  public static boolean clash(TextEdit one, TextEdit other) {
    if (!one.path().equals(other.path())) {
      return false;
    }
    Span first = one.span();
    Span second = other.span();
    boolean samePoint = first.offset() == second.offset();
    boolean inside =
        (first.length() == 0 && second.offset() < first.offset() && first.offset() < second.end())
            || (second.length() == 0
                && first.offset() < second.offset()
                && second.offset() < first.end());
    return samePoint || inside || first.overlaps(second);
  }
}
