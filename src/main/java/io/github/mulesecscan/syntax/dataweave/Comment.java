package io.github.mulesecscan.syntax.dataweave;

import io.github.mulesecscan.source.Span;

/**
 * A comment with its marks.
 *
 * @param text the comment as written, from {@code //} or {@code /*} on
 * @param toLineEnd whether it is a {@code //} comment
 */
public record Comment(String text, boolean toLineEnd, Span span) {}
