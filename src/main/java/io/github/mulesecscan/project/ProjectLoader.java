package io.github.mulesecscan.project;

import java.nio.file.Path;

/** Reads an application from its folder. */
public final class ProjectLoader {

  private ProjectLoader() {}

  /**
   * Reads the application in {@code folder}.
   *
   * @param base the folder that paths are relative to
   * @param folder the application's folder, at or below the base
   * @param limits how much is read
   */
  public static MuleProject load(Path base, Path folder, LoadLimits limits) {
    throw new UnsupportedOperationException();
  }
}
