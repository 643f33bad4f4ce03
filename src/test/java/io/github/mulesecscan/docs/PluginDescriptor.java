package io.github.mulesecscan.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdom2.Element;
import org.jdom2.JDOMException;
import org.jdom2.input.SAXBuilder;

/** The goals and parameters of the plugin, as Maven's own tools read them from the mojos. */
final class PluginDescriptor {

  private static final Path FILE = Path.of("target/classes/META-INF/maven/plugin.xml");
  private static final Path MOJOS = Path.of("src/main/java/io/github/mulesecscan/mojo");
  private static final Pattern COMMENT =
      Pattern.compile("/\\*\\*((?:(?!\\*/).)*)\\*/", Pattern.DOTALL);
  private static final Pattern CODE = Pattern.compile("\\{@code\\s+([^}]*)}");

  private final Element root;
  private final Map<String, String> markedTexts = new TreeMap<>();

  private PluginDescriptor(Element root) {
    this.root = root;
  }

  /**
   * @param name the goal
   * @param phase the phase that it is bound to where a pom names none; empty if there is none
   * @param description Markdown
   */
  record Goal(
      String name,
      String phase,
      boolean needsProject,
      String description,
      List<Parameter> parameters) {}

  /**
   * @param name as in a pom
   * @param property as on the command line
   * @param fallback the default; empty if there is none
   * @param description Markdown
   */
  record Parameter(
      String name,
      String property,
      String type,
      String fallback,
      boolean required,
      String description) {}

  static PluginDescriptor read() {
    try {
      PluginDescriptor descriptor =
          new PluginDescriptor(new SAXBuilder().build(FILE.toFile()).getRootElement());
      try (var sources = Files.list(MOJOS)) {
        for (Path source : sources.sorted().toList()) {
          descriptor.addComments(Files.readString(source));
        }
      }
      return descriptor;
    } catch (JDOMException e) {
      throw new AssertionError(FILE + " cannot be read", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String version() {
    return root.getChildText("version");
  }

  /** Group, artifact and version, as commands name the plugin. */
  String coordinates() {
    return root.getChildText("groupId") + ":" + root.getChildText("artifactId") + ":" + version();
  }

  String prefix() {
    return root.getChildText("goalPrefix");
  }

  /** The goals by name, without the one that Maven's tools add. */
  List<Goal> goals() {
    List<Goal> goals = new ArrayList<>();
    for (Element mojo : root.getChild("mojos").getChildren("mojo")) {
      if (!mojo.getChildText("goal").equals("help")) {
        goals.add(goal(mojo));
      }
    }
    goals.sort(java.util.Comparator.comparing(Goal::name));
    return Collections.unmodifiableList(goals);
  }

  private Goal goal(Element mojo) {
    List<Parameter> parameters = new ArrayList<>();
    Element configuration = mojo.getChild("configuration");
    for (Element parameter : mojo.getChild("parameters").getChildren("parameter")) {
      if (parameter.getChildText("editable").equals("true")) {
        String name = parameter.getChildText("name");
        Element value = configuration == null ? null : configuration.getChild(name);
        parameters.add(parameter(parameter, value));
      }
    }
    String phase = mojo.getChildText("phase");
    return new Goal(
        mojo.getChildText("goal"),
        phase == null ? "" : phase,
        mojo.getChildText("requiresProject").equals("true"),
        marked(mojo.getChildText("description")),
        List.copyOf(parameters));
  }

  private Parameter parameter(Element parameter, Element value) {
    String expression = value == null ? "" : value.getText();
    String fallback = value == null ? null : value.getAttributeValue("default-value");
    return new Parameter(
        parameter.getChildText("name"),
        expression.replaceFirst("^\\$\\{(.*)}$", "$1"),
        parameter.getChildText("type"),
        fallback == null ? "" : fallback,
        parameter.getChildText("required").equals("true"),
        marked(parameter.getChildText("description")));
  }

  /** The descriptor has lost what is code in a description; the comment it was made of has not. */
  private String marked(String description) {
    String plain = description.strip();
    return markedTexts.getOrDefault(plain, plain);
  }

  private void addComments(String source) {
    Matcher matcher = COMMENT.matcher(source);
    while (matcher.find()) {
      String text = matcher.group(1).replaceAll("\\s*\\n\\s*\\*? ?", " ").strip();
      String plain = CODE.matcher(text).replaceAll("$1");
      markedTexts.put(plain, CODE.matcher(text).replaceAll("`$1`"));
    }
  }
}
