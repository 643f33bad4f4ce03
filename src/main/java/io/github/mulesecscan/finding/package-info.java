/**
 * What a result is: a finding with its place, its path of steps and its repair. Detectors produce
 * these, the scan orders and filters them, reports show them; nothing here knows rules or Mule.
 */
@NullMarked
package io.github.mulesecscan.finding;

import org.jspecify.annotations.NullMarked;
