/**
 * Which findings are accepted, by whom and why: comments in the scanned files. An application
 * enters, suppressions with the stretch of file that each covers leave; whether a finding counts is
 * decided by the scan.
 */
@NullMarked
package io.github.mulesecscan.suppression;

import org.jspecify.annotations.NullMarked;
