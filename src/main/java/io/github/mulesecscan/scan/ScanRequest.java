package io.github.mulesecscan.scan;

import io.github.mulesecscan.catalog.Catalog;
import io.github.mulesecscan.rule.Rule;
import io.github.mulesecscan.source.Diagnostic;
import io.github.mulesecscan.source.SourcePath;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What to scan with what.
 *
 * @param base the folder that paths in the result are relative to
 * @param folders folders, at or below the base, below which applications are looked for
 * @param rules the rules to run
 * @param catalog the knowledge about Mule
 * @param options how it is done
 * @param listener who hears how it goes on
 * @param notices what of the rules was not understood, for the result
 * @param changed contents of files that count in place of what is on disk, by path
 */
public record ScanRequest(
    Path base,
    List<Path> folders,
    List<Rule> rules,
    Catalog catalog,
    ScanOptions options,
    ScanListener listener,
    List<Diagnostic> notices,
    Map<SourcePath, byte[]> changed) {

  /** Rules that were understood completely. */
  public ScanRequest(
      Path base,
      List<Path> folders,
      List<Rule> rules,
      Catalog catalog,
      ScanOptions options,
      ScanListener listener) {
    this(base, folders, rules, catalog, options, listener, List.of(), Map.of());
  }

  /** The files as they are on disk. */
  public ScanRequest(
      Path base,
      List<Path> folders,
      List<Rule> rules,
      Catalog catalog,
      ScanOptions options,
      ScanListener listener,
      List<Diagnostic> notices) {
    this(base, folders, rules, catalog, options, listener, notices, Map.of());
  }

  public ScanRequest {
    changed = Collections.unmodifiableMap(new TreeMap<>(changed));
    notices = List.copyOf(notices);
    folders = List.copyOf(folders);
    rules = List.copyOf(rules);
  }

  /** The same scan of some folders only, as it would be with other contents of files. */
  public ScanRequest of(List<Path> others, Map<SourcePath, byte[]> contents) {
    return new ScanRequest(
        base, others, rules, catalog, options, ScanListener.SILENT, notices, contents);
  }
}
