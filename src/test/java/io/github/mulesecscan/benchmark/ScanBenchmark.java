package io.github.mulesecscan.benchmark;

import io.github.mulesecscan.api.ApiSpecifications;
import io.github.mulesecscan.catalog.Catalog;
import io.github.mulesecscan.code.JavaSources;
import io.github.mulesecscan.detector.Detectors;
import io.github.mulesecscan.expression.Expressions;
import io.github.mulesecscan.finding.Severity;
import io.github.mulesecscan.project.ApplicationFinder;
import io.github.mulesecscan.project.LoadLimits;
import io.github.mulesecscan.project.MuleConfig;
import io.github.mulesecscan.project.MuleProject;
import io.github.mulesecscan.project.ProjectLoader;
import io.github.mulesecscan.rule.DetectorRegistry;
import io.github.mulesecscan.rule.Reporting;
import io.github.mulesecscan.rule.Rule;
import io.github.mulesecscan.rule.Ruleset;
import io.github.mulesecscan.rule.RulesetLoader;
import io.github.mulesecscan.rule.ScanContext;
import io.github.mulesecscan.scan.ScanListener;
import io.github.mulesecscan.scan.ScanOptions;
import io.github.mulesecscan.scan.ScanRequest;
import io.github.mulesecscan.scan.Scanner;
import io.github.mulesecscan.secret.CredentialFinder;
import io.github.mulesecscan.secret.SecretKnowledge;
import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.syntax.xml.XmlParser;
import io.github.mulesecscan.taint.TaintAnalysis;
import io.github.mulesecscan.taint.TaintResult;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdom2.Document;
import org.jdom2.JDOMException;
import org.jdom2.input.SAXBuilder;

/**
 * Where the time of a scan goes: each stage on one thread, over all applications below a folder,
 * against a plain JDOM2 parse of the same Mule files in the same process. Processor time, so that
 * other programs do not count. The first rounds warm up; the last one is printed.
 */
public final class ScanBenchmark {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final int ROUNDS = 5;
  private static final int MOST_ROWS = 10;
  private static final long STACK_BYTES = 16L << 20;

  private static final String PLAIN = "plain JDOM2 parse of the Mule files";
  private static final String XML = "  of this, parse of the Mule files with spans";
  private static final String LOAD = "read and parse all files";
  private static final String DATAWEAVE = "parse DataWeave";
  private static final String BINDINGS = "bind names of DataWeave";
  private static final String SPECIFICATIONS = "read API specifications";
  private static final String SECRETS = "find credentials";
  private static final String FLOW = "data flow";
  private static final String RULES = "rules, data flow left out";
  private static final String SCAN = "whole scan, collecting garbage included";

  private final Path base;
  private final List<Path> folders;
  private final List<Rule> rules;
  private final Catalog catalog = Catalog.builtIn();
  private final Map<String, Long> stages = new TreeMap<>();
  private final Map<String, Long> rows = new TreeMap<>();
  private final Map<String, Long> applications = new TreeMap<>();
  private int incomplete;
  private int parsed;

  private ScanBenchmark(Path base) {
    this.base = base;
    this.folders = ApplicationFinder.find(base, List.of(base)).folders();
    Ruleset ruleset =
        RulesetLoader.load(
            List.of("default"),
            Path.of("."),
            ScanBenchmark.class.getClassLoader(),
            DetectorRegistry.of(Detectors.all()),
            catalog);
    this.rules = ruleset.rules();
  }

  /** A piece of work whose time is taken. */
  private interface Work<T> {
    T run() throws IOException, JDOMException;
  }

  private <T> T time(String stage, Work<T> work) {
    long start = now();
    try {
      return work.run();
    } catch (IOException | JDOMException e) {
      throw new IllegalStateException(e);
    } finally {
      stages.merge(stage, now() - start, Long::sum);
    }
  }

  private void round() {
    stages.clear();
    rows.clear();
    applications.clear();
    incomplete = 0;
    parsed = 0;
    for (Path folder : folders) {
      application(folder);
    }
    ScanOptions options =
        new ScanOptions(Severity.INFO, 1, 20_000_000L, List.of(), List.of(), true, "benchmark");
    long start = ofProcess();
    Scanner.scan(
        new ScanRequest(base, List.of(base), rules, catalog, options, ScanListener.SILENT));
    stages.put(SCAN, ofProcess() - start);
  }

  /** The scan works in a thread of its own. */
  private static long ofProcess() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getProcessCpuTime()
        : System.nanoTime();
  }

  private void application(Path folder) {
    LoadLimits limits = LoadLimits.defaults();
    MuleProject project = time(LOAD, () -> ProjectLoader.load(base, folder, limits));
    parseAgain(project);
    Expressions expressions = time(DATAWEAVE, () -> Expressions.of(project, catalog));
    time(
        BINDINGS,
        () -> {
          expressions.all().forEach(script -> expressions.bindings(script.script()));
          return "";
        });
    long start = now();
    JavaSources sources = JavaSources.of(project);
    TaintResult result =
        time(
            FLOW,
            () ->
                TaintAnalysis.run(
                    project, sources, ApiSpecifications.none(), expressions, catalog));
    applications.put(project.folder().toString(), now() - start);
    incomplete += result.complete() ? 0 : 1;
    time(SPECIFICATIONS, () -> ApiSpecifications.of(project, catalog, Optional.empty()));
    time(
        SECRETS,
        () ->
            CredentialFinder.find(
                SecretKnowledge.builtIn(), catalog.namespaces(), project, expressions));
    ScanContext context = ScanContext.of(project, catalog);
    context.taint();
    time(
        RULES,
        () -> {
          runRules(context);
          return "";
        });
  }

  /** Asking for the time takes as long as a rule that has nothing to look at: once for each. */
  private void runRules(ScanContext context) {
    long begin = now();
    for (Rule rule : rules) {
      rule.detector().detect(context, new Reporting(rule.metadata(), finding -> {}));
      long end = now();
      rows.merge(rule.id(), end - begin, Long::sum);
      begin = end;
    }
  }

  private void parseAgain(MuleProject project) {
    for (MuleConfig config : project.configs()) {
      SourcePath path = config.path();
      byte[] bytes;
      try {
        bytes = Files.readAllBytes(base.resolve(path.toString()));
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
      Document plain = time(PLAIN, () -> new SAXBuilder().build(new ByteArrayInputStream(bytes)));
      parsed += plain.hasRootElement() ? 1 : 0;
      time(XML, () -> XmlParser.parse(path, bytes));
    }
  }

  private void print(PrintStream out, long peak) {
    out.printf("%d applications, %d Mule files%n", folders.size(), parsed);
    for (String stage :
        List.of(
            PLAIN, LOAD, XML, DATAWEAVE, BINDINGS, SPECIFICATIONS, SECRETS, FLOW, RULES, SCAN)) {
      out.printf("%9.1f ms  %s%n", millis(stages.getOrDefault(stage, 0L)), stage);
    }
    double parse = stages.get(LOAD) + stages.get(DATAWEAVE);
    out.printf("%9.2f     rules / read and parse of all files%n", ratio(RULES, LOAD));
    out.printf("%9.2f     data flow / parse of the same applications%n", stages.get(FLOW) / parse);
    out.printf("%9.2f     whole scan / %s%n", ratio(SCAN, PLAIN), PLAIN);
    out.printf("%9d MB  most heap in use during the whole scan%n", peak >> 20);
    out.printf("%9d     applications whose data flow met a bound%n", incomplete);
    slowest(out, "data flow of applications", applications);
    slowest(out, "rules", rows);
  }

  private double ratio(String stage, String other) {
    return (double) stages.get(stage) / stages.get(other);
  }

  private static void slowest(PrintStream out, String title, Map<String, Long> times) {
    out.printf("slowest %s:%n", title);
    times.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
        .limit(MOST_ROWS)
        .forEach(row -> out.printf("%9.1f ms  %s%n", millis(row.getValue()), row.getKey()));
  }

  private static long now() {
    return THREADS.getCurrentThreadCpuTime();
  }

  private static double millis(long nanos) {
    return nanos / 1_000_000.0;
  }

  private static List<MemoryPoolMXBean> heap() {
    List<MemoryPoolMXBean> pools = new ArrayList<>();
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      if (pool.getType() == MemoryType.HEAP) {
        pools.add(pool);
      }
    }
    return pools;
  }

  private static void run(Path base, int rounds, PrintStream out) {
    ScanBenchmark benchmark = new ScanBenchmark(base);
    for (int round = 0; round < rounds; round++) {
      System.gc();
      heap().forEach(MemoryPoolMXBean::resetPeakUsage);
      benchmark.round();
    }
    benchmark.print(out, heap().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum());
  }

  /**
   * Scans a folder several times and prints what it took.
   *
   * @param arguments the folder, and how many rounds
   */
  public static void main(String[] arguments) throws InterruptedException {
    Locale.setDefault(Locale.ROOT);
    Path base = Path.of(arguments[0]).toAbsolutePath().normalize();
    int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : ROUNDS;
    Thread worker =
        new Thread(null, () -> run(base, rounds, System.out), "scan-benchmark", STACK_BYTES);
    worker.start();
    worker.join();
  }
}
