/**
 * YAML and JSON text to nodes with spans.
 *
 * <p>A root {@link io.github.mulesecscan.source.SourceText} enters; mappings, sequences and scalars
 * leave, each with its place in the file, together with the comments and with diagnostics for
 * whatever could not be read. All scalars are text; no tag is ever turned into an object. {@link
 * io.github.mulesecscan.syntax.yaml.YamlReader} adds strict, typed access for files of our own
 * formats. Nothing here knows what a file is for.
 */
@NullMarked
package io.github.mulesecscan.syntax.yaml;

import org.jspecify.annotations.NullMarked;
