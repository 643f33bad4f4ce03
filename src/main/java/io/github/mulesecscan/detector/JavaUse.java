package io.github.mulesecscan.detector;

import io.github.mulesecscan.syntax.java.JavaExpr;
import io.github.mulesecscan.syntax.java.JavaFile;
import io.github.mulesecscan.syntax.java.JavaNode;
import java.util.List;

/**
 * A place in Java or Groovy code that a rule may be about.
 *
 * @param node what is marked
 * @param name what is used or declared there: {@code Cipher.getInstance}
 * @param arguments the arguments of a call
 */
record JavaUse(JavaFile file, JavaNode node, String name, List<JavaExpr> arguments) {
  JavaUse {
    arguments = List.copyOf(arguments);
  }
}
