package io.github.mulesecscan.syntax.yaml;

import io.github.mulesecscan.source.Diagnostic;
import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects the diagnostics of one file; of one code only so many that a report stays readable. */
final class DiagnosticLog {

  private static final int MOST_PER_CODE = 50;

  private final SourceText text;
  private final List<Diagnostic> found = new ArrayList<>();
  private final Map<String, Integer> counts = new HashMap<>();

  DiagnosticLog(SourceText text) {
    this.text = text;
  }

  void error(String code, Span span, String message) {
    add(Diagnostic.Level.ERROR, code, span, message);
  }

  void warning(String code, Span span, String message) {
    add(Diagnostic.Level.WARNING, code, span, message);
  }

  void note(String code, Span span, String message) {
    add(Diagnostic.Level.NOTE, code, span, message);
  }

  /** Whether nothing was told under {@code code} so far. */
  boolean isFirst(String code) {
    return !counts.containsKey(code);
  }

  List<Diagnostic> sorted() {
    return found.stream().sorted().toList();
  }

  private void add(Diagnostic.Level level, String code, Span span, String message) {
    int count = counts.merge(code, 1, Integer::sum);
    if (count > MOST_PER_CODE) {
      return;
    }
    String last = count == MOST_PER_CODE ? " (more of these in this file are not listed)" : "";
    found.add(Diagnostic.at(level, code, text.locate(span), message + last));
  }
}
