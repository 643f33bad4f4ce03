package io.github.mulesecscan.report;

import io.github.mulesecscan.finding.Severity;
import io.github.mulesecscan.source.Diagnostic;
import java.util.Optional;

/** Our grades in SARIF's and code scanning's words. */
final class SarifGrade {

  private SarifGrade() {}

  static String level(Severity severity) {
    return switch (severity) {
      case CRITICAL, HIGH -> "error";
      case MEDIUM -> "warning";
      case LOW, INFO -> "note";
    };
  }

  static String level(Diagnostic.Level level) {
    return switch (level) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case NOTE -> "note";
    };
  }

  /**
   * The number, as text, that code scanning makes its own severity of: over 9.0 critical, from 7.0
   * high, from 4.0 medium, over 0.0 low. Information is no security problem and has none.
   */
  static Optional<String> securitySeverity(Severity severity) {
    return switch (severity) {
      case CRITICAL -> Optional.of("9.5");
      case HIGH -> Optional.of("8.0");
      case MEDIUM -> Optional.of("5.5");
      case LOW -> Optional.of("2.5");
      case INFO -> Optional.empty();
    };
  }
}
