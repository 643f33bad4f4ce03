package io.github.mulesecscan.mojo;

import io.github.mulesecscan.fix.FileChanges;
import io.github.mulesecscan.fix.FixResult;
import io.github.mulesecscan.fix.FixResult.ChangedFile;
import io.github.mulesecscan.fix.Fixer;
import io.github.mulesecscan.report.FixReport;
import io.github.mulesecscan.scan.ScanRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Mends what can be mended without a person deciding: shows the changes as a diff, or makes them.
 * Every change is proven by a second scan first. Accepted findings are left alone.
 */
@Mojo(name = "fix", requiresProject = false, aggregator = true, threadSafe = true)
public final class FixMojo extends AbstractScanMojo {

  /** Makes the changes. Without it they are only shown. */
  @Parameter(property = "secscan.fix.apply", defaultValue = "false")
  private boolean apply;

  /**
   * Makes, or shows, also the fixes that can refuse a caller or a peer that works today, or that
   * have a value to be looked at. Read the changes before you commit them.
   */
  @Parameter(property = "secscan.fix.unsafe", defaultValue = "false")
  private boolean unsafe;

  @Override
  public void execute() throws MojoExecutionException {
    Optional<ScanPlace> place = place();
    if (place.isEmpty()) {
      return;
    }
    ScanRequest request = request(place.get());
    FixResult result = Fixer.run(request, scanner(place.get(), request), unsafe);
    List<ChangedFile> written = new ArrayList<>();
    Optional<String> failure = apply ? write(result, request, written) : Optional.empty();
    String text =
        FixReport.text(result, unsafe, apply ? Optional.of(written.size()) : Optional.empty());
    getLog().info(System.lineSeparator() + text);
    if (failure.isPresent()) {
      throw new MojoExecutionException(failure.get());
    }
  }

  /** Writes the files, one after the other, until one cannot be written; tells why. */
  private static Optional<String> write(
      FixResult result, ScanRequest request, List<ChangedFile> written) {
    FileChanges changes = new FileChanges(request.base());
    for (ChangedFile file : result.files()) {
      try {
        changes.write(file);
        written.add(file);
      } catch (IOException e) {
        return Optional.of(
            file.path()
                + " cannot be written: "
                + e.getMessage()
                + ". "
                + written.size()
                + " of "
                + result.files().size()
                + " files were.");
      }
    }
    return Optional.empty();
  }
}
