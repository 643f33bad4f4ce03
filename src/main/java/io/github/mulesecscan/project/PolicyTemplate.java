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
          "\\{\\{!--.*?--\\}\\}|\\{\\{\\{[^{}]*\\}\\}\\}|\\{\\{[^{}]*\\}\\}", Pattern.DOTALL);

  private final String content;
  private final char[] readable;

  /** Where the value, text or CDATA section begins that is being read. */
  private int valueStart;

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
        valueStart = at;
      } else if (place == Place.CDATA && content.startsWith("]]>", at)) {
        place = Place.TEXT;
        at += "]]>".length();
      } else {
        if (place == Place.TEXT && c == '<') {
          place = Place.TAG;
        } else if (place == Place.TAG && (c == '"' || c == '\'')) {
          place = Place.VALUE;
          quote = c;
          valueStart = at + 1;
        } else if (place == Place.TAG && c == '>') {
          place = Place.TEXT;
          valueStart = at + 1;
        } else if (place == Place.VALUE && c == quote) {
          place = Place.TAG;
        }
        at++;
      }
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
    } else if (isInExpression(start)) {
      name(start, end);
    } else {
      placeholder(start, end);
    }
    return end;
  }

  /** Whether what stands at {@code start} is a part of a script, and not of a text in it. */
  private boolean isInExpression(int start) {
    String before = content.substring(valueStart, start);
    int open = Math.max(before.lastIndexOf("#["), before.indexOf("%dw "));
    if (open < 0) {
      return false;
    }
    char inside = 0;
    for (int i = open; i < before.length(); i++) {
      char c = before.charAt(i);
      if (c == '\\') {
        i++;
      } else if (inside == 0 && (c == '\'' || c == '"')) {
        inside = c;
      } else if (c == inside) {
        inside = 0;
      }
    }
    return inside == 0;
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
    while (mustache.find()) {
      char sign = content.charAt(mustache.start() + 2);
      if (sign == '#') {
        depth++;
      } else if (sign == '/' && --depth == 0) {
        return Optional.of(mustache.end());
      }
    }
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
