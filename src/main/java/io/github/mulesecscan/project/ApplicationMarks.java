package io.github.mulesecscan.project;

import io.github.mulesecscan.source.SourcePath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** By what the folder of an application is known, before anything in it is parsed. */
final class ApplicationMarks {

  /** What a folder is. */
  enum Mark {
    MULE_4,
    MULE_3,
    NONE
  }

  private static final Set<String> SKIPPED = Set.of("target", "node_modules", "META-INF");
  // Hidden folders that hold pipeline and build files.
  private static final Set<String> KNOWN_HIDDEN = Set.of(".github", ".circleci", ".maven", ".mvn");
  private static final Pattern COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);
  private static final Pattern PACKAGING =
      Pattern.compile("<packaging>\\s*([a-z-]{1,40})\\s*</packaging>");
  // The one name that the runtime reads the configuration of a domain by.
  private static final String DOMAIN_CONFIG = "src/main/mule/mule-domain-config.xml";
  private static final int MAX_POM_BYTES = 2_000_000;

  private ApplicationMarks() {}

  static Mark of(Path realBase, Path folder) {
    Optional<String> packaging = packaging(folder.resolve("pom.xml"));
    if (packaging.flatMap(ApplicationMarks::kind).isPresent()
        || Files.isRegularFile(folder.resolve("mule-artifact.json"))
        || holdsMuleXml(realBase, folder.resolve("src/main/mule"))) {
      return Mark.MULE_4;
    }
    boolean isMule3 =
        packaging.filter("mule"::equals).isPresent()
            || holdsMuleXml(realBase, folder.resolve("src/main/app"));
    return isMule3 ? Mark.MULE_3 : Mark.NONE;
  }

  /** The kind of project that a pom's packaging names. */
  static Optional<ProjectKind> kind(String packaging) {
    for (ProjectKind kind : ProjectKind.values()) {
      if (kind.packaging().equals(packaging)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  /** Whether {@code folder} is a domain's, by its pom or by the root of one of its files. */
  static boolean isDomain(Path folder) {
    Optional<ProjectKind> kind =
        packaging(folder.resolve("pom.xml")).flatMap(ApplicationMarks::kind);
    return kind.isPresent()
        ? kind.get() == ProjectKind.DOMAIN
        : Files.isRegularFile(folder.resolve(DOMAIN_CONFIG));
  }

  /** Whether a folder of that name holds build output, versions or tools, never sources. */
  static boolean isSkipped(String name) {
    return SKIPPED.contains(name) || (name.startsWith(".") && !KNOWN_HIDDEN.contains(name));
  }

  /** Whether there is Mule XML at or below {@code folder}. */
  static boolean holdsMuleXml(Path realBase, Path folder) {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    MuleXmlSearch search = new MuleXmlSearch();
    FileTree.walk(realBase, new SourcePath(""), folder, true, search, new ArrayList<>());
    return search.found;
  }

  private static Optional<String> packaging(Path pom) {
    if (!Files.isRegularFile(pom)) {
      return Optional.empty();
    }
    String text;
    try {
      if (Files.size(pom) > MAX_POM_BYTES) {
        return Optional.empty();
      }
      text = new String(Files.readAllBytes(pom), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return Optional.empty();
    }
    // A malformed pom still says what the folder is; parsing it is the loader's work.
    Matcher matcher = PACKAGING.matcher(COMMENT.matcher(text).replaceAll(""));
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /** Looks for one Mule XML file and then goes into no further folder. */
  private static final class MuleXmlSearch implements FileTree.Visitor {

    private boolean found;

    @Override
    public boolean enters(SourcePath path, Path folder) {
      return !found && !isSkipped(path.name());
    }

    @Override
    public void file(SourcePath path, Path file) {
      if (!found && path.name().toLowerCase(Locale.ROOT).endsWith(".xml")) {
        found = MuleNames.looksLikeMule(FileIntake.head(file));
      }
    }
  }
}
