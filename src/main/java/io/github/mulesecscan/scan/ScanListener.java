package io.github.mulesecscan.scan;

import io.github.mulesecscan.source.SourcePath;

/** Hears how a long scan goes on. Called from several threads, one call at a time. */
public interface ScanListener {

  /** Hears nothing. */
  ScanListener SILENT = (application, done, total) -> {};

  /**
   * An application was scanned.
   *
   * @param application its folder
   * @param done how many are done, this one included
   * @param total how many there are
   */
  void scanned(SourcePath application, int done, int total);
}
