package io.github.mulesecscan.syntax.yaml;

import io.github.mulesecscan.source.Span;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/** Says in plain words what SnakeYAML did not like, and where. */
record MalformedYaml(Span span, String message) {

  private static final String REST = "; what follows was not read";

  static MalformedYaml of(YAMLException malformed, String content, int reached) {
    int at = Math.min(reached, content.length());
    if (!(malformed instanceof MarkedYAMLException marked)) {
      return new MalformedYaml(point(at, content), "this is not YAML" + REST);
    }
    String problem = marked.getProblem() == null ? "" : marked.getProblem();
    String context = marked.getContext() == null ? "" : marked.getContext();
    boolean beginsWrong =
        problem.startsWith("found unexpected") || problem.startsWith("could not find expected");
    Mark mark = beginsWrong ? marked.getContextMark() : marked.getProblemMark();
    int place = mark == null ? at : Math.min(mark.getIndex(), content.length());
    return new MalformedYaml(point(place, content), words(problem, context) + REST);
  }

  private static Span point(int at, String content) {
    return new Span(at, at < content.length() && content.charAt(at) != '\n' ? 1 : 0);
  }

  private static String words(String problem, String context) {
    String starting = startingCharacter(problem);
    if (starting != null) {
      return starting;
    }
    if (problem.startsWith("found unexpected")) {
      return "a quote is opened here that is never closed";
    }
    if (problem.startsWith("could not find expected ':'")) {
      return "this line is no 'key: value'";
    }
    if (problem.startsWith("mapping values are not allowed")) {
      return "a ':' is not expected here: quote a value that holds ': ', or mend the indentation";
    }
    if (problem.startsWith("sequence entries are not allowed")) {
      return "a '- ' is not expected here: begin the list on a line of its own";
    }
    if (problem.contains("<block end>") || context.contains("a block node")) {
      return "this does not go with the lines above: mend the indentation or the quotes";
    }
    if (context.contains("flow sequence")) {
      return "expected ',' or ']'";
    }
    if (context.contains("flow")) {
      return "expected ',' or '}'";
    }
    if (problem.contains("escape")) {
      return "this is no escape that double quotes know: write '\\\\' for a backslash";
    }
    String told = context.isEmpty() ? problem : context + ", " + problem;
    return "this is not YAML: " + told.toLowerCase(Locale.ROOT);
  }

  private static @Nullable String startingCharacter(String problem) {
    String before = "found character '";
    if (!problem.startsWith(before)) {
      return null;
    }
    String word = problem.substring(before.length(), problem.indexOf('\'', before.length()));
    return word.contains("TAB")
        ? "a tab does not indent in YAML: use spaces"
        : "a value that begins with '" + word + "' needs quotes";
  }
}
