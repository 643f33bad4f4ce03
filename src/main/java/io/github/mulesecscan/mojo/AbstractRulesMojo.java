package io.github.mulesecscan.mojo;

import io.github.mulesecscan.catalog.Catalog;
import io.github.mulesecscan.detector.Detectors;
import io.github.mulesecscan.rule.DetectorRegistry;
import io.github.mulesecscan.rule.Rule;
import io.github.mulesecscan.rule.Ruleset;
import io.github.mulesecscan.rule.RulesetException;
import io.github.mulesecscan.rule.RulesetLoader;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/** A goal that works with the rules of the chosen rulesets. */
@SuppressWarnings("NullAway.Init") // Maven sets the fields.
abstract class AbstractRulesMojo extends AbstractMojo {

  /**
   * The rulesets, separated by commas; later ones change what earlier ones say. Each is the name of
   * a built-in one, a file, or {@code classpath:} with a path inside a jar among the plugin's
   * dependencies. Files are looked for in the project, then in the folder where Maven was started.
   */
  @Parameter(property = "secscan.rulesets", defaultValue = "default")
  private List<String> rulesets;

  /** Only these rules of the rulesets are used, by id. Without it, all. */
  @Parameter(property = "secscan.includeRules")
  private List<String> includeRules = List.of();

  /** These rules of the rulesets are not used, by id. */
  @Parameter(property = "secscan.excludeRules")
  private List<String> excludeRules = List.of();

  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  private MavenSession session;

  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  private MavenProject project;

  @Parameter(defaultValue = "${plugin}", readonly = true, required = true)
  private PluginDescriptor plugin;

  final MavenSession session() {
    return session;
  }

  /** The project; where there is none, what Maven makes up for the current folder. */
  final MavenProject project() {
    return project;
  }

  /** Whether there is a pom. */
  final boolean hasProject() {
    return project.getFile() != null;
  }

  final String version() {
    return plugin.getVersion();
  }

  /** The rulesets as configured, with only the rules to use. */
  final Ruleset loadRules() throws MojoExecutionException {
    Ruleset ruleset = loadRulesets();
    List<String> known = ruleset.rules().stream().map(Rule::id).toList();
    List<String> included = ParameterWords.allOf("secscan.includeRules", includeRules, known);
    List<String> excluded = ParameterWords.allOf("secscan.excludeRules", excludeRules, known);
    List<Rule> rules =
        ruleset.rules().stream()
            .filter(rule -> included.isEmpty() || included.contains(rule.id()))
            .filter(rule -> !excluded.contains(rule.id()))
            .toList();
    return ruleset.with(rules);
  }

  private Ruleset loadRulesets() throws MojoExecutionException {
    Path started = Path.of(session.getExecutionRootDirectory()).toAbsolutePath().normalize();
    Path folder = hasProject() ? project.getBasedir().toPath() : started;
    try {
      return RulesetLoader.load(
          rulesets.stream().map(name -> locate(name, folder, started)).toList(),
          folder,
          AbstractRulesMojo.class.getClassLoader(),
          DetectorRegistry.of(Detectors.all()),
          Catalog.builtIn());
    } catch (RulesetException e) {
      // The message names file, line and mistake; a stack trace would bury it.
      throw new MojoExecutionException(e.getMessage());
    }
  }

  /** A parent's configuration names files for all its modules, which lie in other folders. */
  private static String locate(String name, Path folder, Path started) {
    String wanted = name.strip();
    if (!isPath(wanted) || Files.exists(folder.resolve(wanted))) {
      return wanted;
    }
    Path shared = started.resolve(wanted);
    return Files.isRegularFile(shared) ? shared.toString() : wanted;
  }

  private static boolean isPath(String name) {
    try {
      return !Path.of(name).toString().isEmpty();
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
