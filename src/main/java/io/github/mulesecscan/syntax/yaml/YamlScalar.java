package io.github.mulesecscan.syntax.yaml;

import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.source.Span;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A single value, always read as text: {@code yes}, {@code 010} and {@code 1e3} stay as written.
 */
public final class YamlScalar implements YamlNode {

  private static final Set<String> NULLS = Set.of("", "~", "null");
  private static final int MOST_DIGITS = 19;

  private final SourceText text;
  private final Span span;
  private final Span contentSpan;
  private final @Nullable String tag;
  private final String value;
  private final ScalarStyle style;

  YamlScalar(
      SourceText text,
      Span span,
      Span contentSpan,
      @Nullable String tag,
      String value,
      ScalarStyle style) {
    this.text = text;
    this.span = span;
    this.contentSpan = contentSpan;
    this.tag = tag;
    this.value = value;
    this.style = style;
  }

  /** The text, its escapes translated and its lines folded. */
  public String value() {
    return value;
  }

  /** Whether it is written in single or double quotes. */
  public boolean quoted() {
    return style != ScalarStyle.PLAIN && style != ScalarStyle.BLOCK;
  }

  /** Like {@link #span()}, without the quotes; of a block without its {@code |} or {@code >}. */
  public Span contentSpan() {
    return contentSpan;
  }

  /** Whether it says that there is no value: nothing at all, {@code ~} or {@code null}. */
  public boolean isNull() {
    return style == ScalarStyle.PLAIN
        && (NULLS.contains(value) || value.toLowerCase(Locale.ROOT).equals("null"));
  }

  /** The value of an unquoted {@code true} or {@code false}. */
  public Optional<Boolean> asBoolean() {
    if (style != ScalarStyle.PLAIN) {
      return Optional.empty();
    }
    return switch (value) {
      case "true" -> Optional.of(true);
      case "false" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  /** The value of unquoted decimal digits, with or without a minus sign, that fit a long. */
  public OptionalLong asLong() {
    String digits = value.startsWith("-") ? value.substring(1) : value;
    boolean number =
        style == ScalarStyle.PLAIN
            && !digits.isEmpty()
            && digits.length() <= MOST_DIGITS
            && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!number) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(Long.parseLong(value));
    } catch (NumberFormatException tooLarge) {
      return OptionalLong.empty();
    }
  }

  /**
   * {@link #value()} with the place in the file of each character. A value whose characters cannot
   * be told apart in the file is one piece that stands for the whole content.
   */
  public SourceText view() {
    return ScalarView.of(text, contentSpan, value, style);
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

  @Override
  public String toString() {
    return "scalar at " + location();
  }
}
