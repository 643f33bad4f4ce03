/**
 * What the findings of many applications say together: a scan's result and its verdict enter,
 * applications ranked by risk, rules by application and the course over time leave. The package
 * does not know how any of it is shown.
 */
@NullMarked
package io.github.mulesecscan.portfolio;

import org.jspecify.annotations.NullMarked;
