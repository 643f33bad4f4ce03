package io.github.mulesecscan.api;

import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.source.TextDecoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * A specification in a Maven artifact, as APIkit names it: {@code
 * resource::group:artifact:version:raml:zip:api.raml}.
 *
 * @param name {@code group:artifact:version}
 * @param zip the artifact's file within a repository
 * @param file the root file within the artifact
 */
record ArtifactSpecification(String name, List<String> zip, String file) {

  private static final Pattern NAME =
      Pattern.compile(
          "resource::([\\w.-]{1,200}):([\\w.-]{1,200}):([\\w.-]{1,200}):([\\w.-]{1,50}):"
              + "([\\w.-]{1,20}):([^:]{1,300})");

  private static final int MOST_ENTRIES = 5_000;
  private static final int LARGEST_ENTRY = 5_000_000;
  private static final long LARGEST = 50_000_000L;

  ArtifactSpecification {
    zip = List.copyOf(zip);
  }

  /** What {@code written} names; empty where it names no artifact. */
  static Optional<ArtifactSpecification> of(String written) {
    Matcher matcher = NAME.matcher(written.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String artifact = matcher.group(2);
    String version = matcher.group(3);
    List<String> zip = new ArrayList<>(List.of(matcher.group(1).split("\\.", -1)));
    zip.add(artifact);
    zip.add(version);
    zip.add(artifact + "-" + version + "-" + matcher.group(4) + "." + matcher.group(5));
    boolean leaves =
        zip.stream().anyMatch(part -> part.isEmpty() || part.equals("..") || part.equals("."));
    String name = matcher.group(1) + ":" + artifact + ":" + version;
    return leaves
        ? Optional.empty()
        : Optional.of(new ArtifactSpecification(name, zip, matcher.group(6)));
  }

  /** The artifact's texts; none where the repository does not have it or it is no archive. */
  List<SourceText> texts(Path repository) {
    Path place = repository;
    for (String part : zip) {
      place = place.resolve(part);
    }
    if (!Files.isRegularFile(place)) {
      return List.of();
    }
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(place))) {
      return texts(in);
    } catch (IOException | IllegalArgumentException e) {
      // No archive, or names in it that are none: as good as absent.
      return List.of();
    }
  }

  private List<SourceText> texts(ZipInputStream in) throws IOException {
    List<SourceText> texts = new ArrayList<>();
    long size = 0;
    ZipEntry entry = in.getNextEntry();
    for (int i = 0; entry != null && i < MOST_ENTRIES && size < LARGEST; i++) {
      Optional<SourcePath> path = entry.isDirectory() ? Optional.empty() : path(entry.getName());
      if (path.isPresent() && SpecificationFiles.isParsed(path.get())) {
        byte[] bytes = in.readNBytes(LARGEST_ENTRY);
        size += bytes.length;
        texts.add(TextDecoder.decode(path.get(), bytes).text());
      }
      entry = in.getNextEntry();
    }
    return texts;
  }

  /** Where the artifact's files are thought to be: in a folder of its name. */
  SourcePath folder() {
    return new SourcePath(name);
  }

  SourcePath root() {
    return path(file).orElse(folder());
  }

  private Optional<SourcePath> path(String entry) {
    String clean = entry.replace('\\', '/');
    boolean leaves = clean.startsWith("/") || List.of(clean.split("/", -1)).contains("..");
    return leaves ? Optional.empty() : Optional.of(folder().resolve(clean));
  }
}
