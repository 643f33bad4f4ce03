package io.github.mulesecscan.scan;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mulesecscan.catalog.Catalog;
import io.github.mulesecscan.source.Diagnostic;
import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.suppression.Baseline;
import io.github.mulesecscan.suppression.SuppressionFile;
import io.github.mulesecscan.syntax.yaml.YamlProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of accepted findings and the baseline of known ones. */
class KnownFindingsTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

  @TempDir Path folder;

  @Test
  void aFileAcceptsFindingsByPathAndLine() throws IOException {
    write("a/src/main/mule/a.xml", flow("one"), flow("two"));
    write("b/src/main/mule/b.xml", flow("three"));

    ScanResult result =
        accept("{rule: flow-seen, path: 'a/**', lines: 2, reason: r, owner: payments}", TODAY);

    assertThat(result.open())
        .extracting(one -> one.finding().anchor())
        .containsExactly("flow/two", "flow/three");
    AcceptedFinding accepted = requireNonNull(result.findings().get(0).suppression());
    assertThat(accepted.kind()).isEqualTo(AcceptedFinding.Kind.FILE);
    assertThat(accepted.reason()).isEqualTo("r (payments)");
  }

  @Test
  void aFileAcceptsOneFindingByItsFingerprint() throws IOException {
    write("a/src/main/mule/a.xml", flow("one"), flow("two"));
    String second = scan().findings().get(1).fingerprint();

    ScanResult result =
        accept("{rule: flow-seen, fingerprint: '" + second + "', reason: r}", TODAY);

    assertThat(result.open()).extracting(one -> one.finding().anchor()).containsExactly("flow/one");
  }

  @Test
  void whatHasExpiredCountsAgainAndIsTold() throws IOException {
    write("a/src/main/mule/a.xml", flow("one"));
    String entry = "{rule: flow-seen, path: '**/a.xml', reason: r, expires: 2026-11-23}";

    assertThat(accept(entry, TODAY).open()).isEmpty();
    ScanResult later = accept(entry, TODAY.plusDays(1));
    assertThat(later.open()).hasSize(1);
    assertThat(later.diagnostics()).extracting(Diagnostic::code).contains("suppression-expired");
  }

  @Test
  void whatAcceptsNothingIsTold() throws IOException {
    write("a/src/main/mule/a.xml", flow("one"));

    assertThat(accept("{rule: flow-seen, path: 'b/**', reason: r}", TODAY).diagnostics())
        .extracting(Diagnostic::code)
        .contains("suppression-unused");
    assertThat(accept("{rule: not-run, path: 'b/**', reason: r}", TODAY).diagnostics())
        .extracting(Diagnostic::code)
        .doesNotContain("suppression-unused");
  }

  @Test
  void aBaselineTellsNewFromKnownAndFixed() throws IOException {
    write("a/src/main/mule/a.xml", flow("one"), flow("two"));
    Baseline before = baseline();
    write("a/src/main/mule/a.xml", "\n<!-- lines move -->\n", flow("two"), flow("three"));

    ScanResult result = compare(before);

    assertThat(result.findings())
        .extracting(one -> one.finding().anchor() + " " + one.novelty().word())
        .containsExactly("flow/two unchanged", "flow/three new");
    BaselineComparison comparison = requireNonNull(result.baseline());
    assertThat(comparison.fixed()).extracting(Baseline.Entry::anchor).containsExactly("flow/one");
    assertThat(comparison.fresh()).isEqualTo(1);
  }

  @Test
  void findingsOfARenamedFileAreKnown() throws IOException {
    write("a/src/main/mule/a.xml", flow("one"), flow("two"));
    Baseline before = baseline();
    Files.delete(folder.resolve("a/src/main/mule/a.xml"));
    write("a/src/main/mule/renamed.xml", flow("one"), flow("two"), flow("three"));

    assertThat(compare(before).findings())
        .extracting(one -> one.finding().anchor() + " " + one.novelty().word())
        .containsExactly("flow/one unchanged", "flow/two unchanged", "flow/three new");
  }

  @Test
  void aCopyOfAKnownFindingIsNew() throws IOException {
    write("a/src/main/mule/a.xml", flow("one"));
    Baseline before = baseline();
    write("a/src/main/mule/b.xml", flow("one"));

    assertThat(compare(before).findings())
        .extracting(ReportedFinding::novelty)
        .containsExactly(Novelty.UNCHANGED, Novelty.NEW);
  }

  @Test
  void theScanOfOneModuleDoesNotTakeOtherModulesForFixed() throws IOException {
    write("a/src/main/mule/a.xml", flow("one"));
    write("b/src/main/mule/b.xml", flow("two"));
    Baseline before = baseline();
    Files.delete(folder.resolve("b/src/main/mule/b.xml"));
    ScanResult ofA = scan(List.of(folder.resolve("a")));

    assertThat(fixed(ofA, before, false)).isEmpty();
    assertThat(fixed(ofA, before, true)).hasSize(1);
  }

  private List<Baseline.Entry> fixed(ScanResult result, Baseline before, boolean whole) {
    ScanResult compared = BaselineComparison.compare(result, before, this::exists, whole);
    return requireNonNull(compared.baseline()).fixed();
  }

  private boolean exists(SourcePath file) {
    return Files.exists(folder.resolve(file.value()));
  }

  private ScanResult compare(Baseline before) {
    return BaselineComparison.compare(scan(), before, this::exists, true);
  }

  private Baseline baseline() {
    return new Baseline(
        scan().findings().stream()
            .map(
                one ->
                    new Baseline.Entry(
                        one.fingerprint(),
                        one.finding().ruleId(),
                        one.finding().location().path(),
                        one.finding().anchor(),
                        one.finding().severity().word()))
            .toList());
  }

  private ScanResult accept(String entry, LocalDate today) {
    List<YamlProblem> problems = new ArrayList<>();
    SourceText text =
        SourceText.root(new SourcePath("s.yaml"), "suppressions:\n  - " + entry + "\n");
    ScanResult result =
        FileAcceptance.apply(scan(), SuppressionFile.read(text, problems), today, true);
    assertThat(problems).isEmpty();
    return result;
  }

  private void write(String file, String... flows) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(
        path,
        "<mule xmlns=\"http://www.mulesoft.org/schema/mule/core\">\n"
            + String.join("\n", flows)
            + "\n</mule>");
  }

  private static String flow(String name) {
    return "<flow name=\"" + name + "\"/>";
  }

  private ScanResult scan() {
    return scan(List.of(folder));
  }

  private ScanResult scan(List<Path> folders) {
    return Scanner.scan(
        new ScanRequest(
            folder,
            folders,
            List.of(ScannerTest.flowSeen()),
            Catalog.builtIn(),
            ScanOptions.defaults(),
            ScanListener.SILENT));
  }
}
