package io.github.mulesecscan.syntax.yaml;

import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.source.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Builds documents from the starts, ends and scalars that a reader meets, without recursion, and
 * keeps the bounds that whoever walks the result may rely on.
 */
final class TreeBuilder {

  /** How many levels a document may have, aliases followed. */
  static final int DEEPEST = 500;

  /** How many nodes the aliases of a file may add up to. */
  private static final int MOST_ALIASED_NODES = 100_000;

  private final SourceText text;
  private final DiagnosticLog log;
  private final String language;
  private final List<YamlNode> documents = new ArrayList<>();
  private final Deque<Frame> open = new ArrayDeque<>();
  private long aliasedNodes;

  /** A container whose end was not met yet. */
  private static final class Frame {
    final boolean isMapping;
    final int start;
    final @Nullable String tag;
    final List<YamlNode> items = new ArrayList<>();
    final List<YamlEntry> entries = new ArrayList<>();
    final Set<String> keys = new HashSet<>();
    TreeSize size = TreeSize.ONE;
    int lastEnd;
    boolean wantsValue;
    @Nullable YamlScalar key;

    Frame(boolean isMapping, int start, @Nullable String tag) {
      this.isMapping = isMapping;
      this.start = start;
      this.lastEnd = start;
      this.tag = tag;
    }
  }

  /** {@code language} begins the codes of the diagnostics. */
  TreeBuilder(SourceText text, DiagnosticLog log, String language) {
    this.text = text;
    this.log = log;
    this.language = language;
  }

  boolean isTooDeep() {
    return open.size() >= DEEPEST - 1;
  }

  void open(boolean isMapping, int start, @Nullable String tag) {
    open.push(new Frame(isMapping, start, tag));
  }

  /** The offset where the innermost open container begins. */
  int openStart() {
    return open.element().start;
  }

  /** The offset after the last thing in the innermost open container. */
  int lastEnd() {
    return open.element().lastEnd;
  }

  /** Ends the innermost open container at {@code end} and returns it. */
  YamlNode close(int end) {
    Frame frame = open.pop();
    Span span = Span.between(frame.start, Math.max(frame.start, end));
    YamlNode node =
        frame.isMapping
            ? new YamlMapping(text, span, frame.tag, frame.entries, frame.size)
            : new YamlSequence(text, span, frame.tag, frame.items, frame.size);
    add(node, span);
    return node;
  }

  /** Ends what is open after a malformed place, each container with its last child. */
  void closeAll() {
    while (!open.isEmpty()) {
      close(lastEnd());
    }
  }

  /** Adds an alias of {@code target}; says false where that would make the document too large. */
  boolean addAlias(YamlNode target, Span place) {
    TreeSize size = TreeSize.of(target);
    aliasedNodes += size.nodes();
    if (open.size() + size.height() > DEEPEST || aliasedNodes > MOST_ALIASED_NODES) {
      aliasedNodes -= size.nodes();
      return false;
    }
    add(target, place);
    return true;
  }

  /** Adds {@code node}, written or named by an alias at {@code place}. */
  void add(YamlNode node, Span place) {
    Frame frame = open.peek();
    if (frame == null) {
      documents.add(node);
      return;
    }
    frame.lastEnd = Math.max(frame.lastEnd, place.end());
    if (!frame.isMapping) {
      frame.items.add(node);
      frame.size = frame.size.with(TreeSize.of(node));
    } else if (frame.wantsValue) {
      addValue(frame, node);
    } else {
      addKey(frame, node, place);
    }
  }

  List<YamlNode> documents() {
    return documents;
  }

  private void addKey(Frame frame, YamlNode node, Span place) {
    frame.wantsValue = true;
    if (!(node instanceof YamlScalar key)) {
      String message = "a list or a mapping as a key is not supported; this entry was left out";
      log.warning(language + "-key", place, message);
      return;
    }
    frame.key = key;
    if (!frame.keys.add(key.value()) && !key.value().equals(YamlMapping.MERGE)) {
      String message = "the key '" + shorten(key.value()) + "' is here twice; the last one counts";
      log.warning(language + "-duplicate-key", place, message);
    }
  }

  private static void addValue(Frame frame, YamlNode node) {
    YamlScalar key = frame.key;
    frame.wantsValue = false;
    frame.key = null;
    if (key != null) {
      frame.entries.add(new YamlEntry(key, node));
      frame.size = frame.size.with(TreeSize.ONE).with(TreeSize.of(node));
    }
  }

  static String shorten(String word) {
    int longest = 60;
    return word.length() <= longest ? word : word.substring(0, longest) + "…";
  }
}
