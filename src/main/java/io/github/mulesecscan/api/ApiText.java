package io.github.mulesecscan.api;

import io.github.mulesecscan.source.Location;

/**
 * A value of a specification and where it is written.
 *
 * @param value the text, parameters of traits and resource types filled in
 * @param location the value's own place
 */
public record ApiText(String value, Location location) {}
