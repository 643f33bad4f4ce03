package io.github.mulesecscan.docs;

import io.github.mulesecscan.docs.PluginDescriptor.Goal;
import io.github.mulesecscan.docs.PluginDescriptor.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The reference of goals and parameters. */
final class ConfigurationPage {

  private static final Map<String, String> TYPES =
      Map.of(
          "boolean", "`true` or `false`",
          "java.lang.Boolean", "`true` or `false`",
          "int", "number",
          "java.io.File", "path",
          "java.util.List", "list, separated by commas",
          "java.lang.String", "text");

  private final PluginDescriptor plugin;
  private final StringBuilder page = new StringBuilder();

  ConfigurationPage(PluginDescriptor plugin) {
    this.plugin = plugin;
  }

  String text() {
    line("<!-- Written by ConfigurationGoldenTest from the mojos; -Dgolden=update. -->");
    line("# Configuration");
    line("");
    line(
        """
        Every parameter is a property on the command line, and an element of the plugin's
        `<configuration>` in the pom, which is the property without `secscan.`. The command line counts
        only where the pom says nothing.

        ```sh
        mvn verify -Dsecscan.failOn=critical -Dsecscan.formats=console,html
        ```

        ```xml
        <configuration>
          <failOn>critical</failOn>
          <formats>console,html</formats>
        </configuration>
        ```

        A property in the pom keeps both ways open: `<secscan.failOn>critical</secscan.failOn>` below
        `<properties>` holds for the project, and `-Dsecscan.failOn=high` still overrides it.

        A relative path begins at the project's folder, without a project at the current one, unless the
        parameter says otherwise.
        """);
    goals();
    line("## Parameters");
    line("");
    entries().forEach(this::entry);
    return page.toString().stripTrailing() + "\n";
  }

  private void goals() {
    line("## Goals");
    line("");
    line("| goal | phase | what it does |");
    line("|---|---|---|");
    for (Goal goal : plugin.goals()) {
      line("| `" + goal.name() + "` | " + goal.phase() + " | " + goal.description() + " |");
    }
    line("");
    line("Without a phase, a goal is called by name:");
    line("");
    line("```sh");
    line("mvn " + plugin.coordinates() + ":rules");
    line("```");
    line("");
    for (Goal goal : plugin.goals()) {
      line("### " + goal.name());
      line("");
      line("| property | default | |");
      line("|---|---|---|");
      goal.parameters().stream()
          .sorted(java.util.Comparator.comparing(Parameter::name))
          .forEach(this::row);
      line("");
    }
  }

  private void row(Parameter parameter) {
    line(
        "| [`"
            + parameter.property()
            + "`](#"
            + anchor(parameter.property())
            + ") | "
            + fallback(parameter)
            + " | "
            + firstSentence(parameter.description())
            + " |");
  }

  /** What each goal says of a parameter; goals that say the same stand together. */
  private Map<String, Map<Parameter, List<String>>> entries() {
    Map<String, Map<Parameter, List<String>>> entries = new TreeMap<>();
    for (Goal goal : plugin.goals()) {
      for (Parameter parameter : goal.parameters()) {
        entries
            .computeIfAbsent(parameter.property(), name -> new LinkedHashMap<>())
            .computeIfAbsent(parameter, said -> new ArrayList<>())
            .add(goal.name());
      }
    }
    return entries;
  }

  private void entry(String property, Map<Parameter, List<String>> said) {
    line("### " + property);
    line("");
    said.forEach(
        (parameter, goals) -> {
          String words = TYPES.get(parameter.type());
          String fallback = fallback(parameter);
          line(
              (words == null ? "`" + parameter.type() + "`" : words)
                  + (fallback.isEmpty() ? "" : parameter.required() ? "" : ", default " + fallback)
                  + (parameter.required() ? ", required" : "")
                  + " · "
                  + goals.stream()
                      .map(goal -> "[" + goal + "](#" + goal + ")")
                      .collect(Collectors.joining(", ")));
          line("");
          line(parameter.description());
          line("");
        });
  }

  private static String fallback(Parameter parameter) {
    if (parameter.required()) {
      return "(required)";
    }
    return parameter.fallback().isEmpty() ? "" : "`" + parameter.fallback() + "`";
  }

  private static String firstSentence(String description) {
    int end = description.indexOf(". ");
    return end < 0 ? description : description.substring(0, end + 1);
  }

  /** As Markdown readers make it of a heading. */
  private static String anchor(String heading) {
    return MarkdownPage.anchor(heading);
  }

  private void line(String text) {
    page.append(text).append('\n');
  }
}
