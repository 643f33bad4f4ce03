package io.github.mulesecscan.compliance;

import io.github.mulesecscan.catalog.Standards.Extent;
import java.util.List;

/**
 * What a run says of the entries of a standard.
 *
 * @param id its word in rule files: {@code pci-dss}
 * @param title its name
 * @param source the address of its text; empty where it is not known
 * @param extent how many of its entries are listed
 * @param limit what static analysis cannot show of it as a whole; empty where it is not known
 * @param controls its entries, in their order
 */
public record StandardEvidence(
    String id,
    String title,
    String source,
    Extent extent,
    String limit,
    List<ControlEvidence> controls) {

  public StandardEvidence {
    controls = List.copyOf(controls);
  }

  /** How many entries have this status. */
  public int count(Status status) {
    return (int) controls.stream().filter(control -> control.status() == status).count();
  }

  /** How many entries a rule of the run supports. */
  public int supported() {
    return (int) controls.stream().filter(control -> !control.rules().isEmpty()).count();
  }
}
