package io.github.mulesecscan.scan;

import io.github.mulesecscan.source.SourcePath;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;

/** Chooses paths by patterns such as {@code src/main/**}. */
final class PathFilter {

  private final List<PathMatcher> includes;
  private final List<PathMatcher> excludes;

  PathFilter(List<String> includes, List<String> excludes) {
    this.includes = matchers(includes);
    this.excludes = matchers(excludes);
  }

  /** Whether {@code path} fits an include (if there are any) and no exclude. */
  boolean accepts(SourcePath path) {
    Path asPath = Path.of(path.value());
    boolean included =
        includes.isEmpty() || includes.stream().anyMatch(matcher -> matcher.matches(asPath));
    return included && excludes.stream().noneMatch(matcher -> matcher.matches(asPath));
  }

  private static List<PathMatcher> matchers(List<String> patterns) {
    return patterns.stream()
        .flatMap(pattern -> alternatives(pattern))
        .map(pattern -> FileSystems.getDefault().getPathMatcher("glob:" + pattern))
        .toList();
  }

  // A pattern that begins with any folders also means a file at the top, unlike in this library.
  private static java.util.stream.Stream<String> alternatives(String pattern) {
    return pattern.startsWith("**/")
        ? java.util.stream.Stream.of(pattern, pattern.substring(3))
        : java.util.stream.Stream.of(pattern);
  }
}
