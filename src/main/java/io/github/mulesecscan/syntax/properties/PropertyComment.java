package io.github.mulesecscan.syntax.properties;

import io.github.mulesecscan.source.Span;

/**
 * A comment line.
 *
 * @param span from its {@code #} or {@code !} to the end of the line, in offsets of the file
 * @param text what it says, without its mark and the blanks around it
 */
public record PropertyComment(Span span, String text) {}
