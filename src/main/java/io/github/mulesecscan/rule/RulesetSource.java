package io.github.mulesecscan.rule;

import io.github.mulesecscan.source.SourceText;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A ruleset found: its text, and where names in it are looked for.
 *
 * @param identity the same for the same ruleset, however it was named
 * @param text its text
 * @param folder the folder of a file; absent for a resource
 * @param resourceFolder the folder of a resource, with a slash at its end or empty; empty for a
 *     file
 */
record RulesetSource(
    String identity, SourceText text, @Nullable Path folder, String resourceFolder) {}
