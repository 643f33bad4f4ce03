package io.github.mulesecscan.rule;

import io.github.mulesecscan.catalog.Catalog;
import io.github.mulesecscan.project.MuleProject;

/**
 * What a detector may look at: one application and the knowledge about Mule.
 *
 * @param project the application
 * @param catalog what is known about Mule's components
 */
public record ScanContext(MuleProject project, Catalog catalog) {}
