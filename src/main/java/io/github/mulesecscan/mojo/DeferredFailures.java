package io.github.mulesecscan.mojo;

import java.util.List;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;

/** The failures of a reactor's modules, kept until the last module has been scanned. */
final class DeferredFailures {

  private static final String PASSED = "";

  private final ReactorModules<String> modules;

  DeferredFailures(ReactorModules<String> modules) {
    this.modules = modules;
  }

  /** The failures of {@code execution} in all modules of the session. */
  static DeferredFailures of(MavenSession session, MojoExecution execution) {
    return new DeferredFailures(ReactorModules.of(session, execution));
  }

  /**
   * Notes how {@code module} ended.
   *
   * @param failure why it fails; empty when it passed
   * @return why the build fails now, because all modules are done and at least one failed
   */
  Optional<String> ended(String module, Optional<String> failure) {
    List<String> failures =
        modules.ended(module, failure.orElse(PASSED)).stream()
            .flatMap(endings -> endings.values().stream())
            .filter(text -> !text.isEmpty())
            .toList();
    return failures.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", failures));
  }
}
