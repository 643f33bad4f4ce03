package io.github.mulesecscan.mojo;

import io.github.mulesecscan.catalog.Catalog;
import io.github.mulesecscan.project.ApplicationFinder;
import io.github.mulesecscan.project.Domains;
import io.github.mulesecscan.project.LoadLimits;
import io.github.mulesecscan.project.MuleProject;
import io.github.mulesecscan.project.ProjectLoader;
import io.github.mulesecscan.scan.ScanOptions;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** A goal that shows something of applications without looking for problems in them. */
abstract class AbstractApplicationsMojo extends AbstractRulesMojo {

  /**
   * The folder to look at: every Mule application in it, at any depth. Without it, all projects of
   * the build; without a project, the current folder.
   */
  @Parameter(property = "secscan.directory")
  private @Nullable File directory;

  /** The file to write to. Without it, the console. */
  @Parameter(property = "secscan.outputFile")
  private @Nullable File outputFile;

  /** The applications, by folder, each with the domain that it names, where that is among them. */
  final List<MuleProject> applications() throws MojoExecutionException {
    ScanPlace place =
        directory != null || !hasProject()
            ? ScanPlace.ofDirectory(
                session(), directory == null ? new File("") : directory, null, null)
            : ScanPlace.ofProjects(session(), session().getProjects(), project(), null, null);
    LoadLimits limits = new LoadLimits(ScanOptions.defaults().maxFileBytes());
    List<Path> folders = ApplicationFinder.find(place.base(), place.folders()).folders();
    List<Path> around = new ArrayList<>(folders);
    around.addAll(ApplicationFinder.find(place.base(), place.others()).folders());
    Domains domains = Domains.load(place.base(), around, limits, Map.of());
    Set<String> told = new LinkedHashSet<>();
    List<MuleProject> applications =
        folders.stream()
            .map(folder -> ProjectLoader.load(place.base(), folder, limits))
            .map(alone -> domains.join(alone, missing -> told.add(missing.message())))
            .toList();
    told.forEach(message -> getLog().info(message));
    return applications;
  }

  /** The catalogue with what the rulesets add to it. */
  final Catalog catalog() throws MojoExecutionException {
    return Catalog.builtIn().with(loadRules().additions());
  }

  /** Writes the result to the file that was asked for, else to the console. */
  final void show(String text) throws MojoExecutionException {
    if (outputFile == null) {
      getLog().info(System.lineSeparator() + text);
      return;
    }
    Path file = outputFile.toPath().toAbsolutePath().normalize();
    try {
      Path folder = file.getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new MojoExecutionException(file + " cannot be written: " + e.getMessage());
    }
    getLog().info("Written to " + file);
  }
}
