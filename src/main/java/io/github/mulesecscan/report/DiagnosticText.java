package io.github.mulesecscan.report;

import io.github.mulesecscan.source.Diagnostic;
import io.github.mulesecscan.source.VisibleText;

/** A problem of the scan in one line. */
final class DiagnosticText {

  private DiagnosticText() {}

  /** {@code file:line:column: message (code)}, the place left out where there is none. */
  static String of(Diagnostic diagnostic) {
    String place =
        diagnostic.location() != null
            ? diagnostic.location().toString()
            : diagnostic.path().value();
    String text = diagnostic.message() + " (" + diagnostic.code() + ")";
    return VisibleText.line(place.isEmpty() ? text : place + ": " + text);
  }
}
