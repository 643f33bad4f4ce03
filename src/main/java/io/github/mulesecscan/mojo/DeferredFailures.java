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
 * The failures of a reactor's modules, kept until the last module has been scanned. Which one is
 * last is counted and not looked up, because with {@code -T} modules finish in any order; a module
 * that never gets that far has failed the build already.
 */
final class DeferredFailures {

  private static final String PASSED = "";

  private final Map<String, Object> store;
  private final String key;
  private final List<String> modules;

  /**
   * @param store outlives the single module; every use locks it
   * @param key names the execution whose modules belong together
   * @param modules the modules that will run it
   */
  DeferredFailures(Map<String, Object> store, String key, Collection<String> modules) {
    this.store = store;
    this.key = key;
    this.modules = List.copyOf(modules);
  }

  /** The failures of {@code execution} in all modules of the session. */
  static DeferredFailures of(MavenSession session, MojoExecution execution) {
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
            "io.github.mulesecscan.failAtEnd",
            execution.getExecutionId(),
            String.valueOf(execution.getLifecyclePhase()));
    return new DeferredFailures(store, key, modules);
  }

  /**
   * Notes how {@code module} ended.
   *
   * @param failure why it fails; empty when it passed
   * @return why the build fails now, because all modules are done and at least one failed
   */
  Optional<String> ended(String module, Optional<String> failure) {
    synchronized (store) {
      Map<String, String> ended = endings();
      ended.put(module, failure.orElse(PASSED));
      if (!ended.keySet().containsAll(modules)) {
        return Optional.empty();
      }
      store.remove(key);
      List<String> failures = ended.values().stream().filter(text -> !text.isEmpty()).toList();
      return failures.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", failures));
    }
  }

  // Modules may load the plugin by different class loaders: the stored types are the JDK's.
  @SuppressWarnings("unchecked")
  private Map<String, String> endings() {
    return (Map<String, String>)
        store.computeIfAbsent(key, absent -> new TreeMap<String, String>());
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
