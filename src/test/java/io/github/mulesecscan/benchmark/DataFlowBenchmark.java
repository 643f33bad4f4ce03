package io.github.mulesecscan.benchmark;

import com.sun.management.ThreadMXBean;
import io.github.mulesecscan.api.ApiSpecifications;
import io.github.mulesecscan.catalog.Catalog;
import io.github.mulesecscan.code.JavaSources;
import io.github.mulesecscan.expression.Expressions;
import io.github.mulesecscan.project.ApplicationFinder;
import io.github.mulesecscan.project.LoadLimits;
import io.github.mulesecscan.project.MuleProject;
import io.github.mulesecscan.project.ProjectLoader;
import io.github.mulesecscan.taint.TaintAnalysis;
import io.github.mulesecscan.taint.TaintFlow;
import io.github.mulesecscan.taint.TaintPath;
import io.github.mulesecscan.taint.TaintResult;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Data flow alone, on one thread, over all applications below a folder, against the parsing of the
 * same applications. Processor time. The first round is what a short run pays, the last one what a
 * long run does.
 */
public final class DataFlowBenchmark {

  private static final int ROUNDS = 10;
  private static final int MOST_ROWS = 10;
  private static final long STACK_BYTES = 16L << 20;

  private final Path base;
  private final List<Path> folders;
  private final Catalog catalog = Catalog.builtIn();
  private final List<String> results = new ArrayList<>();
  private boolean keep;

  private DataFlowBenchmark(Path base) {
    this.base = base;
    this.folders = ApplicationFinder.find(base, List.of(base)).folders();
  }

  /**
   * What one application took, or all of them.
   *
   * @param parse files read and parsed: Mule, DataWeave, specifications, Java
   * @param names names of DataWeave bound
   * @param flow data followed
   * @param bytes what the following allocated
   * @param processors how many processors were interpreted, each time counted
   * @param expressions how many expressions were evaluated, each time counted
   */
  private record Cost(
      String what,
      long parse,
      long names,
      long flow,
      long bytes,
      long processors,
      long expressions) {

    static Cost of(String what, List<Cost> all) {
      return new Cost(
          what,
          all.stream().mapToLong(Cost::parse).sum(),
          all.stream().mapToLong(Cost::names).sum(),
          all.stream().mapToLong(Cost::flow).sum(),
          all.stream().mapToLong(Cost::bytes).sum(),
          all.stream().mapToLong(Cost::processors).sum(),
          all.stream().mapToLong(Cost::expressions).sum());
    }
  }

  private List<Cost> round() {
    List<Cost> costs = new ArrayList<>();
    for (Path folder : folders) {
      costs.add(application(folder));
    }
    return costs;
  }

  private Cost application(Path folder) {
    long start = now();
    MuleProject project = ProjectLoader.load(base, folder, LoadLimits.defaults());
    Expressions expressions = Expressions.of(project, catalog);
    JavaSources sources = JavaSources.of(project);
    ApiSpecifications specifications = ApiSpecifications.of(project, catalog, Optional.empty());
    long parsed = now();
    expressions.all().forEach(script -> expressions.bindings(script.script()));
    long bound = now();
    long before = allocated();
    TaintResult result = TaintAnalysis.run(project, sources, specifications, expressions, catalog);
    long bytes = allocated() - before;
    long done = now();
    if (keep) {
      results.add(project.folder() + " " + result.bounds() + " " + result.unknownComponents());
      result.flows().forEach(this::keep);
    }
    return new Cost(
        project.folder().toString(),
        parsed - start,
        bound - parsed,
        done - bound,
        bytes,
        result.effort().processors(),
        result.effort().expressions());
  }

  private void keep(TaintFlow flow) {
    String place = " " + flow.location() + " " + flow.parameter() + " " + flow.placement();
    results.add("  " + flow.kind() + place + " " + flow.mediaType() + " " + flow.text());
    for (TaintPath path : flow.paths()) {
      String sure = path.confidence() + " " + path.untouched();
      results.add("    " + path.origin() + " " + path.marks() + " " + sure);
      path.steps().forEach(step -> results.add("      " + step));
      path.checks().forEach(step -> results.add("      check " + step));
    }
  }

  private static void print(PrintStream out, Cost cost) {
    out.printf(
        "%9.1f %9.1f %9.1f %7.2f %9.1f %10d %11d  %s%n",
        millis(cost.parse()),
        millis(cost.names()),
        millis(cost.flow()),
        (double) cost.flow() / cost.parse(),
        cost.bytes() / 1_000_000.0,
        cost.processors(),
        cost.expressions(),
        cost.what());
  }

  private static long now() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static long allocated() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }

  private static double millis(long nanos) {
    return nanos / 1_000_000.0;
  }

  private static void run(Path base, int rounds, PrintStream out) {
    DataFlowBenchmark benchmark = new DataFlowBenchmark(base);
    out.printf(
        "%d applications; processor time in ms, MB allocated by data flow%n",
        benchmark.folders.size());
    out.println("    parse     names data flow   ratio        MB processors expressions");
    List<Cost> costs = List.of();
    for (int round = 1; round <= rounds; round++) {
      System.gc();
      costs = benchmark.round();
      print(out, Cost.of("all, round " + round, costs));
    }
    costs.stream()
        .sorted(Comparator.comparing(Cost::flow, Comparator.reverseOrder()))
        .limit(MOST_ROWS)
        .forEach(cost -> print(out, cost));
  }

  private static void write(Path base, Path file) {
    DataFlowBenchmark benchmark = new DataFlowBenchmark(base);
    benchmark.keep = true;
    benchmark.round();
    try {
      Files.write(file, benchmark.results);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Analyses a folder several times and prints what it took; or writes all ways of data to a file,
   * to compare what two versions find.
   *
   * @param arguments the folder, and how many rounds or the file
   */
  public static void main(String[] arguments) throws InterruptedException {
    Locale.setDefault(Locale.ROOT);
    Path base = Path.of(arguments[0]).toAbsolutePath().normalize();
    String second = arguments.length > 1 ? arguments[1] : String.valueOf(ROUNDS);
    Runnable task =
        second.chars().allMatch(Character::isDigit)
            ? () -> run(base, Integer.parseInt(second), System.out)
            : () -> write(base, Path.of(second));
    Thread worker = new Thread(null, task, "data-flow-benchmark", STACK_BYTES);
    worker.start();
    worker.join();
  }
}
