package io.github.mulesecscan.catalog;

import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.syntax.yaml.YamlProblem;
import io.github.mulesecscan.syntax.yaml.YamlReader;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known about old versions of the Mule runtime and of its modules.
 *
 * @param date the day on which the tables were true
 * @param sources where they come from, for people
 * @param runtimes how long each line of the runtime is supported
 * @param vulnerabilities published weaknesses of runtimes
 * @param floors the oldest releases of modules that hold their security fixes
 * @param behaviours what old runtimes do that makes applications vulnerable
 */
public record Advisories(
    LocalDate date,
    List<String> sources,
    List<RuntimeLine> runtimes,
    List<Vulnerability> vulnerabilities,
    List<Floor> floors,
    List<Behaviour> behaviours) {

  /** The words for how bad it is to be without a fix. */
  private static final Map<String, String> SEVERITIES =
      Map.of("critical", "critical", "high", "high", "medium", "medium", "low", "low");

  public Advisories {
    behaviours = List.copyOf(behaviours);
    sources = List.copyOf(sources);
    runtimes = List.copyOf(runtimes);
    vulnerabilities = List.copyOf(vulnerabilities);
    floors = List.copyOf(floors);
  }

  /** A line's release channel. */
  public enum Channel {
    LTS,
    EDGE
  }

  /**
   * How long a line of the runtime is supported.
   *
   * @param line its first two numbers: {@code 4.4}
   * @param channel its channel; lines before there were channels count as LTS
   * @param standardUntil the last day of standard support
   * @param extendedUntil the last day of extended support
   */
  public record RuntimeLine(
      String line, Channel channel, LocalDate standardUntil, LocalDate extendedUntil) {}

  /**
   * A published weakness of runtimes.
   *
   * @param id its CVE id
   * @param lines the lines that had it
   * @param fixedFrom the day of the first builds without it
   * @param effect what it lets an attacker do, to follow a colon
   */
  public record Vulnerability(String id, List<String> lines, LocalDate fixedFrom, String effect) {
    public Vulnerability {
      lines = List.copyOf(lines);
    }
  }

  /**
   * Something that old runtimes do and new ones do not.
   *
   * @param id what rules call it
   * @param until the first release without it, by line; of the lines that name no patch, builds
   *     from {@code fixedFrom} on are without it
   * @param datedLines the lines whose builds tell by their day
   * @param fixedFrom that day
   */
  public record Behaviour(
      String id, List<Version> until, List<String> datedLines, LocalDate fixedFrom) {
    public Behaviour {
      until = List.copyOf(until);
      datedLines = List.copyOf(datedLines);
    }

    /** Whether {@code version} does it; empty where the version does not tell. */
    public Optional<Boolean> isIn(Version version) {
      if (datedLines.contains(version.line())) {
        return version.buildDate().map(day -> day.isBefore(fixedFrom));
      }
      boolean mended = until.stream().anyMatch(first -> first.line().equals(version.line()));
      if (mended && version.numbers().size() < 3) {
        // A deployment that names the line alone gets the newest release of it, or an older one.
        return Optional.empty();
      }
      Version release = new Version(version.numbers(), "");
      return Optional.of(
          until.stream()
              .anyMatch(
                  first -> first.line().equals(release.line()) && release.compareTo(first) < 0));
    }
  }

  /**
   * The oldest releases of a module that hold its security fixes, one of each minor line.
   *
   * @param artifact {@code group:artifact}
   * @param oldest those releases, ascending
   * @param severity how bad it is to be without them: {@code critical}; {@code medium} where the
   *     table does not say
   * @param reason what was fixed, as a phrase
   */
  public record Floor(String artifact, List<Version> oldest, String severity, String reason) {
    public Floor {
      oldest = oldest.stream().sorted().toList();
    }

    /** The release that mends {@code version}; empty where it has the fixes. */
    public Optional<Version> mends(Version version) {
      for (Version floor : oldest) {
        if (floor.line().equals(version.line())) {
          return version.compareTo(floor) < 0 ? Optional.of(floor) : Optional.empty();
        }
      }
      Version newest = oldest.get(oldest.size() - 1);
      return version.compareTo(newest) < 0 ? Optional.of(newest) : Optional.empty();
    }
  }

  /** The behaviour that rules call {@code id}. */
  public Optional<Behaviour> behaviour(String id) {
    return behaviours.stream().filter(behaviour -> behaviour.id().equals(id)).findFirst();
  }

  /** The support of the line of {@code version}; of several channels the one asked for. */
  public Optional<RuntimeLine> runtime(Version version, Channel channel) {
    List<RuntimeLine> candidates =
        runtimes.stream().filter(line -> line.line().equals(version.line())).toList();
    return candidates.stream()
        .filter(line -> line.channel() == channel)
        .findFirst()
        .or(() -> candidates.stream().findFirst());
  }

  /** The tables that come with the plugin. */
  static Advisories builtIn() {
    return Resources.read("advisories.yaml", Advisories::read);
  }

  /** Reads the tables; what is wrong with them goes to {@code problems}. */
  public static Advisories read(SourceText text, List<YamlProblem> problems) {
    Optional<YamlReader> reader = YamlReader.open(text, problems);
    if (reader.isEmpty()) {
      return new Advisories(LocalDate.EPOCH, List.of(), List.of(), List.of(), List.of(), List.of());
    }
    YamlReader root = reader.get();
    Advisories advisories =
        new Advisories(
            date(root, "date"),
            root.textList("sources"),
            root.list("runtimes").stream().map(Advisories::runtimeLine).toList(),
            root.list("vulnerabilities").stream().map(Advisories::vulnerability).toList(),
            root.list("floors").stream().flatMap(item -> floor(item).stream()).toList(),
            root.list("behaviours").stream().map(Advisories::behaviour).toList());
    root.finish();
    return advisories;
  }

  private static RuntimeLine runtimeLine(YamlReader reader) {
    Map<String, Channel> channels = Map.of("lts", Channel.LTS, "edge", Channel.EDGE);
    RuntimeLine line =
        new RuntimeLine(
            reader.requiredText("line"),
            reader.enumValue("channel", channels).orElse(Channel.LTS),
            date(reader, "standard-until"),
            date(reader, "extended-until"));
    reader.finish();
    return line;
  }

  private static Vulnerability vulnerability(YamlReader reader) {
    Vulnerability vulnerability =
        new Vulnerability(
            reader.requiredText("id"),
            reader.textList("lines"),
            date(reader, "fixed-from"),
            reader.requiredText("effect"));
    reader.finish();
    return vulnerability;
  }

  private static Behaviour behaviour(YamlReader reader) {
    Behaviour behaviour =
        new Behaviour(
            reader.requiredText("id"),
            versions(reader, "until"),
            reader.textList("dated-lines"),
            date(reader, "fixed-from"));
    reader.finish();
    return behaviour;
  }

  private static List<Version> versions(YamlReader reader, String key) {
    List<Version> versions = new ArrayList<>();
    for (String version : reader.textList(key)) {
      Version.of(version)
          .ifPresentOrElse(
              versions::add, () -> reader.problem(key, "'" + version + "' is no version"));
    }
    return versions;
  }

  private static Optional<Floor> floor(YamlReader reader) {
    String artifact = reader.requiredText("artifact");
    String reason = reader.requiredText("reason");
    List<Version> oldest = versions(reader, "oldest");
    String severity = reader.enumValue("severity", SEVERITIES).orElse("medium");
    reader.finish();
    if (oldest.isEmpty()) {
      reader.problem("oldest", "'oldest' needs at least one version");
      return Optional.empty();
    }
    return Optional.of(new Floor(artifact, oldest, severity, reason));
  }

  private static LocalDate date(YamlReader reader, String key) {
    String written = reader.requiredText(key);
    try {
      return LocalDate.parse(written);
    } catch (DateTimeException e) {
      reader.problem(
          key, "'" + key + "' must be a day such as 2026-11-23, but is '" + written + "'");
      return LocalDate.EPOCH;
    }
  }
}
