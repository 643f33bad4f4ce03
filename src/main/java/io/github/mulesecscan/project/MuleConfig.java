package io.github.mulesecscan.project;

import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.syntax.xml.XmlDocument;

/**
 * A Mule configuration file: flows, connector configurations and other global elements.
 *
 * @param path the file
 * @param document its tree
 */
public record MuleConfig(SourcePath path, XmlDocument document) {}
