package io.github.mulesecscan.finding;

import io.github.mulesecscan.source.Location;

/**
 * A further place that helps to understand a finding, such as the file that defines the property an
 * attribute refers to.
 *
 * @param location the place
 * @param text what is there, as a phrase without full stop
 */
public record Label(Location location, String text) {}
