package io.github.mulesecscan.scan;

import io.github.mulesecscan.catalog.Catalog;
import io.github.mulesecscan.rule.Rule;
import java.nio.file.Path;
import java.util.List;

/**
 * What to scan with what.
 *
 * @param base the folder that paths in the result are relative to
 * @param folders folders, at or below the base, below which applications are looked for
 * @param rules the rules to run
 * @param catalog the knowledge about Mule
 * @param options how it is done
 * @param listener who hears how it goes on
 */
public record ScanRequest(
    Path base,
    List<Path> folders,
    List<Rule> rules,
    Catalog catalog,
    ScanOptions options,
    ScanListener listener) {

  public ScanRequest {
    folders = List.copyOf(folders);
    rules = List.copyOf(rules);
  }
}
