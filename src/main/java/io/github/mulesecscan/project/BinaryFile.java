package io.github.mulesecscan.project;

import io.github.mulesecscan.source.SourcePath;
import java.io.ByteArrayInputStream;
import java.io.InputStream;

/** A small file that is no text: a key store or certificate. Immutable. */
public final class BinaryFile {

  private final SourcePath path;
  private final byte[] content;

  BinaryFile(SourcePath path, byte[] content) {
    this.path = path;
    this.content = content.clone();
  }

  /** Where it is. */
  public SourcePath path() {
    return path;
  }

  /** Its content, from the start. */
  public InputStream open() {
    return new ByteArrayInputStream(content);
  }
}
