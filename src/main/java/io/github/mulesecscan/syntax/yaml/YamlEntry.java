package io.github.mulesecscan.syntax.yaml;

/** One {@code key: value} of a mapping. */
public record YamlEntry(YamlScalar key, YamlNode value) {}
