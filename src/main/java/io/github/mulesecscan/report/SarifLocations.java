package io.github.mulesecscan.report;

import io.github.mulesecscan.source.Location;
import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.source.Span;
import java.io.IOException;

/** Places in SARIF's form. */
final class SarifLocations {

  /** The name by which code scanning knows the root of a repository. */
  static final String SOURCE_ROOT = "%SRCROOT%";

  private final Json json;

  SarifLocations(Json json) {
    this.json = json;
  }

  void writePhysical(Location location) throws IOException {
    json.object(
        "physicalLocation",
        () -> {
          writeArtifact(location.path());
          json.object("region", () -> writeRegion(location));
        });
  }

  /** A place of which only the file is known. */
  void writePhysical(SourcePath path) throws IOException {
    json.object("physicalLocation", () -> writeArtifact(path));
  }

  void writeArtifact(SourcePath path) throws IOException {
    json.object(
        "artifactLocation",
        () -> {
          json.field("uri", SarifUri.of(path));
          json.field("uriBaseId", SOURCE_ROOT);
        });
  }

  private void writeRegion(Location location) throws IOException {
    json.field("startLine", location.startLine());
    json.field("startColumn", location.startColumn());
    json.field("endLine", location.endLine());
    json.field("endColumn", location.endColumn());
    writeOffsets(location.span());
  }

  /** A region of which only the offsets are known. */
  void writeDeletedRegion(Span span) throws IOException {
    json.object("deletedRegion", () -> writeOffsets(span));
  }

  private void writeOffsets(Span span) throws IOException {
    json.field("charOffset", span.offset());
    json.field("charLength", span.length());
  }
}
