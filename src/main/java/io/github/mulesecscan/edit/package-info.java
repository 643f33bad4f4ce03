/**
 * Changes of text that leave everything around them as it is. What has to become different comes in
 * as an attribute, an element or a stretch of a script; what leaves are edits in the file's own
 * offsets, written the way the place asks for: escaped as an attribute, as text or as a CDATA
 * section, in the indentation, line ends, prefixes and encoding of the file. Knows no rule, and
 * writes no file.
 */
@NullMarked
package io.github.mulesecscan.edit;

import org.jspecify.annotations.NullMarked;
