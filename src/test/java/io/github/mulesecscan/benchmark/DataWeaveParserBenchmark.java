package io.github.mulesecscan.benchmark;

import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.syntax.dataweave.DataWeaveParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * The speed of the DataWeave parser on one thread: {@link Generated} parses one text per size and
 * shape, {@link Corpus} all {@code .dwl} files of the folder that is the program's argument.
 */
public class DataWeaveParserBenchmark {

  private static final String CORPUS = "secscan.benchmark.corpus";

  /** What a generated text is made of. */
  public enum Shape {
    SCRIPT,
    NESTED_BRACKETS,
    UNCLOSED_STRING,
    UNCLOSED_INTERPOLATIONS
  }

  /** One generated text of a shape. */
  @State(Scope.Thread)
  public static class Generated {
    @Param({"1024", "10240", "102400", "1048576", "10485760"})
    int length;

    @Param Shape shape;

    private SourceText text;

    @Setup
    public void generate() {
      text = SourceText.root(new SourcePath("generated.dwl"), textOf(shape, length));
    }

    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @OutputTimeUnit(TimeUnit.MICROSECONDS)
    @Warmup(iterations = 3, time = 1)
    @Measurement(iterations = 3, time = 1)
    public Object parse() {
      return DataWeaveParser.parse(text);
    }
  }

  /** All scripts of the folder that the system property names. */
  @State(Scope.Thread)
  public static class Corpus {
    private final List<SourceText> texts = new ArrayList<>();

    @Setup
    public void read() throws IOException {
      List<Path> files;
      try (Stream<Path> walk = Files.walk(Path.of(System.getProperty(CORPUS)))) {
        files = walk.filter(file -> file.toString().endsWith(".dwl")).sorted().toList();
      }
      for (Path file : files) {
        String content = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        texts.add(SourceText.root(new SourcePath(file.getFileName().toString()), content));
      }
    }

    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @OutputTimeUnit(TimeUnit.MILLISECONDS)
    @Warmup(iterations = 5, time = 2)
    @Measurement(iterations = 5, time = 2)
    public int parseAll() {
      int errors = 0;
      for (SourceText text : texts) {
        errors += DataWeaveParser.parse(text).errors().size();
      }
      return errors;
    }
  }

  private static String textOf(Shape shape, int length) {
    StringBuilder text = new StringBuilder(length + 200);
    switch (shape) {
      case SCRIPT -> script(text, length);
      case NESTED_BRACKETS -> fill(text, "{a: [(", length);
      case UNCLOSED_STRING -> fill(text.append("{a: \""), "never closed, ", length);
      case UNCLOSED_INTERPOLATIONS -> fill(text, "\"$(a ++ ", length);
    }
    return text.toString();
  }

  private static void fill(StringBuilder text, String piece, int length) {
    while (text.length() < length) {
      text.append(piece);
    }
  }

  private static void script(StringBuilder text, int length) {
    text.append("%dw 2.0\noutput application/json\n---\n{\n");
    for (int number = 0; text.length() < length - 2; number++) {
      text.append("  item").append(number);
      text.append(
          ": (payload.orders filter ($.total > 10 and not isEmpty($.lines))) map (order) ->");
      text.append(" { id: order.id as Number, name: \"Mr $(upper(order.name default ''))\",");
      text.append(" (note: order.note) if (order.note? ), when: |2020-01-31| },\n");
    }
    text.append("}\n");
  }

  public static void main(String[] arguments) throws RunnerException {
    OptionsBuilder options = new OptionsBuilder();
    // In this very process: started from Maven, a fork would not find the classes.
    options.forks(0);
    if (arguments.length > 0) {
      System.setProperty(CORPUS, arguments[0]);
      options.include("DataWeaveParserBenchmark.Corpus");
    } else {
      options.include("DataWeaveParserBenchmark.Generated");
    }
    new Runner(options.build()).run();
  }
}
