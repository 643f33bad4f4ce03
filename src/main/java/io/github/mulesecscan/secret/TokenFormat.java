package io.github.mulesecscan.secret;

import com.google.re2j.Pattern;
import java.util.List;

/**
 * A kind of credential that is known by its form.
 *
 * @param id its name in kebab case
 * @param title what it is: {@code GitHub token}
 * @param pattern what it looks like; the first group, if there is one, is the secret part
 * @param notContaining texts that documentation puts into made-up ones
 */
record TokenFormat(String id, String title, Pattern pattern, List<String> notContaining) {

  TokenFormat {
    notContaining = List.copyOf(notContaining);
  }
}
