package io.github.mulesecscan.policy;

import io.github.mulesecscan.source.Location;
import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.syntax.yaml.JsonParser;
import io.github.mulesecscan.syntax.yaml.YamlMapping;
import io.github.mulesecscan.syntax.yaml.YamlNode;
import io.github.mulesecscan.syntax.yaml.YamlScalar;
import io.github.mulesecscan.syntax.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A value of any of the formats, and what is asked of it. Trees are at most 70 levels deep. */
sealed interface Tree {

  Location location();

  /** A single value; what only a deployment knows is written {@code ${…}}. */
  record Leaf(String text, Location location) implements Tree {}

  /** A list. */
  record Items(List<Tree> items, Location location) implements Tree {
    public Items {
      items = List.copyOf(items);
    }
  }

  /** Values with keys; a key may be there several times, as blocks of Terraform are. */
  record Entries(List<Entry> entries, Location location) implements Tree {
    public Entries {
      entries = List.copyOf(entries);
    }

    List<Tree> all(String key) {
      return entries.stream().filter(entry -> entry.key().equals(key)).map(Entry::value).toList();
    }

    Optional<Tree> first(String... keys) {
      for (String key : keys) {
        List<Tree> found = all(key);
        if (!found.isEmpty()) {
          return Optional.of(found.get(0));
        }
      }
      return Optional.empty();
    }

    Optional<Leaf> leaf(String... keys) {
      return first(keys).filter(Leaf.class::isInstance).map(Leaf.class::cast);
    }

    Optional<Entries> entries(String key) {
      return first(key).filter(Entries.class::isInstance).map(Entries.class::cast);
    }
  }

  /** A key, in camel case, and its value. */
  record Entry(String key, Tree value) {}

  /** What a template engine, a shell or a pipeline fills in. */
  Pattern FILLED_IN =
      Pattern.compile("\\{\\{|<%|\\$\\(|\\$[A-Za-z_]\\w*|@[A-Za-z_.]+@|__[A-Z_]+__|#\\{|%[A-Z_]+%");

  static Tree of(YamlNode node) {
    if (node instanceof YamlMapping mapping) {
      List<Entry> entries = new ArrayList<>();
      mapping
          .entries()
          .forEach(entry -> entries.add(new Entry(camel(entry.key().value()), of(entry.value()))));
      return new Entries(entries, node.location());
    }
    if (node instanceof YamlSequence sequence) {
      return new Items(sequence.items().stream().map(Tree::of).toList(), node.location());
    }
    YamlScalar scalar = (YamlScalar) node;
    return new Leaf(scalar.isNull() ? "" : marked(scalar.value()), node.location());
  }

  /** The value that a text in JSON holds; the text itself where it is none. */
  static Tree ofJson(SourceText text, Leaf otherwise) {
    String content = text.content().strip();
    if (!content.startsWith("{") && !content.startsWith("[")) {
      return otherwise;
    }
    return JsonParser.parse(text).first().map(Tree::of).orElse(otherwise);
  }

  /** {@code text}, with {@code ${…}} around it where something in it is filled in later. */
  static String marked(String text) {
    boolean open = text.contains("${") || text.startsWith("#[");
    return !open && FILLED_IN.matcher(text).find() ? "${" + text + "}" : text;
  }

  /** The keys of all formats in one spelling. */
  static String camel(String key) {
    if (key.indexOf('_') < 0) {
      return key;
    }
    Matcher matcher = Pattern.compile("_([a-z0-9])").matcher(key);
    return matcher.replaceAll(found -> found.group(1).toUpperCase(Locale.ROOT));
  }

  /** All single values below {@code tree}. */
  static List<PolicyValue> values(Tree tree) {
    List<PolicyValue> values = new ArrayList<>();
    collect(tree, "", values);
    return values;
  }

  private static void collect(Tree tree, String path, List<PolicyValue> values) {
    if (tree instanceof Leaf leaf) {
      values.add(new PolicyValue(path, leaf.text(), leaf.location()));
    } else if (tree instanceof Items items) {
      items.items().forEach(item -> collect(item, path, values));
    } else if (tree instanceof Entries entries) {
      String prefix = path.isEmpty() ? "" : path + ".";
      rate(entries).ifPresent(rate -> values.add(rate.in(prefix)));
      entries.entries().forEach(each -> collect(each.value(), prefix + each.key(), values));
    }
  }

  /** Requests for each second, for limits that are written as two numbers. */
  private static Optional<Rate> rate(Entries entries) {
    Optional<Leaf> most = entries.leaf("maximumRequests");
    Optional<Leaf> time = entries.leaf("timePeriodInMilliseconds");
    if (most.isEmpty() || time.isEmpty()) {
      return Optional.empty();
    }
    long requests = number(most.get().text());
    long period = number(time.get().text());
    return requests < 0 || period <= 0
        ? Optional.empty()
        : Optional.of(new Rate(requests * 1000 / period, most.get().location()));
  }

  /** A limit as a command line has it: visible, requests, milliseconds. */
  static List<PolicyValue> limit(Leaf written) {
    String[] parts = written.text().split(",", -1);
    if (parts.length != 3) {
      return List.of();
    }
    Entries entries =
        new Entries(
            List.of(
                new Entry("maximumRequests", new Leaf(parts[1].strip(), written.location())),
                new Entry(
                    "timePeriodInMilliseconds", new Leaf(parts[2].strip(), written.location()))),
            written.location());
    return values(new Entries(List.of(new Entry("limits", entries)), written.location()));
  }

  private static long number(String text) {
    return text.matches("[0-9]{1,12}") ? Long.parseLong(text) : -1;
  }

  /** A rate that two numbers make. */
  record Rate(long perSecond, Location location) {
    PolicyValue in(String prefix) {
      return new PolicyValue(prefix + "requestsPerSecond", String.valueOf(perSecond), location);
    }
  }
}
