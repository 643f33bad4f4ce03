package io.github.mulesecscan.mojo;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Where a run looks and where it writes.
 *
 * @param base the folder that paths in reports are relative to
 * @param folders the folders to scan, at or below the base; none where there is no Mule project
 * @param others the folders of the build's other Mule projects, which may be domains
 * @param output the folder of the reports
 */
record ScanPlace(Path base, List<Path> folders, List<Path> others, Path output) {

  ScanPlace {
    folders = List.copyOf(folders);
    others = List.copyOf(others);
  }

  /**
   * The sources of projects.
   *
   * @param projects the candidates; those that are no Mule projects are left out
   * @param home the project whose build folder takes the reports
   */
  static ScanPlace ofProjects(
      MavenSession session,
      List<MavenProject> projects,
      MavenProject home,
      @Nullable File sourceRoot,
      @Nullable File output)
      throws MojoExecutionException {
    List<Path> folders = folders(projects);
    Path base =
        sourceRoot == null
            ? commonFolder(started(session), folders)
            : sourceRoot(sourceRoot, folders);
    Path reports =
        output == null
            ? Path.of(home.getBuild().getDirectory()).resolve("secscan")
            : output.toPath();
    List<Path> others = new ArrayList<>(folders(allProjects(session)));
    others.removeAll(folders);
    return new ScanPlace(base, folders, others, reports.toAbsolutePath().normalize());
  }

  /** The projects of the build, also those that {@code -pl} leaves out. */
  static List<MavenProject> allProjects(MavenSession session) {
    List<MavenProject> all = session.getAllProjects();
    return all == null || all.isEmpty() ? session.getProjects() : all;
  }

  private static List<Path> folders(List<MavenProject> projects) {
    return projects.stream()
        .filter(ScanPlace::isMuleProject)
        .map(project -> absolute(project.getBasedir()))
        .toList();
  }

  /** Any folder, whether or not there is a project. */
  static ScanPlace ofDirectory(
      MavenSession session, File directory, @Nullable File sourceRoot, @Nullable File output)
      throws MojoExecutionException {
    Path started = started(session);
    Path folder = started.resolve(directory.toPath()).normalize();
    if (!Files.isDirectory(folder)) {
      throw new MojoExecutionException(
          "secscan.directory is " + folder + ", which is not a folder.");
    }
    List<Path> folders = List.of(folder);
    Path base = sourceRoot == null ? folder : sourceRoot(sourceRoot, folders);
    // Not below the scanned folder: that may be a read-only copy of other people's code.
    Path reports =
        output == null
            ? started.resolve("target").resolve("secscan")
            : started.resolve(output.toPath()).normalize();
    return new ScanPlace(base, folders, List.of(), reports);
  }

  private static boolean isMuleProject(MavenProject project) {
    Path folder = absolute(project.getBasedir());
    return project.getPackaging().startsWith("mule-")
        || Files.isRegularFile(folder.resolve("mule-artifact.json"))
        || Files.isDirectory(folder.resolve("src").resolve("main").resolve("mule"));
  }

  private static Path sourceRoot(File sourceRoot, List<Path> folders)
      throws MojoExecutionException {
    Path root = absolute(sourceRoot);
    for (Path folder : folders) {
      if (!folder.startsWith(root)) {
        throw new MojoExecutionException(
            "secscan.sourceRoot is " + root + ", which does not contain " + folder + ".");
      }
    }
    return root;
  }

  /**
   * The folder where Maven was started, or as far above it as modules that lie beside it ask for.
   */
  private static Path commonFolder(Path started, List<Path> folders) {
    Path common = started;
    for (Path folder : folders) {
      while (!folder.startsWith(common) && common.getParent() != null) {
        common = common.getParent();
      }
    }
    return common;
  }

  private static Path started(MavenSession session) {
    return absolute(new File(session.getExecutionRootDirectory()));
  }

  private static Path absolute(File file) {
    return file.toPath().toAbsolutePath().normalize();
  }
}
