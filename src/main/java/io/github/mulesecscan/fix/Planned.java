package io.github.mulesecscan.fix;

import io.github.mulesecscan.edit.TextEdits;
import io.github.mulesecscan.finding.Finding;
import io.github.mulesecscan.finding.Fix;
import io.github.mulesecscan.finding.TextEdit;
import io.github.mulesecscan.scan.ReportedFinding;
import io.github.mulesecscan.source.SourcePath;

/** A finding and the fix that is to be made. */
record Planned(ReportedFinding reported, Fix fix) {

  Finding finding() {
    return reported.finding();
  }

  /** Names the finding's place without offsets, which change. */
  static String key(Finding finding) {
    return finding.ruleId() + '\n' + finding.location().path() + '\n' + finding.anchor();
  }

  boolean touches(SourcePath path) {
    return fix.edits().stream().map(TextEdit::path).anyMatch(path::equals);
  }

  /** Whether both can be made; the same change is made once for both. */
  boolean fits(Planned other) {
    return fix.edits().equals(other.fix.edits())
        || fix.edits().stream()
            .noneMatch(
                mine ->
                    other.fix.edits().stream().anyMatch(theirs -> TextEdits.clash(mine, theirs)));
  }
}
