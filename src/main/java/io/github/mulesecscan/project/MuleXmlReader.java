package io.github.mulesecscan.project;

import io.github.mulesecscan.source.Diagnostic;
import io.github.mulesecscan.source.Diagnostic.Level;
import io.github.mulesecscan.source.Location;
import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.syntax.xml.XmlAttribute;
import io.github.mulesecscan.syntax.xml.XmlDocument;
import io.github.mulesecscan.syntax.xml.XmlElement;
import io.github.mulesecscan.syntax.xml.XmlParse;
import io.github.mulesecscan.syntax.xml.XmlParser;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reads the Mule configurations of an application, and those that they import. */
final class MuleXmlReader {

  private final ApplicationFiles files;
  private final FileIntake intake;
  private final Set<SourcePath> seen = new HashSet<>();
  private final Deque<ApplicationFiles.Item> waiting = new ArrayDeque<>();
  private final List<MuleConfig> configs = new ArrayList<>();

  private MuleXmlReader(ApplicationFiles files, FileIntake intake) {
    this.files = files;
    this.intake = intake;
  }

  static List<MuleConfig> read(ApplicationFiles files, FileIntake intake) {
    MuleXmlReader reader = new MuleXmlReader(files, intake);
    reader.files.of(FileRole.MULE_XML).forEach(reader::add);
    while (!reader.waiting.isEmpty()) {
      reader.readOne(reader.waiting.removeFirst());
    }
    reader.noteUnused();
    reader.configs.sort((one, other) -> one.path().compareTo(other.path()));
    return reader.configs;
  }

  private void add(ApplicationFiles.Item item) {
    if (seen.add(item.path())) {
      waiting.addLast(item);
    }
  }

  private void readOne(ApplicationFiles.Item item) {
    // Without a layout, XML can be anything.
    if (!files.hasLayout() && !MuleNames.looksLikeMule(FileIntake.head(item.file()))) {
      return;
    }
    Written written = new Written();
    Optional<XmlDocument> parsed = parse(item.path(), item.file(), intake, written);
    if (parsed.isEmpty()) {
      return;
    }
    XmlElement root = parsed.get().root();
    if (!MuleNames.isConfigRoot(root.uri(), root.getName())) {
      setAside(root, Level.NOTE, "not-mule-xml", "is not a Mule configuration");
    } else if (Mule3Config.isOne(parsed.get())) {
      setAside(root, Level.WARNING, "mule3-config", "is a Mule 3 configuration");
    } else {
      configs.add(
          new MuleConfig(
              item.path(),
              parsed.get(),
              written.text == null ? parsed.get().text() : written.text));
      root.children(MuleNames.CORE, "import")
          .forEach(element -> element.attribute("file").ifPresent(file -> follow(item, file)));
    }
  }

  private void setAside(XmlElement root, Level level, String code, String message) {
    intake.report(Diagnostic.at(level, code, root.location(), message + "; it was set aside"));
  }

  /** Parses an XML file; what is wrong with it is told. */
  static Optional<XmlDocument> parse(SourcePath path, Path file, FileIntake intake) {
    return parse(path, file, intake, UnaryOperator.identity());
  }

  private static Optional<XmlDocument> parse(
      SourcePath path, Path file, FileIntake intake, UnaryOperator<SourceText> readable) {
    Optional<byte[]> bytes = intake.bytes(path, file);
    if (bytes.isEmpty()) {
      return Optional.empty();
    }
    XmlParse parse = XmlParser.parse(path, bytes.get(), readable);
    parse.diagnostics().forEach(intake::report);
    return Optional.ofNullable(parse.document());
  }

  /** Reads templates of policies, and keeps what was written in them. */
  private static final class Written implements UnaryOperator<SourceText> {

    private @Nullable SourceText text;

    @Override
    public SourceText apply(SourceText written) {
      text = written;
      return PolicyTemplate.readable(written);
    }
  }

  private void follow(ApplicationFiles.Item from, XmlAttribute attribute) {
    String written = attribute.getValue();
    ApplicationFiles.Named named = files.named(from.path(), written);
    if (named.item().isPresent()) {
      add(named.item().get());
      return;
    }
    Location place = attribute.source().locate(attribute.valueSpan());
    if (named.leaves()) {
      String message = "\"" + written + "\" leaves the application; it was not read";
      intake.report(Diagnostic.at(Level.WARNING, "path-outside-application", place, message));
    } else {
      String message =
          "\"" + written + "\" names no file of the project; it may come from a dependency";
      intake.report(Diagnostic.at(Level.WARNING, "import-missing", place, message));
    }
  }

  private void noteUnused() {
    for (ApplicationFiles.Item item : files.of(FileRole.RESOURCE_XML)) {
      if (!seen.contains(item.path()) && MuleNames.looksLikeMule(FileIntake.head(item.file()))) {
        intake.report(
            Diagnostic.of(
                Level.NOTE,
                "mule-config-not-imported",
                item.path(),
                "holds Mule XML that no configuration imports; it was not analysed"));
      }
    }
  }
}
