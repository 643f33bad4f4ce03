package io.github.mulesecscan.mojo;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.project.MavenProject;

/**
 * Scans all modules of a multi-module build in one run: one set of reports, in the build folder of
 * the top project, and one verdict. Bound to a phase in the parent, it runs once, after the module
 * that is built last, with the configuration of the top project.
 */
@Mojo(
    name = "aggregate",
    defaultPhase = LifecyclePhase.VERIFY,
    requiresProject = false,
    aggregator = true,
    threadSafe = true)
public final class AggregateMojo extends AbstractCheckMojo {

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    Optional<String> failure = isCalledByName() ? check() : checkAfterLast();
    if (failure.isPresent()) {
      throw new MojoFailureException(failure.get());
    }
  }

  /**
   * Files are named as seen from the top project, so it is its goal that scans; but not before all
   * modules are built, because what they depend on is only then in the local repository.
   */
  private Optional<String> checkAfterLast() throws MojoExecutionException {
    ReactorModules<Callable<Optional<String>>> modules = ReactorModules.of(session(), execution());
    Optional<Callable<Optional<String>>> top =
        modules
            .ended(project().getId(), this::check)
            .map(goals -> goals.get(modules.inOrder().get(0)));
    if (top.isEmpty()) {
      getLog().info("Nothing to scan yet: all modules are scanned after the last of them.");
      return Optional.empty();
    }
    try {
      return top.get().call();
    } catch (MojoExecutionException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("the goal of the top project failed", e);
    }
  }

  @Override
  List<MavenProject> projects() {
    return session().getProjects();
  }

  @Override
  boolean isFirstProject() {
    return true;
  }
}
