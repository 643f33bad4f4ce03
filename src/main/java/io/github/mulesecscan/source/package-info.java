/**
 * Text, offsets and places: the only arithmetic on lines and columns in the code base.
 *
 * <p>A file's text enters as a root {@link io.github.mulesecscan.source.SourceText}; a piece of it
 * in another language (a DataWeave expression in an XML attribute) is a view of that text, and only
 * the view can say where something is in the file. Nothing here knows any syntax.
 */
@NullMarked
package io.github.mulesecscan.source;

import org.jspecify.annotations.NullMarked;
