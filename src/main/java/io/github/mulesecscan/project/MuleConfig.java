package io.github.mulesecscan.project;

import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.syntax.xml.XmlDocument;

/**
 * A Mule configuration file: flows, connector configurations and other global elements.
 *
 * @param path the file
 * @param document its tree
 * @param written its text as it is in the file; that of the tree differs where the file is the
 *     template of a policy, in nothing but characters
 */
public record MuleConfig(SourcePath path, XmlDocument document, SourceText written) {}
