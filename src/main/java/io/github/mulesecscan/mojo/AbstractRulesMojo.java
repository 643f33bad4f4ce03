package io.github.mulesecscan.mojo;

import io.github.mulesecscan.rule.Rule;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
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

  /** The rules to use, by id. */
  final List<Rule> loadRules() throws MojoExecutionException {
    List<Rule> rules = RulesetSource.load(rulesets, folders());
    List<String> known = rules.stream().map(Rule::id).toList();
    Set<String> included =
        Set.copyOf(ParameterWords.allOf("secscan.includeRules", includeRules, known));
    Set<String> excluded =
        Set.copyOf(ParameterWords.allOf("secscan.excludeRules", excludeRules, known));
    return rules.stream()
        .filter(rule -> included.isEmpty() || included.contains(rule.id()))
        .filter(rule -> !excluded.contains(rule.id()))
        .toList();
  }

  private List<Path> folders() {
    Path started = Path.of(session.getExecutionRootDirectory()).toAbsolutePath().normalize();
    return hasProject() ? List.of(project.getBasedir().toPath(), started) : List.of(started);
  }
}
