/**
 * DataWeave 2 text to a syntax tree with exact spans.
 *
 * <p>The text of a {@code .dwl} file or of an expression in a Mule file enters as a {@link
 * io.github.mulesecscan.source.SourceText}; a {@link io.github.mulesecscan.syntax.dataweave.Script}
 * leaves, whatever the text was: what could not be read is an error node and a {@link
 * io.github.mulesecscan.syntax.dataweave.SyntaxError}. All spans count in the given text's own
 * offsets. Nothing here knows Mule, files, functions or what an expression means.
 */
@NullMarked
package io.github.mulesecscan.syntax.dataweave;

import org.jspecify.annotations.NullMarked;
