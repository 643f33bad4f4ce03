package io.github.mulesecscan.secret;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.github.mulesecscan.source.Span;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.TreeSet;

/**
 * A kind of credential that is known by its form.
 *
 * @param id its name in kebab case
 * @param title what it is: {@code GitHub token}
 * @param near texts of which every such credential holds one
 * @param pattern what it looks like; the first group, if there is one, is the secret part
 * @param form what kind of credential it is
 * @param notContaining texts that documentation puts into made-up ones
 * @param structure what else has to be so
 */
record TokenFormat(
    String id,
    String title,
    List<String> near,
    Pattern pattern,
    Credential.Form form,
    List<String> notContaining,
    Structure structure) {

  /** What a credential of a form has to be beside its characters. */
  enum Structure {
    /** Nothing else. */
    NONE,
    /** Its first part, decoded, is a JSON object that names an algorithm. */
    JSON_WEB_TOKEN
  }

  // How far before and after such a text a credential may reach; a private key has some 4 KB.
  private static final int BEFORE = 400;
  private static final int AFTER = 6000;

  TokenFormat {
    near = List.copyOf(near);
    notContaining = List.copyOf(notContaining);
  }

  /** The secret parts of all credentials of this form in {@code text}, in order. */
  List<Span> find(String text) {
    TreeSet<Span> found = new TreeSet<>();
    for (String keyword : near) {
      int end = 0;
      for (int at = text.indexOf(keyword); at >= 0; at = text.indexOf(keyword, at + 1)) {
        if (at >= end) {
          end = findAround(text, at, found);
        }
      }
    }
    return List.copyOf(found);
  }

  /** Looks at the line (for keys: the lines) around {@code at}; returns where the look ended. */
  private int findAround(String text, int at, TreeSet<Span> found) {
    int start = Math.max(text.lastIndexOf('\n', at) + 1, at - BEFORE);
    int lineEnd = text.indexOf('\n', at);
    boolean wholeLines = lineEnd < 0 || !spansLines();
    int end = wholeLines && lineEnd >= 0 ? lineEnd : text.length();
    end = Math.min(end, at + AFTER);
    Matcher matcher = pattern.matcher(text.substring(start, end));
    while (matcher.find()) {
      boolean madeUp = notContaining.stream().anyMatch(matcher.group()::contains);
      int group = matcher.groupCount() > 0 && matcher.start(1) >= 0 ? 1 : 0;
      if (!madeUp && isWellFormed(matcher.group())) {
        found.add(Span.between(start + matcher.start(group), start + matcher.end(group)));
      }
    }
    return end;
  }

  private boolean isWellFormed(String token) {
    if (structure == Structure.NONE) {
      return true;
    }
    try {
      byte[] header = Base64.getUrlDecoder().decode(token.substring(0, token.indexOf('.')));
      String json = new String(header, StandardCharsets.UTF_8);
      return json.startsWith("{") && json.endsWith("}") && json.contains("\"alg\"");
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private boolean spansLines() {
    return form == Credential.Form.PRIVATE_KEY || form == Credential.Form.ENCRYPTED_PRIVATE_KEY;
  }
}
