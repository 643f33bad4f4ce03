package io.github.mulesecscan.syntax.yaml;

import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.source.Span;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A list of {@code key: value} entries; keys are scalars. */
public final class YamlMapping implements YamlNode {

  /** The key of YAML 1.1 whose value's entries count as entries of the mapping itself. */
  static final String MERGE = "<<";

  private final SourceText text;
  private final Span span;
  private final @Nullable String tag;
  private final List<YamlEntry> entries;
  private final Map<String, YamlNode> byKey;
  private final TreeSize size;

  YamlMapping(
      SourceText text, Span span, @Nullable String tag, List<YamlEntry> entries, TreeSize size) {
    this.text = text;
    this.span = span;
    this.tag = tag;
    this.entries = List.copyOf(entries);
    this.size = size;
    this.byKey = new HashMap<>();
    for (YamlEntry entry : entries) {
      byKey.put(entry.key().value(), entry.value());
    }
  }

  /** The entries as written, in order; a key written twice is there twice. */
  public List<YamlEntry> entries() {
    return entries;
  }

  /**
   * The value of {@code key}: of the last entry with that key, as SnakeYAML and Gson read it, or
   * else of the mappings that a merge key ({@code <<: *base}) names.
   */
  public Optional<YamlNode> get(String key) {
    YamlNode own = byKey.get(key);
    if (own != null) {
      return Optional.of(own);
    }
    YamlNode merged = byKey.get(MERGE);
    return merged == null ? Optional.empty() : getFrom(merged, key);
  }

  /**
   * This mapping with the entries of {@code other} in place of its own entries of the same keys, or
   * after them. Each node keeps its own place, also where the two are of different files; the place
   * of the whole is this mapping's.
   */
  public YamlMapping overriddenBy(YamlMapping other) {
    Map<String, YamlEntry> merged = new LinkedHashMap<>();
    entries.forEach(entry -> merged.put(entry.key().value(), entry));
    other.entries.forEach(entry -> merged.put(entry.key().value(), entry));
    return new YamlMapping(text, span, tag, List.copyOf(merged.values()), size.with(other.size));
  }

  private static Optional<YamlNode> getFrom(YamlNode merged, String key) {
    if (merged instanceof YamlMapping mapping) {
      return mapping.get(key);
    }
    if (merged instanceof YamlSequence sequence) {
      return sequence.items().stream()
          .filter(YamlMapping.class::isInstance)
          .flatMap(item -> ((YamlMapping) item).get(key).stream())
          .findFirst();
    }
    return Optional.empty();
  }

  @Override
  public SourceText text() {
    return text;
  }

  @Override
  public Span span() {
    return span;
  }

  @Override
  public Optional<String> tag() {
    return Optional.ofNullable(tag);
  }

  TreeSize size() {
    return size;
  }

  @Override
  public String toString() {
    return "mapping of " + entries.size() + " at " + location();
  }
}
