package io.github.mulesecscan.syntax.properties;

import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.source.Span;

/**
 * One key and its value.
 *
 * @param key the key, its escapes translated
 * @param value the value, its escapes translated and its lines joined
 * @param keySpan the key as written, in offsets of the file
 * @param valueSpan the value as written, from its first to its last character, over all its lines;
 *     for an empty value the point where it would stand
 * @param valueView {@code value} with the place in the file of each character
 */
public record PropertyEntry(
    String key, String value, Span keySpan, Span valueSpan, SourceText valueView) {}
