package io.github.mulesecscan.mojo;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;

/**
 * The modules of a reactor that run the same execution of a goal, and what each of them leaves for
 * the one that comes last. Which one that is is counted and not looked up, because with {@code -T}
 * modules finish in any order; a module that never gets that far has failed the build already.
 *
 * @param <T> what a module leaves: a type of the JDK, because modules may load the plugin by
 *     different class loaders
 */
final class ReactorModules<T> {

  private final Map<String, Object> store;
  private final String key;
  private final List<String> modules;

  /**
   * @param store outlives the single module; every use locks it
   * @param key names the execution whose modules belong together
   * @param modules the modules that will run it, in the order of the reactor
   */
  ReactorModules(Map<String, Object> store, String key, Collection<String> modules) {
    this.store = store;
    this.key = key;
    this.modules = List.copyOf(modules);
  }

  /** The modules of the session that run {@code execution}. */
  static <T> ReactorModules<T> of(MavenSession session, MojoExecution execution) {
    MavenExecutionRequest request = session.getRequest();
    Map<String, Object> store;
    // Modules of a parallel build have sessions of their own, but one request.
    synchronized (request) {
      store = request.getData();
    }
    List<String> modules =
        session.getProjects().stream()
            .filter(project -> runs(project, execution))
            .map(MavenProject::getId)
            .toList();
    String key =
        String.join(
            "/",
            "io.github.mulesecscan",
            execution.getGoal(),
            execution.getExecutionId(),
            String.valueOf(execution.getLifecyclePhase()));
    return new ReactorModules<>(store, key, modules);
  }

  /** The modules, parents before their modules. */
  List<String> inOrder() {
    return modules;
  }

  /**
   * Notes that {@code module} got here.
   *
   * @param left what it leaves for the last one
   * @return what all modules left, by name, if this is the last one
   */
  Optional<Map<String, T>> ended(String module, T left) {
    synchronized (store) {
      Map<String, T> ended = endings();
      ended.put(module, left);
      if (!ended.keySet().containsAll(modules)) {
        return Optional.empty();
      }
      store.remove(key);
      return Optional.of(ended);
    }
  }

  @SuppressWarnings("unchecked")
  private Map<String, T> endings() {
    return (Map<String, T>) store.computeIfAbsent(key, absent -> new TreeMap<String, T>());
  }

  private static boolean runs(MavenProject project, MojoExecution execution) {
    Plugin plugin = project.getPlugin(execution.getPlugin().getKey());
    if (plugin == null) {
      return false;
    }
    PluginExecution same = plugin.getExecutionsAsMap().get(execution.getExecutionId());
    return same != null && same.getGoals().contains(execution.getGoal());
  }
}
