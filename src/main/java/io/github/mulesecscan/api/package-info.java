/**
 * The API specifications of an application: RAML, OpenAPI and AsyncAPI in one model with places.
 *
 * <p>The specification files of an application enter; one {@link
 * io.github.mulesecscan.api.ApiSpecification} for each API leaves, with its operations, their
 * effective security, parameters, bodies and types, and with the routes that APIkit makes of it.
 * References to other files are followed within the application and never out of it; what cannot be
 * read becomes a diagnostic. Nothing here knows expressions, data flow, rules or findings.
 */
@NullMarked
package io.github.mulesecscan.api;

import org.jspecify.annotations.NullMarked;
