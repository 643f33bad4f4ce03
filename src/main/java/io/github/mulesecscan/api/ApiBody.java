package io.github.mulesecscan.api;

import io.github.mulesecscan.source.Location;

/**
 * A body of a request or an answer.
 *
 * @param mediaType its media type; empty where none is told
 * @param type what it may hold
 * @param location the key of the media type, or the body
 */
public record ApiBody(String mediaType, ApiType type, Location location) {}
