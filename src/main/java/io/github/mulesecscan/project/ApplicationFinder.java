package io.github.mulesecscan.project;

import java.nio.file.Path;
import java.util.List;

/** Finds the folders of Mule 4 applications. */
public final class ApplicationFinder {

  private ApplicationFinder() {}

  /**
   * Every application folder at or below {@code folders}.
   *
   * @param base the folder that paths in diagnostics are relative to
   * @param folders where to look, at or below the base
   */
  public static FoundApplications find(Path base, List<Path> folders) {
    throw new UnsupportedOperationException();
  }
}
