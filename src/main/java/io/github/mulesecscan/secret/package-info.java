/**
 * Which values are credentials. An application enters; every value in it that looks like a
 * credential leaves, with its place and how sure that is. Used by the rules that report credentials
 * and by the scan, which hides all of them in everything it shows. Parses, never greps: a value is
 * judged by the name it is bound to; only formats that speak for themselves are looked for in text.
 */
@NullMarked
package io.github.mulesecscan.secret;

import org.jspecify.annotations.NullMarked;
