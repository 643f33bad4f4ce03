package io.github.mulesecscan.mojo;

import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Scans a Mule 4 application, or every application below a folder, for security problems, writes
 * reports and fails the build on findings that count.
 */
@Mojo(
    name = "check",
    defaultPhase = LifecyclePhase.VERIFY,
    requiresProject = false,
    threadSafe = true)
public final class CheckMojo extends AbstractCheckMojo {

  /** Scans all modules of a multi-module build before it fails. */
  @Parameter(property = "secscan.failAtEnd", defaultValue = "false")
  private boolean failAtEnd;

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    Optional<String> failure = check();
    if (failAtEnd && !isCalledByName()) {
      failure = failure.map(reason -> project().getArtifactId() + ": " + reason);
      failure.ifPresent(reason -> getLog().error(reason));
      failure = DeferredFailures.of(session(), execution()).ended(project().getId(), failure);
    }
    if (failure.isPresent()) {
      throw new MojoFailureException(failure.get());
    }
  }
}
