package io.github.mulesecscan.report.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The page's style and script, and the policy that allows exactly these two and nothing else.
 *
 * @param style CSS
 * @param script JavaScript
 * @param policy the content security policy of the page
 */
record Assets(String style, String script, String policy) {

  static Assets load() {
    String style = read("report.css");
    String script = read("report.js");
    String policy =
        "default-src 'none'; style-src '"
            + hash(style)
            + "'; script-src '"
            + hash(script)
            + "'; base-uri 'none'; form-action 'none'";
    return new Assets(style, script, policy);
  }

  private static String read(String name) {
    try (InputStream in = Assets.class.getResourceAsStream("/report/" + name)) {
      if (in == null) {
        throw new IllegalStateException("the plugin's jar lacks report/" + name);
      }
      // Browsers hash what they read, and they read every line end as LF.
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
