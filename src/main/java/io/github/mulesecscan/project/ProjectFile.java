package io.github.mulesecscan.project;

import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.source.SourceText;

/**
 * A text file that the application has, not parsed further.
 *
 * @param path the file
 * @param text its text
 */
public record ProjectFile(SourcePath path, SourceText text) {}
