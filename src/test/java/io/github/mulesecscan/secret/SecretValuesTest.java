package io.github.mulesecscan.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mulesecscan.secret.Credential.Quality;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretValuesTest {

  private static final SecretValues VALUES = SecretKnowledge.builtIn().values();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Tulip-93-harbour",
        "a1b2c3d4e5f60718",
        "Basic b3JkZXJzOlR1bGlw",
        "{noop}Tulip-93",
        "pa$$word9!",
        "correcthorsebatterystaple",
        "0f1e2d3c-1111-4222-8333-0123456789ab",
        "9037133144"
      })
  void realOnes(String value) {
    assertThat(VALUES.judge("db.password", value)).as(value).contains(Quality.REAL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"florentine", "selfsigned"})
  void wordsAreWeak(String value) {
    assertThat(VALUES.judge("db.password", value)).as(value).contains(Quality.WEAK);
  }

  @ParameterizedTest
  @ValueSource(strings = {"changeit", "CHANGEIT", "admin", "root", "mule123", "Welcome1", "123456"})
  void onesThatAnybodyTriesAreTrivial(String value) {
    assertThat(VALUES.judge("db.password", value)).as(value).contains(Quality.TRIVIAL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ab",
        "${db.password}",
        "${secure::db.password}",
        "#[vars.password]",
        "![nHWo5JhNAYM+TzxqeHdRDXx15Q5c7fwM]",
        "{{password}}",
        "$PASSWORD",
        "%PASSWORD%",
        "`cat secret`",
        "p('secure::db.password')",
        "vars.password",
        "{bcrypt}$2a$10$7EqJtq98hPqEX7fNZaFWoO",
        "<your password>",
        "{jSMOWnoPFgsHVpMvz5VrIt5kRbzGpI8u}",
        "********",
        "xxxxxxxx",
        "aaaaaaaa",
        "abc...xyz",
        "your-password",
        "db_password",
        "placeholder1",
        "the password is wrong",
        "https://login.example.org/token",
        "/run/secrets/db",
        "keys/sign.pem",
        "C:\\keys\\store",
        "DB_PASSWORD_PROD",
        "com.example.Passwords",
        "ERR-401",
        "APP:UNAUTHORIZED",
        "true",
        "3600",
        "-1",
        "AB:CD:EF:01:23:45:67:89:AB:CD",
        "Bearer ",
        "Basic"
      })
  void noCredentials(String value) {
    assertThat(VALUES.judge("db.password", value)).as(value).isEmpty();
  }

  @Test
  void aKeyIsOneWhateverItLooksLike() {
    assertThat(VALUES.judgeKey("123456789012")).contains(Quality.REAL);
    assertThat(VALUES.judgeKey("my secret phrase!")).contains(Quality.REAL);
    assertThat(VALUES.judgeKey("mulesoft")).contains(Quality.TRIVIAL);
    assertThat(VALUES.judgeKey("lantern")).contains(Quality.WEAK);
    assertThat(VALUES.judgeKey("${vault.key}")).isEmpty();
    assertThat(VALUES.judgeKey("this-is-a-dummy-value")).isEmpty();
    assertThat(VALUES.judgeKey(" ")).isEmpty();
  }

  @Test
  void longTextsTakeNoLongerThanTheyAre() {
    String hostile = "a.".repeat(200_000) + "{bcrypt".repeat(50_000);
    assertThat(VALUES.judge("db.password", hostile)).isNotNull();
  }
}
