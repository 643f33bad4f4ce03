/**
 * The HTML report: a scan's result and verdict enter, one self-contained page leaves. What the page
 * shows is worked out in Java; the templates of src/main/jte only lay it out, and they escape every
 * text by the place where it stands, so that scanned text can never become markup. The package
 * knows no files, no clock and no other format.
 */
@NullMarked
package io.github.mulesecscan.report.html;

import org.jspecify.annotations.NullMarked;
