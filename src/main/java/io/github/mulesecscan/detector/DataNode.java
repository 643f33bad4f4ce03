package io.github.mulesecscan.detector;

import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.syntax.yaml.YamlNode;

/**
 * A value of a YAML or JSON file.
 *
 * @param node the value
 * @param path the file
 * @param anchor names its place in the file: {@code policies[2]}
 */
record DataNode(YamlNode node, SourcePath path, String anchor) {}
