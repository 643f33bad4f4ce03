/**
 * {@code .properties} text to entries with spans.
 *
 * <p>A root {@link io.github.mulesecscan.source.SourceText} enters; the entries that {@link
 * java.util.Properties#load} would read leave, each with the places of its key and its value,
 * together with the comments. Nothing here knows which keys matter or what a placeholder is.
 */
@NullMarked
package io.github.mulesecscan.syntax.properties;

import org.jspecify.annotations.NullMarked;
