package io.github.mulesecscan.project;

import io.github.mulesecscan.source.Diagnostic;
import java.nio.file.Path;
import java.util.List;

/**
 * The applications of a search.
 *
 * @param folders the folder of each application, absolute, by path
 * @param diagnostics what could not be searched, and Mule 3 applications that were left out
 */
public record FoundApplications(List<Path> folders, List<Diagnostic> diagnostics) {

  public FoundApplications {
    folders = List.copyOf(folders);
    diagnostics = List.copyOf(diagnostics);
  }
}
