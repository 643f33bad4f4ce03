package io.github.mulesecscan.governance;

import io.github.mulesecscan.source.Location;

/**
 * What a node fails in.
 *
 * @param location the value that is wrong, or the node that lacks one
 * @param words what is wrong, as a phrase without full stop
 */
public record Failure(Location location, String words) {}
