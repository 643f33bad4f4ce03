package io.github.mulesecscan.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Values are put together here, lest scanners of repositories take them for real ones. */
class TokenFormatTest {

  private static final String LETTERS = "aB3dE6gH9jK2mN5pQ8sT1vW4yZ7bC0eF".repeat(4);
  private static final String UPPER = "ABCD2EFG3HIJ4KLM5NOP6QRS7TUV".repeat(2);
  private static final String HEX = "0123456789abcdef".repeat(3);
  private static final String DASHES = "-".repeat(5);

  static Stream<Arguments> tokens() {
    return Stream.of(
        Arguments.of("aws-access-key-id", "AK" + "IA" + UPPER.substring(0, 16)),
        Arguments.of("github-token", "gh" + "p_" + LETTERS.substring(0, 36)),
        Arguments.of("github-token", "github" + "_pat_" + LETTERS.substring(0, 82)),
        Arguments.of("gitlab-token", "gl" + "pat-" + LETTERS.substring(0, 20)),
        Arguments.of("slack-token", "xo" + "xb-1234567890-" + LETTERS.substring(0, 24)),
        Arguments.of("stripe-key", "sk" + "_live_" + LETTERS.substring(0, 30)),
        Arguments.of("google-api-key", "AI" + "za" + LETTERS.substring(0, 35)),
        Arguments.of("azure-client-secret", "aB3" + "8Q~" + LETTERS.substring(0, 34)),
        Arguments.of(
            "sendgrid-key", "SG" + "." + LETTERS.substring(0, 22) + "." + LETTERS.substring(0, 43)),
        Arguments.of("npm-token", "np" + "m_" + LETTERS.substring(0, 36)),
        Arguments.of("databricks-token", "da" + "pi" + HEX.substring(0, 32)),
        Arguments.of(
            "openai-key",
            "sk-"
                + "proj-"
                + LETTERS.substring(0, 40)
                + "T3Blbk"
                + "FJ"
                + LETTERS.substring(0, 40)),
        Arguments.of("anthropic-key", "sk-" + "ant-api03-" + LETTERS.substring(0, 95)),
        Arguments.of("groq-key", "gs" + "k_" + LETTERS.substring(0, 52)),
        Arguments.of("json-web-token", jwt()));
  }

  private static String jwt() {
    return "ey"
        + "JhbGciOiJIUzI1NiJ9"
        + ".ey"
        + "JzdWIiOiJtYWRlLXVwIn0."
        + LETTERS.substring(0, 43);
  }

  @ParameterizedTest
  @MethodSource("tokens")
  void findsTheTokenAndNothingElse(String id, String token) {
    assertThat(found(id, "key: \"" + token + "\" # more")).containsExactly(token);
    assertThat(found(id, token)).containsExactly(token);
    assertThat(found(id, "a " + token + "\nb " + token)).containsExactly(token, token);
  }

  @ParameterizedTest
  @MethodSource("tokens")
  void needsTheWholeToken(String id, String token) {
    assertThat(found(id, token.substring(0, token.length() / 2))).isEmpty();
  }

  @Test
  void leavesExamplesOfDocumentation() {
    assertThat(found("aws-access-key-id", "AK" + "IAIOSFODNN7EXAMPLE")).isEmpty();
  }

  @Test
  void findsPasswordsOfAddresses() {
    assertThat(found("url-password", "sftp://orders:Tulip-93@sftp.example.org/in"))
        .containsExactly("Tulip-93");
    assertThat(found("url-password", "https://example.org:8443/users/jo@example.org")).isEmpty();
    assertThat(found("url-password", "https://${user}:${secure::pw}@example.org")).isEmpty();
    assertThat(
            found("jdbc-password", "jdbc:mysql://db/orders?user=o&amp;password=Tulip-93&amp;x=1"))
        .containsExactly("Tulip-93");
    assertThat(found("url-parameter", "https://example.org/a?b=c&api_key=a81bc81bdead4e5d"))
        .containsExactly("a81bc81bdead4e5d");
    assertThat(found("url-parameter", "https://example.org/a?monkey=a81bc81bdead4e5d")).isEmpty();
  }

  @Test
  void findsPrivateKeysOverSeveralLines() {
    String body = LETTERS.substring(0, 64) + "\n" + LETTERS.substring(0, 64);
    String begin = DASHES + "BEGIN RSA PRIVATE" + " KEY" + DASHES + "\n";
    String end = "\n" + DASHES + "END RSA PRIVATE" + " KEY" + DASHES;

    assertThat(found("private-key", begin + body + end)).containsExactly(body + "\n");
    String header = "Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00112233\n\n";
    assertThat(found("private-key", begin + header + body + end)).isEmpty();
    assertThat(found("encrypted-private-key", begin + header + body + end))
        .containsExactly(body + "\n");
    assertThat(found("private-key", begin + "short" + end)).isEmpty();
  }

  @Test
  void findsPrivateKeysInOneLine() {
    String text =
        "key="
            + DASHES
            + "BEGIN PRIVATE"
            + " KEY"
            + DASHES
            + "\\n"
            + LETTERS.substring(0, 60)
            + "\\n"
            + DASHES
            + "END PRIVATE"
            + " KEY"
            + DASHES;
    assertThat(found("private-key", text)).hasSize(1);
  }

  private static List<String> found(String id, String text) {
    return SecretKnowledge.builtIn().formats().stream()
        .filter(format -> format.id().equals(id))
        .flatMap(format -> format.find(text).stream())
        .map(span -> text.substring(span.offset(), span.end()))
        .toList();
  }
}
