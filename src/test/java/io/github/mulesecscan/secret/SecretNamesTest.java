package io.github.mulesecscan.secret;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretNamesTest {

  private static final SecretNames NAMES = SecretKnowledge.builtIn().names();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password",
        "db.password",
        "DB_PASSWORD",
        "dbPassword",
        "db.password.prod",
        "password_dev",
        "keyPassword",
        "AWSSecretKey",
        "client-secret",
        "clientSecret",
        "client_secret",
        "secure.key",
        "mule.key",
        "salesforce.securityToken",
        "x-api-key",
        "apikey",
        "Authorization",
        "DD-API-KEY",
        "sftp/passphrase",
        "storage.connectionString",
        "oauth:accessToken"
      })
  void tellsNamesOfCredentials(String name) {
    assertThat(NAMES.isSecret(name)).as(name).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "...",
        "user",
        "key",
        "primary.key",
        "password.policy",
        "tokenUrl",
        "token.ttl",
        "client.secret.name",
        "maxTokens",
        "max_token",
        "nextToken",
        "bypass",
        "compass",
        "show-password",
        "keystore.path",
        "secret.id",
        "csrf-token",
        "passengers"
      })
  void leavesOtherNames(String name) {
    assertThat(NAMES.isSecret(name)).as(name).isFalse();
  }
}
