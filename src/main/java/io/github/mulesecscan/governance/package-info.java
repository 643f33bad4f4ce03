/**
 * Rules that an organisation keeps for its API specifications as a profile of API Governance.
 *
 * <p>The text of a profile enters; a {@link io.github.mulesecscan.governance.Profile} leaves, whose
 * validations judge the nodes of an API. What of a profile is not understood is named, and the
 * validation that needs it is left out. Nothing here knows files, rulesets, rules or findings.
 */
@NullMarked
package io.github.mulesecscan.governance;

import org.jspecify.annotations.NullMarked;
