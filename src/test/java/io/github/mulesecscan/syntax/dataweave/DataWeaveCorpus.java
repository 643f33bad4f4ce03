package io.github.mulesecscan.syntax.dataweave;

import io.github.mulesecscan.source.Location;
import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.source.SourceText;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Prints how many scripts of a folder are accepted and how fast: {@code DIR [--failures]
 * [--reprint]}.
 *
 * <p>{@code --failures} lists the scripts with errors, each with the place and message of the
 * first; {@code --reprint} prints every accepted script, parses what was printed and lists those
 * whose two trees differ. The speed is that of the best of several rounds over all texts, held in
 * memory, on one thread.
 */
public final class DataWeaveCorpus {

  private static final int ROUNDS = 8;

  private DataWeaveCorpus() {}

  public static void main(String[] arguments) throws IOException {
    List<String> options = List.of(arguments);
    List<SourceText> texts = read(Path.of(options.get(0)));
    PrintStream out = System.out;
    if (options.contains("--reprint")) {
      reprint(texts, out);
    }
    int accepted = 0;
    for (SourceText text : texts) {
      Script script = DataWeaveParser.parse(text);
      if (script.errors().isEmpty()) {
        accepted++;
      } else if (options.contains("--failures")) {
        SyntaxError first = script.errors().get(0);
        Location place = text.locate(first.span());
        out.println(
            text.path()
                + ":"
                + place.startLine()
                + ":"
                + place.startColumn()
                + ": "
                + first.message());
      }
    }
    out.printf(
        Locale.ROOT,
        "accepted %d of %d scripts (%.2f %%), %.1f MB/s%n",
        accepted,
        texts.size(),
        100.0 * accepted / Math.max(1, texts.size()),
        speed(texts));
  }

  /** All {@code .dwl} files of a folder, in the order of their names. */
  static List<SourceText> read(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(folder)) {
      files = walk.filter(file -> file.toString().endsWith(".dwl")).sorted().toList();
    }
    List<SourceText> texts = new ArrayList<>(files.size());
    for (Path file : files) {
      String content = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      texts.add(SourceText.root(new SourcePath(folder.relativize(file).toString()), content));
    }
    return texts;
  }

  private static double speed(List<SourceText> texts) {
    long bytes = 0;
    for (SourceText text : texts) {
      bytes += text.content().getBytes(StandardCharsets.UTF_8).length;
    }
    long best = Long.MAX_VALUE;
    int errors = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      for (SourceText text : texts) {
        errors += DataWeaveParser.parse(text).errors().size();
      }
      best = Math.min(best, System.nanoTime() - start);
    }
    return errors < 0 ? 0 : bytes * 1e3 / best;
  }

  private static void reprint(List<SourceText> texts, PrintStream out) {
    int same = 0;
    int printed = 0;
    for (SourceText text : texts) {
      Script script = DataWeaveParser.parse(text);
      if (script.errors().isEmpty()) {
        printed++;
        Script again = DataWeaveParser.parse(SourceText.root(text.path(), Printer.print(script)));
        if (again.errors().isEmpty() && TreeText.of(again).equals(TreeText.of(script))) {
          same++;
        } else {
          out.println(text.path() + ": printed differently " + again.errors());
        }
      }
    }
    out.println("printed and parsed again to the same tree: " + same + " of " + printed);
  }
}
