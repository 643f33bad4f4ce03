package io.github.mulesecscan.mojo;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Where a run looks and where it writes.
 *
 * @param base the folder that paths in reports are relative to
 * @param folder the folder to scan, at or below the base
 * @param output the folder of the reports
 */
record ScanPlace(Path base, Path folder, Path output) {

  /** The folder of a project's own sources. */
  static ScanPlace ofProject(
      MavenSession session,
      MavenProject project,
      @Nullable File sourceRoot,
      @Nullable File outputDirectory)
      throws MojoExecutionException {
    Path folder = absolute(project.getBasedir());
    Path root = absolute(new File(session.getExecutionRootDirectory()));
    Path base = sourceRoot == null ? root : absolute(sourceRoot);
    if (!folder.startsWith(base)) {
      if (sourceRoot != null) {
        throw new MojoExecutionException(
            "secscan.sourceRoot is " + base + ", which does not contain " + folder + ".");
      }
      // A module beside the folder where Maven was started.
      base = folder;
    }
    Path output =
        outputDirectory == null
            ? Path.of(project.getBuild().getDirectory()).resolve("secscan")
            : outputDirectory.toPath();
    return new ScanPlace(base, folder, output.toAbsolutePath().normalize());
  }

  /** Any folder, whether or not there is a project. */
  static ScanPlace ofDirectory(
      MavenSession session, File directory, @Nullable File sourceRoot, @Nullable File output)
      throws MojoExecutionException {
    Path started = absolute(new File(session.getExecutionRootDirectory()));
    Path folder = started.resolve(directory.toPath()).normalize();
    if (!Files.isDirectory(folder)) {
      throw new MojoExecutionException(
          "secscan.directory is " + folder + ", which is not a folder.");
    }
    Path base = sourceRoot == null ? folder : absolute(sourceRoot);
    if (!folder.startsWith(base)) {
      throw new MojoExecutionException(
          "secscan.sourceRoot is " + base + ", which does not contain " + folder + ".");
    }
    // Not below the scanned folder: that may be a read-only copy of other people's code.
    Path reports =
        output == null
            ? started.resolve("target").resolve("secscan")
            : started.resolve(output.toPath()).normalize();
    return new ScanPlace(base, folder, reports);
  }

  /** Whether the folder itself is a Mule application, as opposed to a folder of applications. */
  boolean holdsApplication(String packaging) {
    return packaging.startsWith("mule-")
        || Files.isRegularFile(folder.resolve("mule-artifact.json"))
        || Files.isDirectory(folder.resolve("src").resolve("main").resolve("mule"));
  }

  private static Path absolute(File file) {
    return file.toPath().toAbsolutePath().normalize();
  }
}
