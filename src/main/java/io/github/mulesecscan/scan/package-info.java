/**
 * One run: which applications to look at with which rules enters, everything that was found leaves.
 * Finds the applications, reads them in parallel, runs the rules, applies suppressions and redacts
 * secrets. Knows neither Maven nor any report format, never prints and never decides the build.
 */
@NullMarked
package io.github.mulesecscan.scan;

import org.jspecify.annotations.NullMarked;
