/**
 * The result of a scan as text: one class for each format, listed in {@link
 * io.github.mulesecscan.report.Reporters}. A result and, where there is one, a verdict enter; text
 * leaves. Scanned text is hostile here: each format makes it harmless in its own way. Reports open
 * no files, know no clock and decide nothing.
 */
@NullMarked
package io.github.mulesecscan.report;

import org.jspecify.annotations.NullMarked;
