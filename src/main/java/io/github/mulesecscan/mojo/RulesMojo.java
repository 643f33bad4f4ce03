package io.github.mulesecscan.mojo;

import io.github.mulesecscan.rule.Rule;
import io.github.mulesecscan.rule.RuleMetadata;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;

/** Lists the rules: severity, confidence, id and title of each. */
@Mojo(name = "rules", requiresProject = false, aggregator = true, threadSafe = true)
public final class RulesMojo extends AbstractRulesMojo {

  @Override
  public void execute() throws MojoExecutionException {
    List<Rule> rules = loadRules().rules();
    int width = rules.stream().mapToInt(rule -> rule.id().length()).max().orElse(0);
    StringBuilder text = new StringBuilder();
    for (Rule rule : rules) {
      text.append(System.lineSeparator()).append(line(rule.metadata(), width));
    }
    getLog().info(rules.size() + (rules.size() == 1 ? " rule" : " rules") + text);
  }

  private static String line(RuleMetadata rule, int width) {
    return String.format(
        "%-8s  %-6s  %-" + Math.max(1, width) + "s  %s",
        rule.severity().word(),
        rule.confidence().word(),
        rule.id(),
        rule.title());
  }
}
