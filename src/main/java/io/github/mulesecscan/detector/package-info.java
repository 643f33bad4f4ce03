/**
 * The reusable ways to look, one class each, configured by the parameters of rules and never
 * written for one rule. An application and parameters enter, findings leave.
 *
 * <p>{@link io.github.mulesecscan.detector.Detectors} is the one list of them. What they share is
 * here, too: conditions that rules state about elements, properties and the whole application,
 * which are judged once for each environment of the application. Nothing here knows how findings
 * are accepted, counted or shown.
 */
@NullMarked
package io.github.mulesecscan.detector;

import org.jspecify.annotations.NullMarked;
