/**
 * Where untrusted or secret data goes.
 *
 * <p>An application's flows and scripts enter; {@link io.github.mulesecscan.taint.Value} is what is
 * known of a value without running anything: whose data it may hold, which dangers are cleared, and
 * how its text is put together. DataWeave is interpreted over such values, flows over states of
 * them. Nothing here knows rules, severities or reports.
 */
@NullMarked
package io.github.mulesecscan.taint;

import org.jspecify.annotations.NullMarked;
