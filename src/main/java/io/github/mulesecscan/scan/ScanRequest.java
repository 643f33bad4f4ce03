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
import java.util.stream.Stream;

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
 * @param others folders, at or below the base, that are not scanned, but may hold the domains of
 *     applications that are
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
    List<Path> others,
    Map<SourcePath, byte[]> changed) {

  /** The files as they are on disk. */
  public ScanRequest(
      Path base,
      List<Path> folders,
      List<Rule> rules,
      Catalog catalog,
      ScanOptions options,
      ScanListener listener,
      List<Diagnostic> notices,
      List<Path> others) {
    this(base, folders, rules, catalog, options, listener, notices, others, Map.of());
  }

  /** Nothing but the applications themselves. */
  public ScanRequest(
      Path base,
      List<Path> folders,
      List<Rule> rules,
      Catalog catalog,
      ScanOptions options,
      ScanListener listener,
      List<Diagnostic> notices) {
    this(base, folders, rules, catalog, options, listener, notices, List.of());
  }

  /** Rules that were understood completely. */
  public ScanRequest(
      Path base,
      List<Path> folders,
      List<Rule> rules,
      Catalog catalog,
      ScanOptions options,
      ScanListener listener) {
    this(base, folders, rules, catalog, options, listener, List.of());
  }

  public ScanRequest {
    changed = Collections.unmodifiableMap(new TreeMap<>(changed));
    notices = List.copyOf(notices);
    folders = List.copyOf(folders);
    rules = List.copyOf(rules);
    others = List.copyOf(others);
  }

  /** The same scan of some folders only, as it would be with other contents of files. */
  public ScanRequest of(List<Path> some, Map<SourcePath, byte[]> contents) {
    List<Path> beside = Stream.concat(others.stream(), folders.stream()).distinct().toList();
    return new ScanRequest(
        base, some, rules, catalog, options, ScanListener.SILENT, notices, beside, contents);
  }
}
