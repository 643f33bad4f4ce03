package io.github.mulesecscan.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mulesecscan.fixture.GoldenFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Console output in the documentation is that of the sample application: between {@code <!--
 * sample: what rule -->} and {@code <!-- end -->}.
 */
class SampleOutputGoldenTest {

  private static final Pattern SAMPLE =
      Pattern.compile("(?s)(<!-- sample: (\\w+) ?([\\w-]*) -->\n).*?(<!-- end -->)");
  private static final SampleScan SCAN = new SampleScan();

  @ParameterizedTest
  @CsvSource({"./README.md, 2", "docs/reports.md, 2"})
  void outputIsThatOfTheSampleApplication(Path page, int parts) throws IOException {
    Matcher matcher = SAMPLE.matcher(Files.readString(page));
    StringBuilder updated = new StringBuilder();
    int found = 0;
    while (matcher.find()) {
      String output =
          "```\n" + output(matcher.group(2), matcher.group(3)).stripTrailing() + "\n```\n";
      matcher.appendReplacement(
          updated, Matcher.quoteReplacement(matcher.group(1) + output + matcher.group(4)));
      found++;
    }
    matcher.appendTail(updated);
    assertThat(found).isEqualTo(parts);
    GoldenFile.check(page, updated.toString());
  }

  private static String output(String what, String rule) {
    return switch (what) {
      case "finding" -> String.join("\n", finding(rule));
      case "shortened" -> String.join("\n", shortened(finding(rule)));
      case "line" -> line(rule);
      case "counts" -> counts();
      default -> throw new AssertionError("there is no sample of " + what);
    };
  }

  /** All lines of the first finding of a rule. */
  private static List<String> finding(String rule) {
    List<String> lines = new ArrayList<>();
    for (String line : SCAN.console().split("\n", -1)) {
      if (lines.isEmpty() ? line.contains("[" + rule + "]: ") : true) {
        lines.add(line);
        if (line.startsWith("   = confidence: ")) {
          return lines;
        }
      }
    }
    throw new AssertionError("the sample application has no finding of " + rule);
  }

  /** Of the path the source and the sink, of the remedy the sentence. */
  private static List<String> shortened(List<String> lines) {
    List<String> kept = new ArrayList<>();
    boolean inPath = false;
    for (int at = 0; at < lines.size(); at++) {
      String line = lines.get(at);
      if (line.startsWith("   = ")) {
        inPath = line.startsWith("   = path: ");
        kept.add(line.replaceFirst("(= remedy: .*):$", "$1"));
      } else if (!inPath) {
        if (!line.startsWith("       ") || !kept.get(kept.size() - 1).contains("= remedy")) {
          kept.add(line);
        }
      } else if (line.matches(" +\\d+\\. (source|sink): .*")) {
        if (line.contains(" sink: ")) {
          kept.add("     ...");
        }
        kept.add(line);
        kept.add(lines.get(at + 1));
      }
    }
    return kept;
  }

  private static String line(String rule) {
    return SCAN.quiet().lines().filter(line -> line.contains("[" + rule + "]")).findFirst().get();
  }

  /** The table of open findings. */
  private static String counts() {
    List<String> lines = SCAN.console().lines().toList();
    for (int at = 0; at < lines.size(); at++) {
      if (lines.get(at).matches("\\s+critical +high .*")) {
        return String.join("\n", lines.subList(at, at + 3));
      }
    }
    throw new AssertionError("no counts");
  }
}
