package io.github.mulesecscan.source;

import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.stream.Stream;

/**
 * A pattern of paths such as {@code src/main/**}: {@code *} stays within a folder name, {@code **}
 * does not, and a leading {@code **}{@code /} also means a file at the top.
 */
public final class PathPattern {

  private final String words;
  private final List<PathMatcher> matchers;

  private PathPattern(String words, List<PathMatcher> matchers) {
    this.words = words;
    this.matchers = matchers;
  }

  /**
   * Reads a pattern.
   *
   * @throws java.util.regex.PatternSyntaxException when its brackets or braces do not match
   */
  public static PathPattern of(String words) {
    Stream<String> alternatives =
        words.startsWith("**/") ? Stream.of(words, words.substring(3)) : Stream.of(words);
    return new PathPattern(
        words,
        alternatives
            .map(pattern -> FileSystems.getDefault().getPathMatcher("glob:" + pattern))
            .toList());
  }

  /** Whether the whole of {@code path} fits. */
  public boolean matches(SourcePath path) {
    try {
      Path asPath = Path.of(path.value());
      return matchers.stream().anyMatch(matcher -> matcher.matches(asPath));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /** The folders that every fitting path lies in, without wildcards; empty if there are none. */
  public String fixedFolder() {
    int wildcard = words.length();
    for (int i = 0; i < words.length(); i++) {
      if ("*?[{\\".indexOf(words.charAt(i)) >= 0) {
        wildcard = i;
        break;
      }
    }
    int slash = words.lastIndexOf('/', wildcard - 1);
    return slash < 0 ? "" : words.substring(0, slash);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PathPattern pattern && pattern.words.equals(words);
  }

  @Override
  public int hashCode() {
    return words.hashCode();
  }

  @Override
  public String toString() {
    return words;
  }
}
