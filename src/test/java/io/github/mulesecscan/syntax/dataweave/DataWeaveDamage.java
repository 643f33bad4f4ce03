package io.github.mulesecscan.syntax.dataweave;

import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.source.Span;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeMap;

/**
 * Damages valid scripts, one token each, and prints per kind of damage how many are rejected:
 * {@code DIR [COUNT] [--accepted] [--far]}.
 *
 * <p>Of {@code COUNT} scripts (5,000 unless told), each is damaged once in each way it can be, at a
 * place chosen by its name. {@code --accepted} lists the damaged texts that still parse, {@code
 * --far} those whose error is far from the damage.
 *
 * <p><em>Within one token</em>, printed for brackets: number the tokens of the text that has the
 * bracket (the original when it was removed, the damaged text when it was inserted), strings,
 * dates, regular expressions and the whole of a token counting as one. The first reported error
 * must stand at the bracket's own token or at the one right before or right behind it.
 *
 * <p><em>Explained</em> counts those and the ones where one bracket put in or taken away at the
 * reported place makes the text right too: which of the two was meant, the text does not tell.
 */
public final class DataWeaveDamage {

  private static final int SCRIPTS = 5_000;

  /** One way to damage a script. */
  private enum Kind {
    REMOVE_OPENER(true),
    REMOVE_CLOSER(true),
    INSERT_OPENER(true),
    INSERT_CLOSER(true),
    REMOVE_QUOTE(false),
    REMOVE_COMMA(false),
    REMOVE_ELSE(false),
    REMOVE_OPERAND(false);

    private final boolean bracket;

    Kind(boolean bracket) {
      this.bracket = bracket;
    }
  }

  private static final class Tally {
    private int damaged;
    private int rejected;
    private int near;
    private int explained;
  }

  private final TreeMap<Kind, Tally> tallies = new TreeMap<>();
  private final List<String> options;

  private DataWeaveDamage(List<String> options) {
    this.options = options;
  }

  public static void main(String[] arguments) throws IOException {
    List<String> options = List.of(arguments);
    int count =
        options.size() > 1 && options.get(1).matches("\\d+")
            ? Integer.parseInt(options.get(1))
            : SCRIPTS;
    DataWeaveDamage damage = new DataWeaveDamage(options);
    int taken = 0;
    for (SourceText text : DataWeaveCorpus.read(Path.of(options.get(0)))) {
      Script script = DataWeaveParser.parse(text);
      if (script.errors().isEmpty() && taken++ < count) {
        damage.damage(script);
      }
    }
    damage.print();
  }

  private void damage(Script script) {
    String text = script.text().content();
    List<Span> tokens = Tokens.of(script);
    for (Kind kind : Kind.values()) {
      Random random = new Random(31L * script.text().path().hashCode() + kind.name().hashCode());
      List<Integer> places = places(kind, script, tokens);
      if (places.isEmpty()) {
        continue;
      }
      int token = places.get(random.nextInt(places.size()));
      Span span = tokens.get(token);
      switch (kind) {
        case INSERT_OPENER -> insert(kind, text, tokens, token, "([{".charAt(random.nextInt(3)));
        case INSERT_CLOSER -> insert(kind, text, tokens, token, ")]}".charAt(random.nextInt(3)));
        case REMOVE_QUOTE -> {
          int quote = random.nextBoolean() ? span.offset() : span.end() - 1;
          remove(kind, text, tokens, token, new Span(quote, 1));
        }
        default -> remove(kind, text, tokens, token, span);
      }
    }
  }

  private static List<Integer> places(Kind kind, Script script, List<Span> tokens) {
    String text = script.text().content();
    List<Span> operands = kind == Kind.REMOVE_OPERAND ? Tokens.operands(script) : List.of();
    List<Integer> places = new ArrayList<>();
    for (int token = 0; token < tokens.size(); token++) {
      Span span = tokens.get(token);
      String written = text.substring(span.offset(), span.end());
      boolean fits =
          switch (kind) {
            case REMOVE_OPENER -> written.matches("[(\\[{]");
            case REMOVE_CLOSER -> written.matches("[)\\]}]");
            case INSERT_OPENER, INSERT_CLOSER -> true;
            case REMOVE_QUOTE -> written.matches("(?s)(['\"`]).*\\1");
            case REMOVE_COMMA -> written.equals(",");
            case REMOVE_ELSE -> written.equals("else");
            case REMOVE_OPERAND -> operands.contains(span);
          };
      if (fits) {
        places.add(token);
      }
    }
    return places;
  }

  private void insert(Kind kind, String text, List<Span> tokens, int token, char bracket) {
    int at = tokens.get(token).offset();
    String damaged = text.substring(0, at) + bracket + text.substring(at);
    List<Span> after = new ArrayList<>(tokens.subList(0, token));
    after.add(new Span(at, 1));
    for (Span span : tokens.subList(token, tokens.size())) {
      after.add(new Span(span.offset() + 1, span.length()));
    }
    judge(kind, damaged, after, token, at, 0);
  }

  private void remove(Kind kind, String text, List<Span> tokens, int token, Span removed) {
    String damaged = text.substring(0, removed.offset()) + text.substring(removed.end());
    judge(kind, damaged, tokens, token, removed.offset(), removed.length());
  }

  private static boolean explains(String damaged, int reported) {
    String before = damaged.substring(0, reported);
    String behind = damaged.substring(reported);
    if (!behind.isEmpty() && parses(before + ' ' + behind.substring(1))) {
      return "()[]{}".indexOf(behind.charAt(0)) >= 0;
    }
    return "()[]{}".chars().anyMatch(bracket -> parses(before + (char) bracket + behind));
  }

  private static boolean parses(String text) {
    return DataWeaveParser.parse(SourceText.root(new SourcePath("repaired.dwl"), text))
        .errors()
        .isEmpty();
  }

  // "removed" characters at "place" are in the tokens' text but not in the damaged one.
  private void judge(
      Kind kind, String damaged, List<Span> tokens, int token, int place, int removed) {
    Tally tally = tallies.computeIfAbsent(kind, unused -> new Tally());
    tally.damaged++;
    SourceText text = SourceText.root(new SourcePath("damaged.dwl"), damaged);
    List<SyntaxError> errors = DataWeaveParser.parse(text).errors();
    if (errors.isEmpty()) {
      show("--accepted", kind, damaged, place, "accepted");
      return;
    }
    tally.rejected++;
    int reported = errors.get(0).span().offset();
    int original = reported >= place ? reported + removed : reported;
    int found = Tokens.at(tokens, original);
    if (Math.abs(found - token) <= 1) {
      tally.near++;
      tally.explained++;
    } else if (kind.bracket) {
      tally.explained += explains(damaged, reported) ? 1 : 0;
      String message = errors.get(0).message() + " @" + reported + " by " + (found - token);
      show("--far", kind, damaged, place, message);
    }
  }

  private void show(String option, Kind kind, String damaged, int place, String message) {
    if (options.contains(option)) {
      int from = Math.max(0, place - 60);
      int to = Math.min(damaged.length(), place + 60);
      String around = damaged.substring(from, place) + "<HERE>" + damaged.substring(place, to);
      System.out.println(kind + ": " + message + ": " + around.replaceAll("\\s+", " "));
    }
  }

  private void print() {
    Tally all = new Tally();
    Tally brackets = new Tally();
    tallies.forEach(
        (kind, tally) -> {
          print(kind.toString().toLowerCase(Locale.ROOT), tally, kind.bracket);
          add(all, tally);
          if (kind.bracket) {
            add(brackets, tally);
          }
        });
    print("brackets", brackets, true);
    print("all", all, false);
  }

  private static void add(Tally to, Tally tally) {
    to.damaged += tally.damaged;
    to.rejected += tally.rejected;
    to.near += tally.near;
    to.explained += tally.explained;
  }

  private static void print(String name, Tally tally, boolean bracket) {
    String near =
        bracket
            ? String.format(
                Locale.ROOT,
                ", within one token %.2f %%, explained %.2f %%",
                100.0 * tally.near / tally.damaged,
                100.0 * tally.explained / tally.damaged)
            : "";
    System.out.printf(
        Locale.ROOT,
        "%-15s damaged %6d, rejected %6.2f %%%s%n",
        name,
        tally.damaged,
        100.0 * tally.rejected / tally.damaged,
        near);
  }
}
