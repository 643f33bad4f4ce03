package io.github.mulesecscan.mojo;

import io.github.mulesecscan.gate.ChangedLines;
import io.github.mulesecscan.gate.ChangedLines.Range;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.plugin.MojoExecutionException;

/** Asks the program git what changed. It only reads, and goes to no network. */
final class GitChanges {

  private static final Pattern HUNK =
      Pattern.compile("^@@ -[0-9,]+ \\+([0-9]+)(?:,([0-9]+))? @@.*");
  private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_./@{}~^+-]*");

  private final Path base;

  /**
   * @param base the folder that paths in reports are relative to; in a working tree of git
   */
  GitChanges(Path base) {
    this.base = base;
  }

  /** The lines changed in the working tree since it and {@code reference} went different ways. */
  ChangedLines since(String reference) throws MojoExecutionException {
    if (!REFERENCE.matcher(reference).matches()) {
      throw new MojoExecutionException(
          "secscan.changedSince is '" + reference + "', which is no branch, tag or commit.");
    }
    String start = run(reference, "merge-base", "HEAD", reference).strip();
    Map<String, List<Range>> byFile = new TreeMap<>();
    String difference =
        run(
            reference,
            "-c",
            "core.quotePath=false",
            "diff",
            "--no-ext-diff",
            "--no-textconv",
            "--no-color",
            "--no-renames",
            "--unified=0",
            "--relative",
            "--src-prefix=a/",
            "--dst-prefix=b/",
            start,
            "--");
    read(difference, byFile);
    for (String file :
        run(reference, "ls-files", "-z", "--others", "--exclude-standard").split("\0", -1)) {
      if (!file.isEmpty()) {
        byFile.put(file, List.of(Range.ALL));
      }
    }
    return new ChangedLines(reference, byFile);
  }

  // "+++ b/path" names the file; a name with odd characters stands in quotes, a tab follows blanks.
  static void read(String difference, Map<String, List<Range>> byFile) {
    List<Range> ranges = new ArrayList<>();
    boolean inHeader = false;
    int skip = 0;
    for (String line : difference.split("\n", -1)) {
      if (skip > 0 && !line.startsWith("\\")) {
        skip--;
      } else if (line.startsWith("diff --git ")) {
        inHeader = true;
      } else if (inHeader && line.startsWith("+++ ")) {
        ranges = byFile.computeIfAbsent(name(line.substring(4)), unused -> new ArrayList<>());
        inHeader = false;
      } else {
        Matcher hunk = HUNK.matcher(line);
        if (hunk.matches()) {
          int first = Integer.parseInt(hunk.group(1));
          int count = hunk.group(2) == null ? 1 : Integer.parseInt(hunk.group(2));
          // A pure removal touches the line before the gap.
          ranges.add(new Range(first, Math.max(first, first + count - 1)));
          skip = changed(line);
        }
      }
    }
  }

  /** How many lines of text follow the header of a hunk, so that they are not read as headers. */
  private static int changed(String header) {
    int lines = 0;
    for (String side : header.substring(3, header.indexOf(" @@", 3)).split(" ", -1)) {
      int comma = side.indexOf(',');
      lines += comma < 0 ? 1 : Integer.parseInt(side.substring(comma + 1));
    }
    return lines;
  }

  private static String name(String words) {
    String name = words.endsWith("\t") ? words.substring(0, words.length() - 1) : words;
    if (name.length() > 1 && name.startsWith("\"") && name.endsWith("\"")) {
      name = name.substring(1, name.length() - 1).replace("\\\"", "\"").replace("\\\\", "\\");
    }
    return name.startsWith("b/") ? name.substring(2) : name;
  }

  private String run(String reference, String... words) throws MojoExecutionException {
    List<String> command = new ArrayList<>(List.of("git", "--no-pager"));
    command.addAll(List.of(words));
    try {
      Process git =
          new ProcessBuilder(command)
              .directory(base.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      git.getOutputStream().close();
      String output = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (git.waitFor() != 0) {
        throw new MojoExecutionException(
            "secscan.changedSince is '"
                + reference
                + "', which git does not know in "
                + base
                + "; in CI, fetch the branch with its history first.");
      }
      return output;
    } catch (IOException e) {
      throw new MojoExecutionException(
          "secscan.changedSince needs the program git, which cannot be started.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MojoExecutionException("The run of git was interrupted.");
    }
  }
}
