package io.github.mulesecscan.syntax.yaml;

import io.github.mulesecscan.source.Span;

/**
 * A comment.
 *
 * @param span the whole comment with its marks, without the line end, in offsets of the file
 * @param text what it says, without its marks and the blanks around it
 */
public record YamlComment(Span span, String text) {}
