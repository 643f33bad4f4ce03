package io.github.mulesecscan.scan;

import static java.util.Objects.requireNonNull;

import io.github.mulesecscan.catalog.Catalog;
import io.github.mulesecscan.detector.Detectors;
import io.github.mulesecscan.finding.Finding;
import io.github.mulesecscan.project.ApplicationFinder;
import io.github.mulesecscan.rule.DetectorRegistry;
import io.github.mulesecscan.rule.Rule;
import io.github.mulesecscan.rule.RulesetLoader;
import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.suppression.Baseline;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether findings are known again after {@link HarmlessEdit}s of the applications below a folder:
 * {@code DIR [EDIT] [--lost]}. Each is copied, scanned, edited and scanned again; {@code --lost}
 * lists the findings that have another name then, and {@code FLOWS_REVERSED} makes no other edit.
 */
public final class FingerprintStability {

  private static final Set<String> LEFT_OUT = Set.of(".git", "target", "node_modules");

  private final List<Rule> rules =
      RulesetLoader.load(
              List.of("default"),
              Path.of("."),
              FingerprintStability.class.getClassLoader(),
              DetectorRegistry.of(Detectors.all()),
              Catalog.builtIn())
          .rules();
  private final Path original;
  private final Path copy;
  private final ScanResult before;

  /**
   * Scans the applications below {@code applications}.
   *
   * @param folder an empty one for copies
   */
  FingerprintStability(Path applications, Path folder) throws IOException {
    this.original = applications.toAbsolutePath().normalize();
    this.copy = folder;
    write(null);
    this.before = scan();
  }

  /**
   * What an edit did to findings.
   *
   * @param findings how many there were
   * @param same how many have the same fingerprint
   * @param known how many a baseline of the first scan knows
   * @param lost those that have another fingerprint
   * @param gained those of the second scan whose fingerprint is new
   */
  record Outcome(
      int findings,
      int same,
      int known,
      List<ReportedFinding> lost,
      List<ReportedFinding> gained) {}

  Outcome after(HarmlessEdit edit) throws IOException {
    write(edit);
    ScanResult result = scan();
    List<ReportedFinding> lost = without(before, result);
    ScanResult compared = BaselineComparison.compare(result, baseline(), this::exists, true);
    int fixed = requireNonNull(compared.baseline()).fixed().size();
    int all = before.findings().size();
    return new Outcome(all, all - lost.size(), all - fixed, lost, without(result, before));
  }

  /** The findings of {@code one} whose fingerprints {@code other} does not have. */
  private static List<ReportedFinding> without(ScanResult one, ScanResult other) {
    Set<String> names = new HashSet<>();
    other.findings().forEach(finding -> names.add(finding.fingerprint()));
    return one.findings().stream().filter(each -> !names.contains(each.fingerprint())).toList();
  }

  private Baseline baseline() {
    return new Baseline(
        before.findings().stream()
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

  private boolean exists(SourcePath file) {
    return Files.exists(copy.resolve(file.value()));
  }

  private ScanResult scan() {
    return Scanner.scan(
        new ScanRequest(
            copy,
            ApplicationFinder.find(copy, List.of(copy)).folders(),
            rules,
            Catalog.builtIn(),
            ScanOptions.defaults(),
            ScanListener.SILENT));
  }

  /** Writes the applications anew, edited unless {@code edit} is null. */
  private void write(@Nullable HarmlessEdit edit) throws IOException {
    delete();
    List<Path> files = new ArrayList<>();
    try (Stream<Path> walk = Files.walk(original)) {
      walk.filter(Files::isRegularFile).filter(this::isTaken).forEach(files::add);
    }
    for (Path file : files) {
      SourcePath path = new SourcePath(original.relativize(file).toString().replace('\\', '/'));
      Path target = copy.resolve(edit == null ? path.value() : edit.renamed(path));
      Files.createDirectories(requireNonNull(target.getParent()));
      byte[] bytes = Files.readAllBytes(file);
      String content = new String(bytes, StandardCharsets.UTF_8);
      String edited = edit == null ? content : edit.edited(path, content);
      Files.write(target, edited.equals(content) ? bytes : edited.getBytes(StandardCharsets.UTF_8));
    }
  }

  private boolean isTaken(Path file) {
    for (Path part : original.relativize(file)) {
      if (LEFT_OUT.contains(part.toString())) {
        return false;
      }
    }
    return true;
  }

  private void delete() throws IOException {
    if (Files.exists(copy)) {
      List<Path> files;
      try (Stream<Path> walk = Files.walk(copy)) {
        files = walk.filter(each -> !Files.isDirectory(each)).toList();
      }
      for (Path file : files) {
        Files.delete(file);
      }
    }
  }

  private static String show(ReportedFinding one) {
    Finding finding = one.finding();
    return finding.ruleId() + " " + finding.location() + " " + finding.anchor();
  }

  public static void main(String[] arguments) throws IOException {
    List<String> options = List.of(arguments);
    PrintStream out = System.out;
    Path folder = Files.createTempDirectory("fingerprints");
    FingerprintStability stability = new FingerprintStability(Path.of(options.get(0)), folder);
    List<HarmlessEdit> edits =
        Stream.of(HarmlessEdit.values()).filter(edit -> options.contains(edit.name())).toList();
    for (HarmlessEdit edit : edits.isEmpty() ? List.of(HarmlessEdit.values()) : edits) {
      Outcome outcome = stability.after(edit);
      out.printf(
          Locale.ROOT,
          "%-20s %d of %d fingerprints the same, %d known to a baseline%n",
          edit,
          outcome.same(),
          outcome.findings(),
          outcome.known());
      if (options.contains("--lost")) {
        outcome.lost().forEach(one -> out.println("  - " + show(one)));
        outcome.gained().forEach(one -> out.println("  + " + show(one)));
      }
    }
    stability.delete();
  }
}
