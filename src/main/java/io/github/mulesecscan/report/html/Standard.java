package io.github.mulesecscan.report.html;

import io.github.mulesecscan.catalog.Standards;
import io.github.mulesecscan.compliance.ControlEvidence;
import io.github.mulesecscan.compliance.Evidence;
import io.github.mulesecscan.compliance.StandardEvidence;
import io.github.mulesecscan.compliance.Status;
import io.github.mulesecscan.scan.ScanResult;
import io.github.mulesecscan.source.VisibleText;
import java.util.List;

/**
 * A standard and what was found of each of its entries.
 *
 * @param title its name
 * @param summary what is known of it at a glance
 * @param note which of its entries are listed, and what static analysis cannot show of it
 * @param controls its entries, in their order
 */
record Standard(String title, String summary, String note, List<Control> controls) {

  /**
   * An entry of a standard.
   *
   * @param id its number there
   * @param title its name; empty where it is not known
   * @param limit what static analysis cannot show of it
   * @param rules the rules of the run that support it, by id
   * @param status what they say, where they have no open findings
   * @param isClean whether they looked and found nothing
   * @param tally what they found
   */
  record Control(
      String id,
      String title,
      String limit,
      List<String> rules,
      String status,
      boolean isClean,
      Tally tally) {

    boolean isFound() {
      return tally.open() + tally.suppressed() > 0;
    }
  }

  /** The standards of the catalogue and those that rules name. */
  static List<Standard> all(ScanResult result) {
    return Evidence.of(result).standards().stream()
        .filter(standard -> !standard.controls().isEmpty())
        .map(Standard::of)
        .toList();
  }

  private static Standard of(StandardEvidence standard) {
    String summary =
        standard.supported()
            + " of "
            + Words.counted(standard.controls().size(), "entry", "entries")
            + " looked for, "
            + standard.count(Status.OPEN)
            + " with open findings";
    return new Standard(
        VisibleText.line(standard.title()),
        summary,
        note(standard),
        standard.controls().stream().map(Standard::of).toList());
  }

  private static String note(StandardEvidence standard) {
    String extent =
        switch (standard.extent()) {
          case WHOLE -> "Every entry of the standard is listed.";
          case SELECTION ->
              "Listed are the entries that rules can support, and main ones that no static analysis"
                  + " shows; the standard has more.";
          case NAMED -> "Only entries that a rule of this run names are listed.";
        };
    return standard.limit().isEmpty() ? extent : extent + " " + standard.limit();
  }

  private static Control of(ControlEvidence control) {
    return new Control(
        VisibleText.line(control.number()),
        VisibleText.line(control.title()),
        control.limit(),
        control.rules(),
        control.status().words(),
        control.status() == Status.NOTHING_FOUND,
        Tally.of(control.findings()));
  }

  /** An entry as a rule's description names it. */
  static String reference(String id, String entry) {
    if (id.equals(Standards.CWE)) {
      return entry;
    }
    return Standards.builtIn().standard(id).map(Standards.Standard::title).orElse(id) + " " + entry;
  }
}
