package io.github.mulesecscan.fix;

import io.github.mulesecscan.edit.TextDiff;
import io.github.mulesecscan.finding.Finding;
import io.github.mulesecscan.finding.Fix;
import io.github.mulesecscan.scan.ReportedFinding;
import io.github.mulesecscan.source.SourcePath;
import java.util.List;

/**
 * What can be mended, and what not.
 *
 * @param fixed the findings that are gone after the changes, in the order of reports
 * @param refused the findings whose fix was not made
 * @param files the files that become different, by path
 * @param remaining the findings that are left, those refused among them
 */
public record FixResult(
    List<Fixed> fixed,
    List<Refused> refused,
    List<ChangedFile> files,
    List<ReportedFinding> remaining) {

  public FixResult {
    fixed = List.copyOf(fixed);
    refused = List.copyOf(refused);
    files = List.copyOf(files);
    remaining = List.copyOf(remaining);
  }

  /** A finding that is mended by {@code fix}. */
  public record Fixed(Finding finding, Fix fix) {}

  /**
   * A finding that is not mended.
   *
   * @param reason why not, as a phrase
   */
  public record Refused(Finding finding, Fix fix, String reason) {}

  /** A file that becomes different. */
  public static final class ChangedFile {

    private final SourcePath path;
    private final byte[] before;
    private final byte[] after;
    private final TextDiff diff;

    ChangedFile(SourcePath path, byte[] before, byte[] after, TextDiff diff) {
      this.path = path;
      this.before = before.clone();
      this.after = after.clone();
      this.diff = diff;
    }

    public SourcePath path() {
      return path;
    }

    /** Its bytes when it was read. */
    public byte[] before() {
      return before.clone();
    }

    /** Its bytes with the changes. */
    public byte[] after() {
      return after.clone();
    }

    /** What differs, credentials masked. */
    public TextDiff diff() {
      return diff;
    }
  }

  /** How many of the remaining findings could be mended if unsafe fixes were wanted. */
  public long unsafeOffers() {
    return remaining.stream()
        .filter(left -> left.finding().fixes().stream().anyMatch(FixResult::isUnsafe))
        .count();
  }

  private static boolean isUnsafe(Fix fix) {
    return fix.safety() == Fix.Safety.UNSAFE;
  }
}
