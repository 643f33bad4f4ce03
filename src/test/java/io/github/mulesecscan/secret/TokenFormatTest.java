package io.github.mulesecscan.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

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
        Arguments.of("json-web-token", jwt()),
        Arguments.of("gitlab-token", "gl" + "ptt-" + HEX.substring(0, 40)),
        Arguments.of("slack-token", "xa" + "pp-1-A1B2C3D4E5-1234567890-" + HEX.substring(0, 40)),
        Arguments.of("hubspot-token", "pa" + "t-na1-" + uuid()),
        Arguments.of("twilio-key", "S" + "K" + HEX.substring(0, 32)),
        Arguments.of("alibaba-access-key-id", "LT" + "AI" + LETTERS.substring(0, 20)),
        Arguments.of("digitalocean-token", "do" + "p_v1_" + HEX + HEX.substring(0, 16)),
        Arguments.of("shopify-token", "sh" + "pat_" + HEX.substring(0, 32)),
        Arguments.of("square-token", "sq" + "0atp-" + LETTERS.substring(0, 22)),
        Arguments.of(
            "brevo-key",
            "xk" + "eysib-" + HEX + HEX.substring(0, 16) + "-" + LETTERS.substring(0, 16)),
        Arguments.of("mailgun-key", "ke" + "y-" + HEX.substring(0, 32)),
        Arguments.of("mailchimp-key", HEX.substring(0, 32) + "-u" + "s12"),
        Arguments.of(
            "postman-key", "PM" + "AK-" + HEX.substring(0, 24) + "-" + HEX.substring(0, 34)),
        Arguments.of("new-relic-key", "NR" + "AK-" + UPPER.substring(0, 27)),
        Arguments.of(
            "grafana-token", "gl" + "sa_" + LETTERS.substring(0, 32) + "_" + HEX.substring(0, 8)),
        Arguments.of(
            "dynatrace-token",
            "dt" + "0c01." + UPPER.substring(0, 24) + "." + UPPER.repeat(2).substring(0, 64)),
        Arguments.of("sentry-token", "sn" + "tryu_" + HEX + HEX.substring(0, 16)),
        Arguments.of("vault-token", "hv" + "s." + LETTERS.substring(0, 95)),
        Arguments.of(
            "terraform-token",
            LETTERS.substring(0, 14) + ".atlas" + "v1." + LETTERS.substring(0, 64)),
        Arguments.of("pulumi-token", "pu" + "l-" + HEX.substring(0, 40)),
        Arguments.of("docker-hub-token", "dc" + "kr_pat_" + LETTERS.substring(0, 27)),
        Arguments.of("pypi-token", "py" + "pi-AgEIcHlwaS5vcmc" + LETTERS.substring(0, 60)),
        Arguments.of("rubygems-key", "ru" + "bygems_" + HEX),
        Arguments.of("artifactory-key", "AK" + "Cp" + LETTERS.substring(0, 69)),
        Arguments.of("sonarqube-token", "sq" + "u_" + HEX.substring(0, 40)),
        Arguments.of("openshift-token", "sh" + "a256~" + LETTERS.substring(0, 43)),
        Arguments.of("atlassian-token", "AT" + "ATT3" + LETTERS.repeat(2).substring(0, 186)),
        Arguments.of("linear-key", "li" + "n_api_" + LETTERS.substring(0, 40)),
        Arguments.of("notion-token", "nt" + "n_12345678901" + LETTERS.substring(0, 35)),
        Arguments.of(
            "airtable-token",
            "pa" + "t" + LETTERS.substring(0, 14) + "." + HEX + HEX.substring(0, 16)),
        Arguments.of("doppler-token", "dp" + ".pt." + LETTERS.substring(0, 43)),
        Arguments.of("hugging-face-token", "hf" + "_" + "aBcDeFgHiJkLmNoPqRsTuVwXyZaBcDeFgH"),
        Arguments.of("perplexity-key", "pp" + "lx-" + LETTERS.substring(0, 48)),
        Arguments.of(
            "age-key",
            "AGE-SECRET"
                + "-KEY-1"
                + "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L".repeat(2).substring(0, 58)));
  }

  private static String uuid() {
    return "0f1e2d3c-1111-4222-8333-0123456789ab";
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

  /** No format is without a proof: those of keys and addresses have theirs further down. */
  @Test
  void everyFormatIsTried() {
    Set<String> untried = new TreeSet<>();
    SecretKnowledge.builtIn().formats().stream()
        .filter(format -> format.form() == Credential.Form.TOKEN)
        .forEach(format -> untried.add(format.id()));
    tokens().forEach(arguments -> untried.remove(String.valueOf(arguments.get()[0])));
    assertThat(untried).containsExactly("azure-shared-key", "slack-webhook", "teams-webhook");
  }

  @Test
  void findsTheSecretPartOfAddressesAndConnectionStrings() {
    String secret = LETTERS.substring(0, 44);
    assertThat(found("slack-webhook", "https://hooks.slack.com/services/" + secret))
        .containsExactly(secret);
    String part = uuid() + "@" + uuid() + "/IncomingWebhook/" + HEX.substring(0, 32) + "/" + uuid();
    assertThat(found("teams-webhook", "https://acme.webhook.office.com/webhookb2/" + part))
        .containsExactly(part);
    String key = LETTERS.substring(0, 86) + "==";
    assertThat(
            found(
                "azure-shared-key",
                "DefaultEndpointsProtocol=https;AccountName=o;AccountKey=" + key + ";x=y"))
        .containsExactly(key);
    assertThat(found("azure-shared-key", "AccountKey=${storage.key}")).isEmpty();
  }

  @Test
  void aTokenThatDecodesToNothingIsNone() {
    assertThat(found("json-web-token", jwt())).hasSize(1);
    String other =
        "ey" + "JhYmNkZWZnaGlqa2w" + ".ey" + "JhYmNkZWZnaGlqa2w." + LETTERS.substring(0, 43);
    assertThat(found("json-web-token", other)).isEmpty();
  }

  @Test
  void findsPrivateKeysOfPutty() {
    String file =
        """
        PuTTY-User-Key-File-3: ssh-rsa
        Encryption: %s
        Comment: orders
        Public-Lines: 1
        %s
        Private-Lines: 1
        %s
        Private-MAC: 00112233
        """;
    String key = LETTERS.substring(0, 64);
    assertThat(found("putty-key", file.formatted("none", key, key))).hasSize(1);
    assertThat(found("putty-key", file.formatted("aes256-cbc", key, key))).isEmpty();
    assertThat(found("encrypted-putty-key", file.formatted("aes256-cbc", key, key))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SK-1234",
        "key-value",
        "monkey-0123456789abcdef0123456789abcdef",
        "sq_item",
        "patch.level",
        "hf_hub",
        "sha256~",
        "https://hooks.slack.com/services/",
        "AKIA-example",
        "ghp_",
        "eyJ",
        "9fceb02d0ae598e95dc970b74767f19372d61af8",
        "0f1e2d3c-1111-4222-8333-0123456789ab",
        "AccountKey=UseDevelopmentStorage",
        "SKU0123456789ABCDEF",
        "-----BEGIN PUBLIC KEY-----",
        "-----BEGIN CERTIFICATE-----",
        "${github.token}",
        "${{ secrets.NPM_TOKEN }}",
        "$CI_JOB_TOKEN"
      })
  void leavesWhatOnlyBeginsLikeOne(String text) {
    SecretKnowledge.builtIn()
        .formats()
        .forEach(format -> assertThat(format.find("value: " + text)).as(format.id()).isEmpty());
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
  void findsPasswordsOfCommands() {
    assertThat(found("command-password", "curl -s -u deploy:Tulip-93 https://example.org/a"))
        .containsExactly("Tulip-93");
    assertThat(found("command-password", "curl --user \"deploy:Tulip-93\" https://example.org"))
        .containsExactly("Tulip-93");
    assertThat(found("command-password", "curl -u deploy:$PASSWORD https://example.org")).isEmpty();
    assertThat(found("command-password", "curl -u \"${USER}:${PASS}\" https://x.org")).isEmpty();
    assertThat(found("command-password", "sort -u a:b1234")).isEmpty();
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
