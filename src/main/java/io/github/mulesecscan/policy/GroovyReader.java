package io.github.mulesecscan.policy;

import io.github.mulesecscan.policy.GatewayPolicies.Found;
import io.github.mulesecscan.source.Location;
import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads policies of deployment scripts in Groovy: {@code policy { assetId 'x' }}, {@code
 * Policy(assetId: 'x')} and the named forms of them. Only values that are written as texts, numbers
 * and truth values are known.
 */
final class GroovyReader {

  private static final Pattern START =
      Pattern.compile(
          "\\b(policy|Policy|JWTPolicy|azureADJWTPolicy|clientEnforcementPolicy[A-Za-z]{0,40})"
              + "[ \\t]*[({]");
  private static final Pattern PAIR =
      Pattern.compile(
          "\\b([A-Za-z]\\w{0,60})[ \\t]{0,20}[:=(]?[ \\t]{0,20}"
              + "('[^'\\n]{0,2000}'|\"[^\"\\n]{0,2000}\"|true\\b|false\\b|-?\\d{1,18}\\b)");
  private static final Map<String, String> NAMED =
      Map.of("JWTPolicy", "jwt-validation", "azureADJWTPolicy", "jwt-validation");
  private static final Set<String> OWN = Set.of("assetId", "groupId", "version", "assetVersion");
  private static final int LONGEST = 20_000;

  private GroovyReader() {}

  static void read(SourceText text, Found found) {
    String content = text.content();
    if (!text.path().extension().equals("groovy") || !content.contains("olicy")) {
      return;
    }
    Matcher matcher = START.matcher(content);
    int done = 0;
    while (matcher.find()) {
      if (matcher.start() < done) {
        continue;
      }
      done = end(content, matcher.end());
      policy(text, matcher, done, found);
    }
  }

  private static void policy(SourceText text, Matcher start, int end, Found found) {
    List<PolicyValue> configuration = new ArrayList<>();
    PolicyValue name = null;
    String form = start.group(1);
    Location formAt = text.locate(Span.between(start.start(1), start.end(1)));
    if (NAMED.containsKey(form)) {
      // These forms check issuer and audience by themselves; what is not written is not judged.
      name = new PolicyValue("name", form, formAt);
    } else if (form.startsWith("clientEnforcement")) {
      name = new PolicyValue("name", "client-id-enforcement", formAt);
    }
    Matcher pair = PAIR.matcher(text.content()).region(start.end(), end);
    while (pair.find()) {
      String written = pair.group(2);
      boolean quoted = written.startsWith("'") || written.startsWith("\"");
      String value = quoted ? written.substring(1, written.length() - 1) : written;
      Location at = text.locate(Span.between(pair.start(2), pair.end(2)));
      if (pair.group(1).equals("assetId")) {
        name = new PolicyValue("name", PolicyNames.of(value), at);
      } else if (!OWN.contains(pair.group(1))) {
        configuration.add(new PolicyValue(pair.group(1), Tree.marked(value), at));
      }
    }
    if (name != null) {
      String file = text.path().value();
      PolicyValue api = new PolicyValue("groovy:" + file, text.path().name(), name.location());
      String asset = NAMED.getOrDefault(name.text(), name.text());
      found.policy(
          new GatewayPolicy(
              PolicyFormat.GROOVY,
              new PolicyValue("name", asset, name.location()),
              Optional.of(api),
              name.location(),
              List.of(),
              NAMED.containsKey(form) ? unjudged(configuration, formAt) : configuration));
    }
  }

  /** A configuration of which more is set than is written. */
  private static List<PolicyValue> unjudged(List<PolicyValue> written, Location at) {
    List<PolicyValue> values = new ArrayList<>(written);
    values.add(new PolicyValue("", "${the form's own settings}", at));
    return values;
  }

  /** Where the bracket before {@code from} is closed; texts in quotes are passed over. */
  private static int end(String content, int from) {
    int most = Math.min(content.length(), from + LONGEST);
    int depth = 1;
    char quote = 0;
    for (int at = from; at < most; at++) {
      char c = content.charAt(at);
      if (quote != 0) {
        quote = c == quote || c == '\n' ? 0 : quote;
      } else if (c == '\'' || c == '"') {
        quote = c;
      } else if (c == '(' || c == '{' || c == '[') {
        depth++;
      } else if ((c == ')' || c == '}' || c == ']') && --depth == 0) {
        return at;
      }
    }
    return most;
  }
}
