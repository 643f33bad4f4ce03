package io.github.mulesecscan.scan;

import io.github.mulesecscan.source.Diagnostic;
import java.util.List;

/** What the scan of one application gave. */
record ApplicationResult(
    ScannedApplication application,
    List<ReportedFinding> findings,
    List<Diagnostic> diagnostics,
    SecretMask secrets,
    long bytes,
    long readNanos,
    long ruleNanos) {}
