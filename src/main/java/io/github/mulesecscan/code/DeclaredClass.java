package io.github.mulesecscan.code;

import io.github.mulesecscan.syntax.java.JavaClass;
import io.github.mulesecscan.syntax.java.JavaFile;

/**
 * A class of the application.
 *
 * @param name its qualified name; classes in classes with dots: {@code a.b.Outer.Inner}
 */
public record DeclaredClass(JavaFile file, JavaClass type, String name) {

  /** The name of the class around it; empty if there is none. */
  public String outer() {
    String around = name.substring(0, Math.max(0, name.lastIndexOf('.')));
    return around.equals(file.packageName()) ? "" : around;
  }
}
