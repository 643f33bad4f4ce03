package io.github.mulesecscan.api;

import io.github.mulesecscan.source.Diagnostic;
import io.github.mulesecscan.source.Diagnostic.Level;
import io.github.mulesecscan.source.Location;
import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.syntax.yaml.JsonParser;
import io.github.mulesecscan.syntax.yaml.YamlNode;
import io.github.mulesecscan.syntax.yaml.YamlParse;
import io.github.mulesecscan.syntax.yaml.YamlParser;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The texts that specifications are made of, each parsed when it is first asked for. Nothing
 * outside their folder is ever read: references are answered from the texts that were given.
 */
final class SpecificationFiles {

  private static final Set<String> PARSED = Set.of("raml", "yaml", "yml", "json");

  private final SourcePath top;
  private final Map<SourcePath, SourceText> texts = new TreeMap<>();
  private final Map<SourcePath, Optional<YamlNode>> parsed = new HashMap<>();
  private final Set<Diagnostic> diagnostics = new LinkedHashSet<>();

  /**
   * @param top the folder that no reference may leave
   */
  SpecificationFiles(SourcePath top, Collection<SourceText> files) {
    this.top = top;
    files.forEach(file -> texts.put(file.path(), file));
  }

  /** The paths of all files, in order. */
  List<SourcePath> paths() {
    return List.copyOf(texts.keySet());
  }

  Optional<SourceText> text(SourcePath path) {
    return Optional.ofNullable(texts.get(path));
  }

  /**
   * What the first line of a RAML file says that it is, {@code Library}; empty for a root or a file
   * without such a line.
   */
  String fragment(SourcePath path) {
    String content = text(path).map(SourceText::content).orElse("");
    int end = content.indexOf('\n');
    String[] words = (end < 0 ? content : content.substring(0, end)).strip().split("\\s+", -1);
    return words.length > 2 && words[0].equals("#%RAML") ? words[2] : "";
  }

  /** Whether {@code path} is of a format that is read as YAML or JSON. */
  static boolean isParsed(SourcePath path) {
    return PARSED.contains(path.extension());
  }

  /** The first document of a file; empty where there is none, or nothing in it. */
  Optional<YamlNode> node(SourcePath path) {
    Optional<YamlNode> known = parsed.get(path);
    if (known == null) {
      known = text(path).flatMap(this::parse);
      parsed.put(path, known);
    }
    return known;
  }

  private Optional<YamlNode> parse(SourceText text) {
    boolean json = text.path().extension().equals("json");
    YamlParse parse = json ? JsonParser.parse(text) : YamlParser.parse(text);
    parse.diagnostics().stream()
        .filter(found -> found.level() != Level.NOTE)
        .forEach(diagnostics::add);
    return parse.first();
  }

  /**
   * The file that {@code written} names in {@code from}: beside it, or with a slash at its
   * beginning in the folder of the root.
   */
  Optional<SourcePath> resolve(SourcePath from, String written, SourcePath root) {
    boolean absolute = written.startsWith("/");
    SourcePath folder = (absolute ? root : from).parent();
    Deque<String> segments = new ArrayDeque<>();
    String joined = folder.value() + "/" + written.replace('\\', '/');
    for (String segment : joined.split("/", -1)) {
      if (segment.isEmpty() || segment.equals(".")) {
        continue;
      }
      if (!segment.equals("..")) {
        segments.addLast(segment);
      } else if (segments.pollLast() == null) {
        return Optional.empty();
      }
    }
    return Optional.of(new SourcePath(String.join("/", segments)))
        .filter(path -> path.isWithin(top));
  }

  void report(Level level, String code, Location location, String message) {
    diagnostics.add(Diagnostic.at(level, code, location, message));
  }

  List<Diagnostic> diagnostics() {
    return diagnostics.stream().sorted().toList();
  }
}
