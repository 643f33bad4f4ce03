package io.github.mulesecscan.policy;

import io.github.mulesecscan.policy.GatewayPolicies.Found;
import io.github.mulesecscan.policy.Tree.Leaf;
import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the commands of Anypoint CLI that apply policies, in scripts and pipelines. */
final class CommandLineReader {

  private static final Pattern COMMAND =
      Pattern.compile(
          "api-mgr(?:(?::policy:|[ \\t]+policy[ \\t]+)apply"
              + "|(?::tier:|[ \\t]+tier[ \\t]+)(?<tier>add))\\b");
  private static final Set<String> CONFIG = Set.of("-c", "--config");
  private static final Set<String> POINTCUT = Set.of("-p", "--pointcut");
  private static final Set<String> SWITCHES =
      Set.of("--help", "-h", "--verbose", "--autoApprove", "-a");
  private static final Set<String> AUTO_APPROVE = Set.of("-a", "--autoApprove");
  private static final Set<String> LIMIT = Set.of("-l", "--limit");
  private static final int LONGEST = 20_000;

  private CommandLineReader() {}

  /** A word of a command with its quotes taken off. */
  private record Word(String text, SourceText view) {
    Leaf leaf() {
      return new Leaf(Tree.marked(text), view.locate(view.span()));
    }
  }

  static void read(SourceText text, Found found) {
    if (!text.content().contains("api-mgr")) {
      return;
    }
    Matcher matcher = COMMAND.matcher(text.content());
    int done = 0;
    while (matcher.find()) {
      int lineStart = text.content().lastIndexOf('\n', matcher.start()) + 1;
      String before = text.content().substring(lineStart, matcher.start()).strip();
      boolean comment = before.startsWith("#") || before.startsWith("//");
      if (!comment && matcher.start() >= done) {
        boolean tier = matcher.group("tier") != null;
        done = tier ? tier(text, matcher.end(), found) : command(text, matcher.end(), found);
      }
    }
  }

  /** {@code api-mgr:tier:add --name gold --autoApprove --limit true,1000,60000 17}. */
  private static int tier(SourceText text, int start, Found found) {
    List<Word> words = new ArrayList<>();
    int end = words(text, start, words);
    List<PolicyValue> settings = new ArrayList<>();
    Optional<Leaf> name = Optional.empty();
    Optional<Leaf> api = Optional.empty();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i).text();
      Leaf leaf = words.get(i).leaf();
      if (AUTO_APPROVE.contains(word)) {
        settings.add(new PolicyValue("autoApprove", "true", leaf.location()));
      } else if (!word.startsWith("-")) {
        api = api.isEmpty() ? Optional.of(leaf) : api;
      } else if (!SWITCHES.contains(word) && word.indexOf('=') < 0 && i + 1 < words.size()) {
        i++;
        Leaf value = words.get(i).leaf();
        if (LIMIT.contains(word)) {
          settings.addAll(Tree.limit(value));
        } else if (word.equals("--name")) {
          name = Optional.of(value);
        }
      }
    }
    if (name.isPresent() && api.isPresent()) {
      found.tier(
          new GatewayTier(
              PolicyFormat.COMMAND_LINE,
              new PolicyValue("name", name.get().text(), name.get().location()),
              api.map(leaf -> key(text, leaf)),
              settings));
    }
    return end;
  }

  private static PolicyValue key(SourceText text, Leaf api) {
    return new PolicyValue(
        "cli:" + text.path().value() + ":" + api.text(), api.text(), api.location());
  }

  private static int command(SourceText text, int start, Found found) {
    List<Word> words = new ArrayList<>();
    int end = words(text, start, words);
    List<PolicyValue> settings = new ArrayList<>();
    List<PolicyValue> configuration = new ArrayList<>();
    List<Leaf> arguments = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i).text();
      if (!word.startsWith("-")) {
        arguments.add(words.get(i).leaf());
        continue;
      }
      boolean takesValue = !SWITCHES.contains(word) && word.indexOf('=') < 0;
      if (takesValue && i + 1 < words.size()) {
        i++;
        Tree value = Tree.ofJson(words.get(i).view(), words.get(i).leaf());
        if (CONFIG.contains(word)) {
          configuration.addAll(Tree.values(value));
        } else if (POINTCUT.contains(word)) {
          settings.addAll(PolicyScope.of(value));
        }
      }
    }
    if (arguments.size() >= 2) {
      Leaf api = arguments.get(0);
      Leaf name = arguments.get(1);
      found.policy(
          new GatewayPolicy(
              PolicyFormat.COMMAND_LINE,
              new PolicyValue("name", PolicyNames.of(name.text()), name.location()),
              Optional.of(key(text, api)),
              name.location(),
              settings,
              configuration));
    }
    return end;
  }

  /** Splits a command into words, as a shell does; returns where it ends. */
  private static int words(SourceText text, int from, List<Word> words) {
    String content = text.content();
    int most = Math.min(content.length(), from + LONGEST);
    int at = from;
    while (at < most) {
      char c = content.charAt(at);
      if (c == '\\'
          && at + 1 < most
          && (content.charAt(at + 1) == '\n' || content.charAt(at + 1) == '\r')) {
        at = content.charAt(at + 1) == '\r' ? Math.min(at + 3, most) : at + 2;
      } else if (c == ' ' || c == '\t') {
        at++;
      } else if ("\n\r;|&>)`".indexOf(c) >= 0) {
        return at;
      } else {
        at = word(text, at, most, words);
      }
    }
    return at;
  }

  private static int word(SourceText text, int start, int most, List<Word> words) {
    String content = text.content();
    char quote = content.charAt(start);
    if (quote == '\'' || quote == '"') {
      int end = start + 1;
      while (end < most && content.charAt(end) != quote) {
        end += quote == '"' && content.charAt(end) == '\\' ? 2 : 1;
      }
      end = Math.min(end, most);
      words.add(quoted(text, Span.between(start + 1, end), quote == '"'));
      return Math.min(end + 1, most);
    }
    int end = start;
    while (end < most && " \t\n\r;|&>)`\"'".indexOf(content.charAt(end)) < 0) {
      end++;
    }
    int stop = Math.max(end, start + 1);
    Span span = Span.between(start, stop);
    words.add(new Word(text.slice(span), text.view(span)));
    return stop;
  }

  private static Word quoted(SourceText text, Span span, boolean escapes) {
    if (!escapes || text.slice(span).indexOf('\\') < 0) {
      return new Word(text.slice(span), text.view(span));
    }
    SourceText.ViewBuilder view = text.newView();
    int copied = span.offset();
    int at = span.offset();
    while (at + 1 < span.end()) {
      char next = text.content().charAt(at + 1);
      boolean escape =
          text.content().charAt(at) == '\\' && (next == '"' || next == '\\' || next == '$');
      if (escape) {
        view.copy(Span.between(copied, at));
        view.replace(Span.between(at, at + 2), String.valueOf(next));
        copied = at + 2;
      }
      at += escape ? 2 : 1;
    }
    SourceText built = view.copy(Span.between(copied, Math.max(copied, span.end()))).build();
    return new Word(built.content(), built);
  }
}
