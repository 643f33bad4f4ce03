package io.github.mulesecscan.governance;

import io.github.mulesecscan.api.ApiGraph;
import io.github.mulesecscan.api.ApiNode;
import io.github.mulesecscan.api.ApiText;
import io.github.mulesecscan.source.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A demand on all nodes of one class.
 *
 * @param name its name in the profile
 * @param level how much it matters
 * @param message its words, in which <code>{{ core.name }}</code> stands for a property of the node
 * @param targetClass the class of the nodes: {@code apiContract.Operation}
 * @param demand what each of them must meet
 * @param location its name in the profile
 */
public record Validation(
    String name,
    Level level,
    String message,
    String targetClass,
    Demand demand,
    Location location) {

  private static final Pattern VARIABLE =
      Pattern.compile("\\{\\{\\s{0,20}([\\w-]{1,80}\\.[\\w-]{1,80})\\s{0,20}\\}\\}");

  /** The lists of a profile. */
  public enum Level {
    VIOLATION("violation"),
    WARNING("warning"),
    INFO("info");

    private final String word;

    Level(String word) {
      this.word = word;
    }

    /** The word in profiles. */
    public String word() {
      return word;
    }
  }

  /**
   * A node that does not meet the demand.
   *
   * @param node the node
   * @param failures what it fails in; at least one
   */
  public record Failing(ApiNode node, List<Failure> failures) {
    public Failing {
      failures = List.copyOf(failures);
    }
  }

  /** The nodes of {@code graph} that do not meet the demand, in their order. */
  public List<Failing> judge(ApiGraph graph) {
    List<Failing> failing = new ArrayList<>();
    for (ApiNode node : graph.ofClass(targetClass)) {
      List<Failure> failures = demand.failures(node);
      if (!failures.isEmpty()) {
        failing.add(new Failing(node, failures));
      }
    }
    return failing;
  }

  /** The first line of the message for {@code node}, without a full stop at its end. */
  public String words(ApiNode node) {
    String line =
        message.lines().map(String::strip).filter(each -> !each.isEmpty()).findFirst().orElse(name);
    Matcher matcher = VARIABLE.matcher(line);
    StringBuilder filled = new StringBuilder();
    while (matcher.find()) {
      String values =
          node.texts(Terms.DEFAULT.name(matcher.group(1)).orElse("")).stream()
              .map(ApiText::value)
              .collect(Collectors.joining(", "));
      matcher.appendReplacement(filled, Matcher.quoteReplacement(values));
    }
    String text = matcher.appendTail(filled).toString().strip();
    return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
  }
}
