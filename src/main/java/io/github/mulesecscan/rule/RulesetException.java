package io.github.mulesecscan.rule;

import io.github.mulesecscan.syntax.yaml.YamlProblem;
import java.util.List;

/**
 * Says that a ruleset or rule of the user is wrong. The message is for that user: where, what was
 * found and what was expected; a stack trace would only hide it.
 */
public final class RulesetException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<YamlProblem> problems;

  RulesetException(String message) {
    super(message);
    this.problems = List.of();
  }

  RulesetException(List<YamlProblem> problems) {
    super(describe(problems));
    this.problems = List.copyOf(problems);
  }

  /** Everything that is wrong; empty where no place can be named, such as a file not found. */
  public List<YamlProblem> problems() {
    return problems == null ? List.of() : problems;
  }

  /** The first problem in a line; further ones counted and listed below it. */
  static String describe(List<YamlProblem> problems) {
    StringBuilder text = new StringBuilder(problems.get(0).toString());
    int further = problems.size() - 1;
    if (further > 0) {
      text.append("\n(")
          .append(further)
          .append(further == 1 ? " further problem:" : " further problems:");
      for (YamlProblem problem : problems.subList(1, problems.size())) {
        text.append("\n  ").append(problem);
      }
      text.append(')');
    }
    return text.toString();
  }
}
