package io.github.mulesecscan.scan;

import io.github.mulesecscan.project.ApplicationFinder;
import io.github.mulesecscan.project.Domains;
import io.github.mulesecscan.project.FoundApplications;
import io.github.mulesecscan.project.LoadLimits;
import io.github.mulesecscan.rule.Rule;
import io.github.mulesecscan.source.Diagnostic;
import io.github.mulesecscan.source.SourcePath;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Scans applications: finds them, looks at each with every rule, side by side where several threads
 * are allowed, and puts the results into one order that does not depend on the threads.
 */
public final class Scanner {

  /** Deep trees are walked without recursion; what recursion remains (DataWeave) gets room. */
  private static final long STACK_BYTES = 16L << 20;

  private final ScanRequest request;

  private Scanner(ScanRequest request) {
    this.request = request;
  }

  /** Runs the scan that {@code request} describes. */
  public static ScanResult scan(ScanRequest request) {
    return new Scanner(request).run();
  }

  private ScanResult run() {
    long start = System.nanoTime();
    FoundApplications found = ApplicationFinder.find(request.base(), request.folders());
    List<ApplicationResult> results = scanAll(found.folders(), domains(found.folders()));

    List<ScannedApplication> applications = new ArrayList<>();
    List<ReportedFinding> findings = new ArrayList<>();
    List<Diagnostic> diagnostics = new ArrayList<>(found.diagnostics());
    AdvisoriesAge age = AdvisoriesAge.of(request.catalog());
    age.warning().ifPresent(diagnostics::add);
    diagnostics.addAll(request.notices());
    long readNanos = 0;
    long ruleNanos = 0;
    int files = 0;
    long bytes = 0;
    SecretMask secrets = SecretMask.NONE;
    for (ApplicationResult result : results) {
      applications.add(result.application());
      diagnostics.addAll(result.diagnostics());
      readNanos += result.readNanos();
      ruleNanos += result.ruleNanos();
      files += result.application().files();
      bytes += result.bytes();
      secrets = secrets.and(result.secrets());
    }
    addFindings(results, findings);
    findings.sort(Comparator.naturalOrder());
    diagnostics.sort(Comparator.naturalOrder());
    applications.sort(Comparator.comparing(ScannedApplication::folder));
    return new ScanResult(
        request.options().toolVersion(),
        request.rules().stream()
            .map(Rule::metadata)
            .sorted(Comparator.comparing(rule -> rule.id()))
            .toList(),
        applications,
        findings,
        diagnostics.stream().distinct().toList(),
        new ScanStatistics(files, bytes, readNanos, ruleNanos, System.nanoTime() - start),
        age,
        null,
        secrets);
  }

  /**
   * What lies in a domain is told once, by the domain's own scan or by the first application that
   * uses it.
   */
  private static void addFindings(List<ApplicationResult> results, List<ReportedFinding> findings) {
    Set<String> told = new HashSet<>();
    for (boolean own : new boolean[] {true, false}) {
      for (ApplicationResult result : results) {
        for (ReportedFinding one : result.findings()) {
          boolean isOwn = one.finding().location().path().isWithin(one.application());
          String place = one.finding().ruleId() + " " + one.finding().location();
          if (isOwn == own && (told.add(place) || own)) {
            findings.add(one);
          }
        }
      }
    }
  }

  private Domains domains(List<Path> scanned) {
    List<Path> places = new ArrayList<>(scanned);
    if (!request.others().isEmpty()) {
      places.addAll(ApplicationFinder.find(request.base(), request.others()).folders());
    }
    LoadLimits limits = new LoadLimits(request.options().maxFileBytes());
    return Domains.load(request.base(), places, limits, request.changed());
  }

  private List<ApplicationResult> scanAll(List<Path> folders, Domains domains) {
    int threads = Math.max(1, Math.min(request.options().threads(), folders.size()));
    ExecutorService workers =
        Executors.newFixedThreadPool(
            threads, work -> new Thread(null, work, "mule-secscan", STACK_BYTES));
    try {
      Progress progress = new Progress(folders.size());
      Map<Path, Future<ApplicationResult>> pending = new HashMap<>();
      for (Path folder : threads == 1 ? folders : Workload.largestFirst(folders)) {
        pending.put(
            folder,
            workers.submit(
                () -> {
                  ApplicationResult result = new ApplicationScan(request, domains).run(folder);
                  progress.done(result.application().folder());
                  return result;
                }));
      }
      List<ApplicationResult> results = new ArrayList<>();
      for (Path folder : folders) {
        results.add(Objects.requireNonNull(pending.get(folder)).get());
      }
      return results;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the scan was interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("the scan of an application failed", e.getCause());
    } finally {
      workers.shutdownNow();
    }
  }

  /** Counts finished applications and tells the listener, one call at a time. */
  private final class Progress {
    private final int total;
    private int done;

    Progress(int total) {
      this.total = total;
    }

    synchronized void done(SourcePath application) {
      done++;
      request.listener().scanned(application, done, total);
    }
  }
}
