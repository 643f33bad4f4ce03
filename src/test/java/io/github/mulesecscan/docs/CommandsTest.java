package io.github.mulesecscan.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mulesecscan.docs.MarkdownPage.Example;
import io.github.mulesecscan.docs.PluginDescriptor.Goal;
import io.github.mulesecscan.docs.PluginDescriptor.Parameter;
import io.github.mulesecscan.finding.Severity;
import io.github.mulesecscan.report.Reporters;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdom2.Element;
import org.jdom2.JDOMException;
import org.jdom2.input.SAXBuilder;
import org.junit.jupiter.api.Test;

/** Commands, poms and parameters that the documentation names are those of the plugin. */
class CommandsTest {

  private static final PluginDescriptor PLUGIN = PluginDescriptor.read();
  private static final Map<String, Goal> GOALS =
      PLUGIN.goals().stream().collect(Collectors.toMap(Goal::name, goal -> goal));
  private static final Set<String> PHASES =
      Set.of("validate", "test", "test-compile", "package", "verify", "install", "deploy", "site");
  private static final Pattern PROPERTY =
      Pattern.compile("(?<![\\w/.-])secscan\\.([a-zA-Z]+(?:\\.[a-zA-Z]+)?)\\b");

  @Test
  void goalsAndPropertiesOfCommandsExist() throws IOException {
    List<MavenCommand> commands = commands();
    assertThat(commands).hasSizeGreaterThan(10);
    for (MavenCommand command : commands) {
      Set<String> known = new TreeSet<>();
      for (String target : command.targets()) {
        known.addAll(properties(command, target));
      }
      for (Map.Entry<String, String> property : command.properties().entrySet()) {
        if (property.getKey().startsWith("secscan.")) {
          assertThat(known).as(command.toString()).contains(property.getKey());
          checkWords(command, property.getKey(), property.getValue());
        }
      }
    }
  }

  /** The properties that a phase or goal reads. */
  private static List<String> properties(MavenCommand command, String target) {
    String[] parts = target.split(":", -1);
    boolean ours = target.startsWith(PLUGIN.coordinates() + ":") || isByPrefix(parts);
    if (!ours) {
      assertThat(target).as(command.toString()).doesNotContain("secscan");
      return PHASES.contains(target) ? names(GOALS.get("check")) : List.of();
    }
    String goal = parts[parts.length - 1];
    if (goal.equals("help")) {
      return List.of();
    }
    assertThat(GOALS.keySet()).as(command.toString()).contains(goal);
    return names(GOALS.get(goal));
  }

  private static boolean isByPrefix(String... parts) {
    return parts.length == 2 && parts[0].equals(PLUGIN.prefix());
  }

  private static List<String> names(Goal goal) {
    return goal.parameters().stream().map(Parameter::property).toList();
  }

  private static void checkWords(MavenCommand command, String property, String value) {
    switch (property) {
      case "secscan.formats" ->
          assertThat(Reporters.formats()).as(command.toString()).contains(value.split(",", -1));
      case "secscan.failOn", "secscan.reportFrom" ->
          assertThat(severities()).as(command.toString()).contains(value);
      default -> {}
    }
  }

  private static List<String> severities() {
    return Stream.concat(Arrays.stream(Severity.values()).map(Severity::word), Stream.of("never"))
        .toList();
  }

  @Test
  void parametersThatPagesNameExist() throws IOException {
    Set<String> known =
        PLUGIN.goals().stream().flatMap(goal -> names(goal).stream()).collect(Collectors.toSet());
    List<String> unknown = new ArrayList<>();
    for (MarkdownPage page : MarkdownPage.all()) {
      Matcher matcher = PROPERTY.matcher(Files.readString(page.file()));
      while (matcher.find()) {
        if (!known.contains(matcher.group())) {
          unknown.add(page.file() + " " + matcher.group());
        }
      }
    }
    assertThat(unknown).isEmpty();
  }

  @Test
  void everyFormatIsDescribed() throws IOException {
    String reports = Files.readString(Path.of("docs/reports.md"));
    Parameter formats =
        GOALS.get("check").parameters().stream()
            .filter(parameter -> parameter.name().equals("formats"))
            .findFirst()
            .orElseThrow();
    for (String format : Reporters.formats()) {
      assertThat(reports).contains("| `" + format + "` | ");
      assertThat(formats.description()).contains("`" + format + "`");
    }
  }

  @Test
  void pomsConfigureWhatThereIs() throws Exception {
    int checked = 0;
    for (MarkdownPage page : MarkdownPage.all()) {
      if (page.file().startsWith("docs/rules")) {
        continue; // Cut from fixtures.
      }
      for (Example example : page.examples()) {
        if (example.text().contains("<artifactId>mule-secscan-maven-plugin</artifactId>")) {
          checkPlugin(example);
          checked++;
        } else if (example.text().startsWith("<configuration>")) {
          checkConfiguration(example, element(example.text()));
          checked++;
        }
      }
    }
    assertThat(checked).isGreaterThan(3);
  }

  private static void checkPlugin(Example example) throws Exception {
    Element root = element(example.text());
    Element plugin =
        root.getName().equals("reporting") ? root.getChild("plugins").getChild("plugin") : root;
    assertThat(plugin.getName()).as(example.place()).isEqualTo("plugin");
    assertThat(
            plugin.getChildText("groupId")
                + ":"
                + plugin.getChildText("artifactId")
                + ":"
                + plugin.getChildText("version"))
        .as(example.place())
        .isEqualTo(PLUGIN.coordinates());
    for (Element goal : plugin.getDescendants(new org.jdom2.filter.ElementFilter("goal"))) {
      assertThat(GOALS.keySet()).as(example.place()).contains(goal.getText());
    }
    Element configuration = plugin.getChild("configuration");
    if (configuration != null) {
      checkConfiguration(example, configuration);
    }
  }

  private static void checkConfiguration(Example example, Element configuration) {
    List<String> known = GOALS.get("check").parameters().stream().map(Parameter::name).toList();
    assertThat(known)
        .as(example.place())
        .containsAll(configuration.getChildren().stream().map(Element::getName).toList());
  }

  private static Element element(String text) throws JDOMException, IOException {
    return new SAXBuilder().build(new StringReader(text)).getRootElement();
  }

  private static List<MavenCommand> commands() throws IOException {
    List<MavenCommand> commands = new ArrayList<>();
    for (MarkdownPage page : MarkdownPage.all()) {
      commands.addAll(MavenCommand.in(page.file().toString(), Files.readString(page.file())));
    }
    for (Path recipe : Recipes.files()) {
      commands.addAll(MavenCommand.in(recipe.toString(), Files.readString(recipe)));
    }
    return commands;
  }

  @Test
  void aCommandIsTakenApart() {
    assertThat(
            MavenCommand.in(
                "x",
                "  - sh 'mvn -B -ntp verify -Dsecscan.quiet \\\n  -Da=\"$(git x y)\"' && mvn a:b:c"))
        .extracting(MavenCommand::words)
        .containsExactly(
            List.of("-B", "-ntp", "verify", "-Dsecscan.quiet", "-Da=\"$(git x y)\""),
            List.of("a:b:c"));
  }
}
