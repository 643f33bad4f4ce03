package io.github.mulesecscan.policy;

import io.github.mulesecscan.policy.Tree.Entries;
import io.github.mulesecscan.policy.Tree.Entry;
import io.github.mulesecscan.policy.Tree.Items;
import io.github.mulesecscan.policy.Tree.Leaf;
import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads the declarations of Terraform files: blocks, attributes, texts, here documents, lists, maps
 * and {@code jsonencode}. Every other expression is a value that only a deployment knows. What does
 * not parse is passed over; each character is looked at a bounded number of times.
 */
final class HclReader {

  private static final int DEEPEST = 60;
  private static final Set<String> TRANSPARENT =
      Set.of("jsonencode", "yamlencode", "tolist", "toset", "tomap", "tostring", "sensitive");

  private final SourceText text;
  private final HclScanner in;

  /**
   * A block at the top of a file.
   *
   * @param type its first word: {@code resource}
   * @param labels the words after it
   * @param body what it holds; nested blocks are entries that are named by their type
   */
  record Block(String type, List<Leaf> labels, Entries body) {}

  private HclReader(SourceText text) {
    this.text = text;
    this.in = new HclScanner(text.content());
  }

  static List<Block> read(SourceText text) {
    HclReader reader = new HclReader(text);
    List<Block> blocks = new ArrayList<>();
    while (!reader.in.atEnd()) {
      reader.body(0, blocks);
      reader.in.skip('}');
    }
    return blocks;
  }

  /** What stands up to a closing brace; blocks of the top go to {@code blocks}. */
  private Entries body(int depth, List<Block> blocks) {
    List<Entry> entries = new ArrayList<>();
    int start = in.at();
    in.blanks();
    while (!in.atEnd() && !in.is('}')) {
      int before = in.at();
      String name = in.word();
      if (name.isEmpty()) {
        in.passOver();
      } else {
        statement(name, depth, entries, blocks);
      }
      if (in.at() == before) {
        in.next();
      }
      in.blanks();
    }
    return new Entries(entries, text.locate(Span.between(start, in.at())));
  }

  private void statement(String name, int depth, List<Entry> entries, List<Block> blocks) {
    in.spaces();
    if (in.is('=')) {
      in.next();
      entries.add(new Entry(Tree.camel(name), expression(depth)));
      return;
    }
    List<Leaf> labels = labels();
    if (!in.is('{')) {
      return;
    }
    if (depth >= DEEPEST) {
      in.balanced();
      return;
    }
    in.next();
    Entries body = body(depth + 1, new ArrayList<>());
    in.skip('}');
    if (depth == 0) {
      blocks.add(new Block(name, labels, body));
    } else if (name.equals("dynamic") && !labels.isEmpty()) {
      entries.add(new Entry(Tree.camel(labels.get(0).text()), body));
    } else {
      entries.add(new Entry(Tree.camel(name), body));
    }
  }

  private List<Leaf> labels() {
    List<Leaf> labels = new ArrayList<>();
    while (true) {
      in.spaces();
      int start = in.at();
      if (in.is('"')) {
        labels.add(quoted());
      } else {
        String word = in.word();
        if (word.isEmpty()) {
          return labels;
        }
        labels.add(new Leaf(word, text.locate(Span.between(start, in.at()))));
      }
    }
  }

  private Tree expression(int depth) {
    in.blanks();
    int start = in.at();
    Tree value = depth >= DEEPEST ? opaque(start) : term(depth);
    in.spaces();
    // Something follows: an operator, an index, a condition. The whole is worked out later.
    return in.endsExpression() ? value : opaque(start);
  }

  private Tree term(int depth) {
    int start = in.at();
    if (in.is('"')) {
      return quoted();
    }
    if (in.isHereDocument()) {
      return hereDocument();
    }
    if (in.is('[') && !in.isComprehension()) {
      return list(depth);
    }
    if (in.is('{') && !in.isComprehension()) {
      return map(depth);
    }
    if (in.is('[') || in.is('{') || in.is('(')) {
      in.balanced();
      return unknown(start);
    }
    return word(start, depth);
  }

  private Tree word(int start, int depth) {
    in.skip('-');
    in.operand();
    String word = in.since(start);
    if (!in.is('(')) {
      boolean constant =
          word.equals("true") || word.equals("false") || word.matches("-?[0-9][0-9.eE+]*");
      if (word.equals("null")) {
        return new Leaf("", text.locate(Span.between(start, in.at())));
      }
      return constant ? leaf(word, start) : unknown(start);
    }
    if (!TRANSPARENT.contains(word)) {
      in.balanced();
      return unknown(start);
    }
    in.next();
    Tree argument = expression(depth + 1);
    in.blanks();
    in.skip(')');
    return argument;
  }

  private Tree list(int depth) {
    int start = in.at();
    in.next();
    List<Tree> items = new ArrayList<>();
    in.separators();
    while (!in.atEnd() && !in.is(']')) {
      int before = in.at();
      items.add(expression(depth + 1));
      if (in.at() == before) {
        in.next();
      }
      in.separators();
    }
    in.skip(']');
    return new Items(items, text.locate(Span.between(start, in.at())));
  }

  private Tree map(int depth) {
    int start = in.at();
    in.next();
    List<Entry> entries = new ArrayList<>();
    in.separators();
    while (!in.atEnd() && !in.is('}')) {
      int before = in.at();
      String key = in.is('"') ? quoted().text() : in.word();
      in.spaces();
      if (in.is('=') || in.is(':')) {
        in.next();
        entries.add(new Entry(Tree.camel(key), expression(depth + 1)));
      } else {
        in.passOver();
      }
      if (in.at() == before) {
        in.next();
      }
      in.separators();
    }
    in.skip('}');
    return new Entries(entries, text.locate(Span.between(start, in.at())));
  }

  /** Everything up to the end of the expression that began at {@code start}. */
  private Leaf opaque(int start) {
    in.expressionEnd();
    return unknown(start);
  }

  private Leaf unknown(int start) {
    return leaf("${" + in.since(start).strip() + "}", start);
  }

  private Leaf leaf(String value, int start) {
    return new Leaf(value, text.locate(Span.between(start, Math.max(start, in.at()))));
  }

  private Leaf quoted() {
    int start = in.at();
    in.string();
    String raw = in.since(start);
    boolean closed = raw.length() > 1 && raw.endsWith("\"");
    int end = closed ? in.at() - 1 : in.at();
    return leaf(HclScanner.unescape(text.content().substring(start + 1, end)), start);
  }

  private Tree hereDocument() {
    int start = in.at();
    Span body = in.hereDocument();
    String content = text.slice(body);
    Leaf plain = leaf(content, start);
    // A document that is filled in later may be no JSON before.
    return Tree.ofJson(text.view(body), plain);
  }
}
