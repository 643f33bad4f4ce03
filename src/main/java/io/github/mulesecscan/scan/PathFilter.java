package io.github.mulesecscan.scan;

import io.github.mulesecscan.source.PathPattern;
import io.github.mulesecscan.source.SourcePath;
import java.util.List;

/** Chooses paths by patterns such as {@code src/main/**}. */
final class PathFilter {

  private final List<PathPattern> includes;
  private final List<PathPattern> excludes;

  PathFilter(List<String> includes, List<String> excludes) {
    this.includes = includes.stream().map(PathPattern::of).toList();
    this.excludes = excludes.stream().map(PathPattern::of).toList();
  }

  /** Whether {@code path} fits an include (if there are any) and no exclude. */
  boolean accepts(SourcePath path) {
    return (includes.isEmpty() || anyMatches(includes, path)) && !anyMatches(excludes, path);
  }

  private static boolean anyMatches(List<PathPattern> patterns, SourcePath path) {
    return patterns.stream().anyMatch(pattern -> pattern.matches(path));
  }
}
