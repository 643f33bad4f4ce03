package io.github.mulesecscan.syntax.yaml;

import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.scanner.ScannerImpl;

/**
 * Reads YAML 1.1, as SnakeYAML (and so Mule) does, from its events.
 *
 * <p>Tags are kept as text and construct nothing. Aliases are resolved by sharing nodes, within
 * bounds.
 */
public final class YamlParser {

  /** Tags that say no more than what a reader of text knows anyway, and RAML's own. */
  private static final Set<String> PLAIN_TAGS =
      Set.of("str", "int", "bool", "float", "null", "map", "seq", "binary", "timestamp", "merge");

  private static final String INCLUDE = "!include";

  private final SourceText text;
  private final String content;
  private final DiagnosticLog log;
  private final TreeBuilder tree;
  private final YamlComments comments;
  private final Map<String, Anchored> anchors = new HashMap<>();
  // Names of the anchors of the containers that are open; null for one without.
  private final List<@Nullable String> openAnchors = new ArrayList<>();
  private int readTo;

  /** What an anchor names: a node, or null while its container is still open. */
  private record Anchored(@Nullable YamlNode node) {}

  private YamlParser(SourceText text) {
    this.text = text;
    this.content = text.content();
    this.log = new DiagnosticLog(text);
    this.tree = new TreeBuilder(text, log, "yaml");
    this.comments = new YamlComments(content);
  }

  /** Reads a root text; whatever it holds, the result is a parse with diagnostics. */
  public static YamlParse parse(SourceText text) {
    return new YamlParser(text).parse();
  }

  private YamlParse parse() {
    reportControlCharacters();
    int end = content.length();
    if (!readEvents()) {
      tree.closeAll();
      end = readTo;
    }
    return new YamlParse(tree.documents(), comments.upTo(end), log.sorted());
  }

  private boolean readEvents() {
    WholeTextReader reader = new WholeTextReader(content);
    try {
      Parser parser = new ParserImpl(new ScannerImpl(reader, new LoaderOptions()));
      for (Event event = parser.getEvent(); event != null; event = parser.getEvent()) {
        if (!take(event)) {
          return false;
        }
      }
      return true;
    } catch (YAMLException malformed) {
      MalformedYaml found = MalformedYaml.of(malformed, content, reader.getIndex());
      log.error("yaml-malformed", found.span(), found.message());
      return false;
    } catch (IllegalArgumentException | IndexOutOfBoundsException unforeseen) {
      // SnakeYAML lets a few of these out, such as for a number too large in a directive.
      int at = Math.min(reader.getIndex(), content.length());
      String message = "this is not YAML; what follows was not read";
      log.error("yaml-malformed", new Span(at, 0), message);
      return false;
    }
  }

  /** Takes one event; says false where reading must stop. */
  private boolean take(Event event) {
    int start = event.getStartMark().getIndex();
    int end = event.getEndMark().getIndex();
    readTo = Math.max(readTo, end);
    switch (event.getEventId()) {
      case DocumentStart -> anchors.clear();
      case Scalar -> scalar((ScalarEvent) event, start, end);
      case Alias -> alias((AliasEvent) event, Span.between(start, end));
      case SequenceStart, MappingStart -> {
        return open((CollectionStartEvent) event, start);
      }
      case SequenceEnd, MappingEnd -> close(end);
      default -> {
        // Starts and ends of streams and documents say nothing more.
      }
    }
    return true;
  }

  private boolean open(CollectionStartEvent event, int start) {
    int begin = hasProperties(event.getTag(), event.getAnchor()) ? afterProperties(start) : start;
    if (tree.isTooDeep()) {
      String message =
          "nested deeper than " + TreeBuilder.DEEPEST + " levels; what follows was not read";
      log.error("yaml-too-deep", new Span(begin, 0), message);
      return false;
    }
    tree.open(event.is(Event.ID.MappingStart), begin, tagOf(event.getTag(), start));
    openAnchors.add(event.getAnchor());
    if (event.getAnchor() != null) {
      anchors.put(event.getAnchor(), new Anchored(null));
    }
    return true;
  }

  private void close(int eventEnd) {
    char first = charAt(tree.openStart());
    char last = charAt(eventEnd - 1);
    boolean bracketed = (first == '[' && last == ']') || (first == '{' && last == '}');
    // The end event of a block lies where the next thing begins.
    YamlNode node = tree.close(bracketed ? eventEnd : tree.lastEnd());
    String anchor = openAnchors.remove(openAnchors.size() - 1);
    if (anchor != null) {
      anchors.put(anchor, new Anchored(node));
    }
  }

  private void scalar(ScalarEvent event, int start, int end) {
    YamlScalar scalar =
        isEncrypted(event, start) ? encrypted(start, end) : ordinary(event, start, end);
    comments.skip(scalar.contentSpan());
    tree.add(scalar, scalar.span());
    if (event.getAnchor() != null) {
      anchors.put(event.getAnchor(), new Anchored(scalar));
    }
  }

  private YamlScalar ordinary(ScalarEvent event, int start, int end) {
    int begin = start;
    if (hasProperties(event.getTag(), event.getAnchor())) {
      begin = Math.min(end, afterProperties(start));
    }
    String tag = tagOf(event.getTag(), start);
    DumperOptions.ScalarStyle written = event.getScalarStyle();
    String value = event.getValue();
    return switch (written) {
      case SINGLE_QUOTED, DOUBLE_QUOTED, JSON_SCALAR_STYLE -> {
        ScalarStyle style =
            written == DumperOptions.ScalarStyle.SINGLE_QUOTED
                ? ScalarStyle.SINGLE_QUOTED
                : ScalarStyle.DOUBLE_QUOTED;
        Span span = Span.between(begin, end);
        yield new YamlScalar(text, span, Span.between(begin + 1, end - 1), tag, value, style);
      }
      case LITERAL, FOLDED -> {
        int last = Math.max(begin, withoutTrailingBlanks(end));
        int first = Math.min(last, afterLine(begin));
        Span inner = Span.between(first, last);
        Span span = Span.between(begin, last);
        comments.header(begin, first);
        yield new YamlScalar(text, span, inner, tag, value, ScalarStyle.BLOCK);
      }
      case PLAIN -> {
        Span span = Span.between(begin, end);
        yield new YamlScalar(text, span, span, tag, value, ScalarStyle.PLAIN);
      }
    };
  }

  /**
   * Whether this is {@code ![c2VjcmV0]}, an encrypted value of Mule without the quotes that it
   * needs: to YAML it is a tag without a value.
   */
  private boolean isEncrypted(ScalarEvent event, int start) {
    return event.getTag() != null && event.isPlain() && content.startsWith("![", start);
  }

  private YamlScalar encrypted(int start, int end) {
    Span span = Span.between(start, end);
    String message =
        "'![...]' without quotes is a tag to YAML, and its value is empty; it was read as text";
    log.note("yaml-tag", span, message);
    return new YamlScalar(text, span, span, null, text.slice(span), ScalarStyle.PLAIN);
  }

  private void alias(AliasEvent event, Span place) {
    Anchored target = anchors.get(event.getAnchor());
    if (target == null) {
      String message = "no anchor '&" + event.getAnchor() + "' before this; it was read as text";
      log.warning("yaml-alias", place, message);
    } else if (target.node() == null) {
      String message = "an alias of something that it is itself part of; it was read as text";
      log.warning("yaml-alias", place, message);
    } else if (tree.addAlias(target.node(), place)) {
      return;
    } else if (log.isFirst("yaml-alias-limit")) {
      String message = "the aliases repeat too much content; from here on they were read as text";
      log.error("yaml-alias-limit", place, message);
    }
    YamlScalar asText =
        new YamlScalar(text, place, place, null, text.slice(place), ScalarStyle.PLAIN);
    tree.add(asText, place);
  }

  private @Nullable String tagOf(@Nullable String tag, int start) {
    if (tag == null || tag.equals("!")) {
      return null;
    }
    int from = content.indexOf('!', start);
    int to = from;
    while (to < content.length() && !isSpace(content.charAt(to))) {
      to++;
    }
    Span place = Span.between(from, to);
    String written = text.slice(place);
    boolean known = tag.startsWith(Tag.PREFIX) && PLAIN_TAGS.contains(tag.substring(18));
    if (!known && !written.equals(INCLUDE)) {
      String shown = TreeBuilder.shorten(written);
      log.note("yaml-tag", place, "the tag '" + shown + "' is not known and was left aside");
    }
    return written;
  }

  private static boolean hasProperties(@Nullable String tag, @Nullable String anchor) {
    return tag != null || anchor != null;
  }

  /** The offset of the value after its tag, its anchor, and what may stand between. */
  private int afterProperties(int start) {
    int at = start;
    while (at < content.length() && "!&#".indexOf(content.charAt(at)) >= 0) {
      boolean comment = content.charAt(at) == '#';
      while (at < content.length()
          && (comment
              ? !ScalarView.isBreak(content.charAt(at))
              : !isSpace(content.charAt(at)) && !isFlowMark(content.charAt(at)))) {
        at++;
      }
      while (at < content.length() && isSpace(content.charAt(at))) {
        at++;
      }
    }
    return at;
  }

  private static boolean isFlowMark(char c) {
    return c == ',' || c == ']' || c == '}';
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || ScalarView.isBreak(c);
  }

  private int afterLine(int from) {
    int at = from;
    while (at < content.length() && !ScalarView.isBreak(content.charAt(at))) {
      at++;
    }
    return Math.min(content.length(), at + (content.startsWith("\r\n", at) ? 2 : 1));
  }

  private int withoutTrailingBlanks(int end) {
    int at = end;
    while (at > 0 && isSpace(content.charAt(at - 1))) {
      at--;
    }
    return at;
  }

  private char charAt(int offset) {
    return offset >= 0 && offset < content.length() ? content.charAt(offset) : '\0';
  }

  private void reportControlCharacters() {
    IntStream.range(0, content.length())
        .filter(at -> isControl(content.charAt(at)))
        .findFirst()
        .ifPresent(
            at ->
                log.warning(
                    "yaml-control-character",
                    new Span(at, 1),
                    "YAML does not allow this control character; it was read as it is"));
  }

  private static boolean isControl(char c) {
    return (c < ' ' && c != '\t' && c != '\n' && c != '\r') || c == '\u007F';
  }
}
