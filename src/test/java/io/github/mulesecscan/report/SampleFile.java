package io.github.mulesecscan.report;

import io.github.mulesecscan.scan.CodeFrame;
import io.github.mulesecscan.source.Location;
import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.source.Span;
import java.util.ArrayList;
import java.util.List;

/** A file that findings of a hand-built result point into. */
record SampleFile(SourceText text) {

  static SampleFile of(String path, String text) {
    return new SampleFile(SourceText.root(new SourcePath(path), text));
  }

  /** The first occurrence of {@code marked}. */
  Location at(String marked) {
    int start = text.content().indexOf(marked);
    if (start < 0) {
      throw new IllegalArgumentException("not in the sample: " + marked);
    }
    return text.locate(new Span(start, marked.length()));
  }

  /** The marked lines with one line before and after, as a scan would cut them out. */
  CodeFrame frame(Location place) {
    List<CodeFrame.Line> lines = new ArrayList<>();
    int last = Math.min(text.lineCount(), place.endLine() + 1);
    for (int number = Math.max(1, place.startLine() - 1); number <= last; number++) {
      Span line = text.lineSpan(number);
      int start = Math.max(place.span().offset(), line.offset()) - line.offset();
      int end = Math.min(place.span().end(), line.end()) - line.offset();
      boolean marked = start < end;
      lines.add(new CodeFrame.Line(number, text.slice(line), marked ? start : 0, marked ? end : 0));
    }
    return new CodeFrame(lines);
  }
}
