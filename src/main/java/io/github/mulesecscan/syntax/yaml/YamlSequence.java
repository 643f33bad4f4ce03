package io.github.mulesecscan.syntax.yaml;

import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.source.Span;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A list of values. */
public final class YamlSequence implements YamlNode {

  private final SourceText text;
  private final Span span;
  private final @Nullable String tag;
  private final List<YamlNode> items;
  private final TreeSize size;

  YamlSequence(
      SourceText text, Span span, @Nullable String tag, List<YamlNode> items, TreeSize size) {
    this.text = text;
    this.span = span;
    this.tag = tag;
    this.items = List.copyOf(items);
    this.size = size;
  }

  /** The items in order. */
  public List<YamlNode> items() {
    return items;
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
    return "sequence of " + items.size() + " at " + location();
  }
}
