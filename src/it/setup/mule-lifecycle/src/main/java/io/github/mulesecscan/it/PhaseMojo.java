package io.github.mulesecscan.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarOutputStream;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;

/** Every goal of the stand-in: says its name; {@code package} also makes an empty artifact. */
public final class PhaseMojo extends AbstractMojo {

  private MavenProject project;
  private MojoExecution execution;

  @Override
  public void execute() {
    getLog().info("stand-in for mule:" + execution.getGoal());
    if (!execution.getGoal().equals("package")) {
      return;
    }
    Path artifact =
        Path.of(
            project.getBuild().getDirectory(),
            project.getBuild().getFinalName() + "-mule-application.jar");
    try {
      Files.createDirectories(artifact.getParent());
      new JarOutputStream(Files.newOutputStream(artifact)).close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    project.getArtifact().setFile(artifact.toFile());
  }
}
