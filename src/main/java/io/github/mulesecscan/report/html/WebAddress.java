package io.github.mulesecscan.report.html;

import java.util.regex.Pattern;

/** Addresses that may become links. */
public final class WebAddress {

  private static final Pattern FORM = Pattern.compile("https?://[!-~&&[^\"<>\\\\^`{|}()]]+");

  private WebAddress() {}

  /**
   * Whether {@code url} can be a link: an address on the web in printable ASCII without characters
   * that have to be escaped first.
   */
  public static boolean isOne(String url) {
    return FORM.matcher(url).matches();
  }
}
