package io.github.mulesecscan.finding;

import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.source.Span;

/**
 * The replacement of a stretch of a file.
 *
 * @param path the file
 * @param span what is replaced, in the file's own offsets; an empty span inserts
 * @param replacement the new text
 */
public record TextEdit(SourcePath path, Span span, String replacement) {}
