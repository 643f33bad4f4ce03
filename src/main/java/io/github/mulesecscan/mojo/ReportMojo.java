package io.github.mulesecscan.mojo;

import io.github.mulesecscan.report.PortfolioReporter;
import io.github.mulesecscan.report.PortfolioReporter.Surroundings;
import io.github.mulesecscan.report.Reporter;
import io.github.mulesecscan.report.Reporters;
import io.github.mulesecscan.scan.ScanResult;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.reporting.MavenReport;
import org.apache.maven.reporting.MavenReportException;

/**
 * Adds the report to the site of a project. The page of a parent is about all of its modules, with
 * the portfolio beside it. Nothing fails the build.
 */
@Mojo(name = "report", threadSafe = true)
// Maven sets the fields; the sink of Doxia 1 is what site plugins before 3.20 hand over.
@SuppressWarnings({"NullAway.Init", "deprecation"})
public final class ReportMojo extends AbstractScanMojo implements MavenReport {

  /** The folder of the site. {@code mvn site} chooses it itself. */
  @Parameter(
      property = "secscan.siteDirectory",
      defaultValue = "${project.reporting.outputDirectory}",
      required = true)
  private File siteDirectory;

  /** Leaves the report out. */
  @Parameter(property = "secscan.skip", defaultValue = "false")
  private boolean skip;

  @Override
  public void execute() throws MojoExecutionException {
    if (canGenerateReport()) {
      generate();
    }
  }

  /** As Doxia 1 calls it. The page is complete in itself: nothing is written to the sink. */
  @Override
  public void generate(org.codehaus.doxia.sink.Sink sink, Locale locale)
      throws MavenReportException {
    generateForSite();
  }

  /** The same as Doxia 2 calls it. */
  public void generate(org.apache.maven.doxia.sink.Sink sink, Locale locale)
      throws MavenReportException {
    generateForSite();
  }

  private void generateForSite() throws MavenReportException {
    try {
      generate();
    } catch (MojoExecutionException e) {
      // The message is a sentence for people; a stack trace would bury it.
      throw new MavenReportException(e.getMessage());
    }
  }

  private void generate() throws MojoExecutionException {
    Optional<ScanPlace> place = place();
    if (place.isEmpty()) {
      return;
    }
    ScanResult result = compared(scan(place.get()), place.get());
    List<String> formats = new ArrayList<>(List.of("html"));
    if (result.applications().size() > 1) {
      formats.add("portfolio");
    }
    for (String format : formats) {
      write(result, Reporters.ofFormat(format).orElseThrow());
    }
  }

  private void write(ScanResult result, Reporter reporter) throws MojoExecutionException {
    Reporter complete =
        reporter instanceof PortfolioReporter portfolio
            ? portfolio.within(new Surroundings(Surroundings.NONE.history(), "", true))
            : reporter;
    Path file = siteDirectory.toPath().resolve(reporter.fileName().orElseThrow());
    try {
      Files.createDirectories(siteDirectory.toPath());
      try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
        complete.write(result, null, out);
      }
    } catch (IOException e) {
      throw new MojoExecutionException(
          "The page of the site cannot be written to " + file + ": " + e);
    }
  }

  @Override
  List<MavenProject> projects() {
    List<MavenProject> modules = project().getCollectedProjects();
    List<MavenProject> all = new ArrayList<>(List.of(project()));
    if (modules != null) {
      all.addAll(modules);
    }
    return all;
  }

  @Override
  public boolean canGenerateReport() {
    try {
      return !skip && place().isPresent();
    } catch (MojoExecutionException e) {
      // What is wrong is told when the page is asked for.
      return true;
    }
  }

  @Override
  public boolean isExternalReport() {
    return true;
  }

  @Override
  public String getOutputName() {
    return "mule-secscan";
  }

  @Override
  public String getCategoryName() {
    return CATEGORY_PROJECT_REPORTS;
  }

  @Override
  public String getName(Locale locale) {
    return "Mule security";
  }

  @Override
  public String getDescription(Locale locale) {
    return "Security problems in Mule applications, found by mule-secscan.";
  }

  @Override
  public void setReportOutputDirectory(File folder) {
    siteDirectory = folder;
  }

  @Override
  public File getReportOutputDirectory() {
    return siteDirectory;
  }
}
