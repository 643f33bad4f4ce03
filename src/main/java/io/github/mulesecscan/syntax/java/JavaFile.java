package io.github.mulesecscan.syntax.java;

import io.github.mulesecscan.source.Location;
import io.github.mulesecscan.source.SourceText;
import java.util.List;

/**
 * A Java or Groovy text as a tree.
 *
 * @param packageName empty for the unnamed package
 * @param script the statements of a Groovy script outside of methods; empty in Java
 * @param methods the methods of a Groovy script
 */
public record JavaFile(
    SourceText text,
    JavaDialect dialect,
    String packageName,
    List<JavaImport> imports,
    List<JavaClass> classes,
    JavaStatement.Block script,
    List<JavaMethod> methods) {
  public JavaFile {
    imports = List.copyOf(imports);
    classes = List.copyOf(classes);
    methods = List.copyOf(methods);
  }

  /** Where {@code node} is. */
  public Location locate(JavaNode node) {
    return text.locate(node.span());
  }
}
