package io.github.mulesecscan.mojo;

import io.github.mulesecscan.rule.Rule;
import io.github.mulesecscan.rule.RuleMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Shows all about one rule: why it matters, how to mend what it finds, which standards name it. */
@Mojo(name = "explain", requiresProject = false, aggregator = true, threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the fields.
public final class ExplainMojo extends AbstractRulesMojo {

  /** The id of the rule. */
  @Parameter(property = "secscan.rule", required = true)
  private String rule;

  @Override
  public void execute() throws MojoExecutionException {
    List<Rule> rules = loadRules().rules();
    String id = ParameterWords.oneOf("secscan.rule", rule, rules.stream().map(Rule::id).toList());
    for (Rule one : rules) {
      if (one.id().equals(id)) {
        getLog().info(System.lineSeparator() + text(one.metadata()));
      }
    }
  }

  private static String text(RuleMetadata rule) {
    List<String> lines = new ArrayList<>();
    lines.add(rule.id() + ": " + rule.title());
    lines.add(rule.severity().word() + " severity, " + rule.confidence().word() + " confidence");
    standards(rule, lines);
    lines.add("");
    lines.add("Why it matters");
    lines.add(rule.why().strip());
    lines.add("");
    lines.add("How to mend it");
    lines.add(rule.remedy().strip());
    if (!rule.references().isEmpty()) {
      lines.add("");
      lines.add("Read on");
      rule.references().forEach(page -> lines.add((page.title() + " " + page.url()).strip()));
    }
    return String.join(System.lineSeparator(), lines);
  }

  private static void standards(RuleMetadata rule, List<String> lines) {
    List<String> names = new ArrayList<>();
    rule.cwe().forEach(number -> names.add("CWE-" + number));
    rule.owaspApi().forEach(entry -> names.add("OWASP " + entry + ":2023"));
    rule.owaspTop10().forEach(entry -> names.add("OWASP " + entry + ":2021"));
    rule.owaspTop10Of2025().forEach(entry -> names.add("OWASP " + entry + ":2025"));
    rule.compliance()
        .forEach((standard, numbers) -> names.add(standard + " " + String.join(" ", numbers)));
    if (!names.isEmpty()) {
      lines.add(names.stream().collect(Collectors.joining(", ")));
    }
  }
}
