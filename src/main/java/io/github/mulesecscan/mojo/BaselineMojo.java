package io.github.mulesecscan.mojo;

import io.github.mulesecscan.report.BaselineWriter;
import io.github.mulesecscan.scan.BaselineComparison;
import io.github.mulesecscan.scan.ScanResult;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Writes the findings of today into a file, so that {@code check} can tell later which ones are
 * new. Accepted findings are left out; findings that are gone leave the file.
 */
@Mojo(name = "baseline", requiresProject = false, aggregator = true, threadSafe = true)
public final class BaselineMojo extends AbstractScanMojo {

  @Override
  public void execute() throws MojoExecutionException {
    Optional<ScanPlace> place = place();
    if (place.isPresent()) {
      write(place.get());
    }
  }

  private void write(ScanPlace place) throws MojoExecutionException {
    String name = baselineName().orElse(SideFiles.BASELINE);
    if (name.startsWith("classpath:")) {
      throw new MojoExecutionException(
          "secscan.baseline names " + name + ", which cannot be written; name a file.");
    }
    ScanResult result = scan(place);
    String change = change(compared(result, place).baseline());
    Path file = place.base().resolve(name);
    try {
      if (file.getParent() != null) {
        Files.createDirectories(file.getParent());
      }
      try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
        BaselineWriter.write(result, out);
      }
    } catch (IOException e) {
      throw new MojoExecutionException("The baseline cannot be written to " + file + ": " + e);
    }
    int known = result.open().size();
    getLog()
        .info(
            "baseline: " + file + ": " + known + (known == 1 ? " finding" : " findings") + change);
  }

  private static String change(@org.jspecify.annotations.Nullable BaselineComparison before) {
    return before == null
        ? ""
        : "; " + before.fresh() + " added, " + before.fixed().size() + " no longer found";
  }
}
