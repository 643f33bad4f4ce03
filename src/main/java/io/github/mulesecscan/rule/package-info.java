/**
 * Declared rules: what a rule is, how rule and ruleset files are loaded, validated and selected,
 * and the interface that detectors implement. Rule text enters, configured rules leave; nothing
 * here knows how a detector looks or what a report is.
 */
@NullMarked
package io.github.mulesecscan.rule;

import org.jspecify.annotations.NullMarked;
