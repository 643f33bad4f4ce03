package io.github.mulesecscan.secret;

import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.source.Span;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds credentials in text of which only the lines are understood: arguments such as {@code
 * -Dsecure.key=…} and {@code --client_secret …}, assignments such as {@code DB_PASSWORD=…}, {@code
 * password: …} and {@code String token = "…"}.
 */
final class Assignments {

  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*+");

  /** What a text is written in. */
  enum Style {
    /** Values may be bare: {@code PASSWORD=abc}, {@code password: abc}. */
    SCRIPT,
    /** Bare values are expressions; only arguments among quotes have some. */
    CODE,
    /** Nothing but arguments counts. */
    ARGUMENTS
  }

  private final SecretKnowledge knowledge;
  private final DecryptionKeys keys;
  private final Style style;
  private final Credential.Place place;

  Assignments(SecretKnowledge knowledge, DecryptionKeys keys, Style style, Credential.Place place) {
    this.knowledge = knowledge;
    this.keys = keys;
    this.style = style;
    this.place = place;
  }

  /** Gives {@code sink} what is found in {@code text}. */
  void find(SourceText text, Consumer<Credential> sink) {
    String content = text.content();
    Matcher matcher = NAME.matcher(content);
    int from = 0;
    while (matcher.find(from)) {
      from = matcher.end();
      int letters = lettersBeforeName(content, matcher.start());
      boolean argument = letters >= 0;
      boolean counts =
          argument || (style != Style.ARGUMENTS && isSign(content, signAfter(content, from)));
      if (!counts) {
        continue;
      }
      String name = matcher.group().substring(Math.max(0, letters));
      if (keys.isNamed(name) || knowledge.names().isSecret(name)) {
        Optional<Span> value = value(content, matcher.end(), argument);
        value.flatMap(span -> judge(name, text, span, argument)).ifPresent(sink);
        from = value.map(Span::end).orElse(from);
      }
    }
  }

  private Optional<Credential> judge(String name, SourceText text, Span span, boolean argument) {
    String value = text.slice(span);
    return knowledge
        .values()
        .judge(name, value)
        .filter(quality -> isSure(quality, argument))
        .map(
            quality ->
                new Credential(
                    name,
                    value,
                    text.locate(span),
                    "assignment/" + name,
                    place,
                    keys.isNamed(name) ? Credential.Form.DECRYPTION_KEY : Credential.Form.NAMED,
                    quality,
                    Set.of(),
                    false));
  }

  /** In code a constant may hold the name of a parameter; in YAML a key may mean anything. */
  private boolean isSure(Credential.Quality quality, boolean argument) {
    return switch (quality) {
      case REAL -> true;
      case TRIVIAL -> argument || style == Style.SCRIPT;
      case WEAK -> argument;
    };
  }

  /**
   * How many letters before the name of an argument are not its own: of {@code -Dname} one, of
   * {@code -M-Dname} three, of {@code --name} none; less than none where it is no argument.
   */
  private static int lettersBeforeName(String content, int start) {
    if (start == 0 || content.charAt(start - 1) != '-') {
      return -1;
    }
    if (start > 1 && content.charAt(start - 2) == '-') {
      return 0;
    }
    return content.startsWith("M-D", start) ? 3 : content.startsWith("D", start) ? 1 : -1;
  }

  /** The value after the name that ends at {@code at}, without quotes. */
  private Optional<Span> value(String content, int at, boolean argument) {
    int sign = signAfter(content, at);
    boolean spaced = argument && sign > at && sign < content.length() && !isSign(content, sign);
    int start = spaced ? sign : blanksEnd(content, sign + 1);
    if (start >= content.length() || (!spaced && !isSign(content, sign))) {
      return Optional.empty();
    }
    char quote = content.charAt(start);
    if (quote == '"' || quote == '\'') {
      int end = content.indexOf(quote, start + 1);
      int line = content.indexOf('\n', start);
      boolean closed = end > 0 && (line < 0 || end < line);
      return closed ? Optional.of(Span.between(start + 1, end)) : Optional.empty();
    }
    boolean bare = argument || style == Style.SCRIPT;
    int end = bareEnd(content, start);
    return bare && end > start ? Optional.of(Span.between(start, end)) : Optional.empty();
  }

  /** Where the sign between the name that ends at {@code at} and its value would be. */
  private static int signAfter(String content, int at) {
    return blanksEnd(content, skip(content, at, "\"'"));
  }

  private static boolean isSign(String content, int at) {
    if (at >= content.length()) {
      return false;
    }
    char sign = content.charAt(at);
    char next = at + 1 < content.length() ? content.charAt(at + 1) : '\n';
    return (sign == '=' && next != '=' && next != '~') || (sign == ':' && isAfterColon(next));
  }

  private static boolean isAfterColon(char next) {
    return next == ' ' || next == '"' || next == '\'';
  }

  private static int skip(String content, int at, String oneOf) {
    return at < content.length() && oneOf.indexOf(content.charAt(at)) >= 0 ? at + 1 : at;
  }

  private static int blanksEnd(String content, int at) {
    int end = at;
    while (end < content.length() && (content.charAt(end) == ' ' || content.charAt(end) == '\t')) {
      end++;
    }
    return end;
  }

  private static int bareEnd(String content, int start) {
    int end = start;
    while (end < content.length()
        && !Character.isWhitespace(content.charAt(end))
        && "\"'`;,)&|<>".indexOf(content.charAt(end)) < 0) {
      end++;
    }
    return end;
  }
}
