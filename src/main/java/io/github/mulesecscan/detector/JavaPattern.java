package io.github.mulesecscan.detector;

import io.github.mulesecscan.code.JavaSources;
import io.github.mulesecscan.syntax.java.JavaFile;

/**
 * A method, constructor or constant of a class: {@code javax.crypto.Cipher.getInstance}, {@code
 * java.util.Random.new}; of whatever class {@code any.getInstance}.
 */
record JavaPattern(String className, String member) {

  private static final String ANY = "any";

  static JavaPattern of(String written) {
    int dot = written.lastIndexOf('.');
    return new JavaPattern(written.substring(0, Math.max(0, dot)), written.substring(dot + 1));
  }

  /** Whether {@code type}, as it is written in {@code file}, and {@code name} are meant. */
  boolean matches(JavaSources sources, JavaFile file, String type, String name) {
    return member.equals(name)
        && (className.equals(ANY) || sources.candidates(file, "", type).contains(className));
  }
}
