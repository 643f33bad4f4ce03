package io.github.mulesecscan.project;

import io.github.mulesecscan.source.SourceText;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The template of a custom policy: Mule XML with Handlebars in it, which API Manager fills in where
 * the policy is applied.
 *
 * <pre>{@code
 * <http:request-connection host="{{{host}}}" {{#if tls}} protocol="HTTPS" {{/if}}/>
 * }</pre>
 *
 * <p>It is read as Mule XML of the same length: values become placeholders of the same length,
 * whose values nobody knows; helpers become blanks, and of two branches in a tag the first one
 * stays.
 */
final class PolicyTemplate {

  private static final String POLICY = MuleNames.HTTP_POLICY + '"';
  private static final Pattern OPEN = Pattern.compile("\\{\\{");
  private static final Pattern MUSTACHE =
      Pattern.compile(
          "\\{\\{!--.{0,4000}?--\\}\\}|\\{\\{\\{[^{}]*\\}\\}\\}|\\{\\{[^{}]*\\}\\}",
          Pattern.DOTALL);

  private final String content;
  private final char[] readable;

  private final Script script = new Script();

  /**
   * Whether a block was looked for that nobody closes: no further one is, which keeps it linear.
   */
  private boolean unclosed;

  private PolicyTemplate(String content) {
    this.content = content;
    this.readable = content.toCharArray();
  }

  /** What {@code written} is read as; the text itself where it is no template of a policy. */
  static SourceText readable(SourceText written) {
    String content = written.content();
    if (!content.contains(POLICY) || !OPEN.matcher(content).find()) {
      return written;
    }
    PolicyTemplate template = new PolicyTemplate(content);
    template.read();
    return SourceText.root(written.path(), new String(template.readable));
  }

  /** Where in XML a piece of Handlebars stands. */
  private enum Place {
    TEXT,
    TAG,
    VALUE,
    CDATA
  }

  private void read() {
    Matcher mustache = MUSTACHE.matcher(content);
    Place place = Place.TEXT;
    char quote = 0;
    int at = 0;
    while (at < content.length()) {
      char c = content.charAt(at);
      if (c == '{' && mustache.region(at, content.length()).lookingAt()) {
        at = replace(at, mustache.end(), place);
      } else if (place == Place.TEXT && content.startsWith("<!--", at)) {
        at = after("-->", at + 4);
      } else if (place == Place.TEXT && content.startsWith("<![CDATA[", at)) {
        place = Place.CDATA;
        at += "<![CDATA[".length();
      } else if (place == Place.CDATA && content.startsWith("]]>", at)) {
        place = Place.TEXT;
        script.leave();
        at += "]]>".length();
      } else {
        if (place == Place.TEXT && c == '<') {
          place = Place.TAG;
          script.leave();
        } else if (place == Place.TAG && (c == '"' || c == '\'')) {
          place = Place.VALUE;
          quote = c;
        } else if (place == Place.TAG && c == '>') {
          place = Place.TEXT;
        } else if (place == Place.VALUE && c == quote) {
          place = Place.TAG;
          script.leave();
        } else if (place != Place.TAG) {
          script.pass(at);
        }
        at++;
      }
    }
  }

  /** Follows whether what is being read is a script, and there within the quotes of a text. */
  private final class Script {

    private boolean open;
    private boolean escaped;
    private char string;

    void leave() {
      open = false;
      escaped = false;
      string = 0;
    }

    void pass(int at) {
      char c = content.charAt(at);
      if (!open) {
        open = content.startsWith("#[", at) || content.startsWith("%dw ", at);
      } else if (escaped) {
        escaped = false;
      } else if (c == '\\') {
        escaped = true;
      } else if (string == 0 && (c == '\'' || c == '"')) {
        string = c;
      } else if (c == string) {
        string = 0;
      }
    }

    boolean isCode() {
      return open && string == 0;
    }
  }

  /** Replaces a piece, and returns where reading goes on. */
  private int replace(int start, int end, Place place) {
    char sign = content.charAt(start + 2);
    boolean isBranch = sign == '^' || isElse(start);
    if (sign == '#' && place == Place.VALUE) {
      int close = closing(end).orElse(end);
      placeholder(start, close);
      return close;
    }
    if (isBranch && place == Place.TAG) {
      int close = closing(end).orElse(end);
      blank(start, close);
      return close;
    }
    boolean isHelper = "#/^!>&".indexOf(sign) >= 0 || isBranch;
    if (isHelper || place == Place.TAG) {
      blank(start, end);
    } else if (script.isCode()) {
      name(start, end);
    } else {
      placeholder(start, end);
    }
    return end;
  }

  /** In a script, {@code {{{host}}}} is read as a name that Mule does not know. */
  private void name(int start, int end) {
    String name = content.substring(start, end).replaceAll("[^A-Za-z0-9_]", "");
    blank(start, end);
    String word = "x_" + name;
    word.getChars(0, Math.min(word.length(), end - start), readable, start);
  }

  private boolean isElse(int start) {
    String inside = content.substring(start + 2, Math.min(content.length(), start + 12)).strip();
    return inside.startsWith("else");
  }

  /** Where the block ends in which {@code from} stands. */
  private Optional<Integer> closing(int from) {
    Matcher mustache = MUSTACHE.matcher(content).region(from, content.length());
    int depth = 1;
    while (!unclosed && mustache.find()) {
      char sign = content.charAt(mustache.start() + 2);
      if (sign == '#') {
        depth++;
      } else if (sign == '/' && --depth == 0) {
        return Optional.of(mustache.end());
      }
    }
    unclosed = true;
    return Optional.empty();
  }

  /** {@code {{{host}}}} becomes <code>${host   }</code>. */
  private void placeholder(int start, int end) {
    String name = content.substring(start, end).replaceAll("[^A-Za-z0-9_.]", "");
    blank(start, end);
    readable[start] = '$';
    readable[start + 1] = '{';
    int most = Math.min(name.length(), end - start - 3);
    name.getChars(0, most, readable, start + 2);
    readable[end - 1] = '}';
  }

  private void blank(int start, int end) {
    for (int i = start; i < end; i++) {
      boolean isLineEnd = content.charAt(i) == '\n' || content.charAt(i) == '\r';
      readable[i] = isLineEnd ? content.charAt(i) : ' ';
    }
  }

  private int after(String token, int from) {
    int found = content.indexOf(token, Math.min(from, content.length()));
    return found < 0 ? content.length() : found + token.length();
  }
}
