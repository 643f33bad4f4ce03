package io.github.mulesecscan.taint;

import io.github.mulesecscan.syntax.java.JavaMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A method as Mule names it: {@code find(String,int)}, or {@code find} alone.
 *
 * @param types the types of its parameters; empty where they are not written
 */
record JavaSignature(String name, Optional<List<String>> types) {

  static JavaSignature of(String written) {
    int open = written.indexOf('(');
    if (open < 0 || !written.strip().endsWith(")")) {
      return new JavaSignature(written.strip(), Optional.empty());
    }
    String inside = written.substring(open + 1, written.lastIndexOf(')')).strip();
    List<String> types = new ArrayList<>();
    if (!inside.isEmpty()) {
      for (String type : inside.split(",", -1)) {
        types.add(simple(type));
      }
    }
    return new JavaSignature(written.substring(0, open).strip(), Optional.of(types));
  }

  /** Those of {@code methods} that are meant; all, where none has exactly these types. */
  List<JavaRun.Found> among(List<JavaRun.Found> methods) {
    List<JavaRun.Found> meant =
        methods.stream()
            .filter(found -> types.filter(types(found.method())::equals).isPresent())
            .toList();
    return meant.isEmpty() ? methods : meant;
  }

  private static List<String> types(JavaMethod method) {
    return method.parameters().stream().map(parameter -> simple(parameter.type())).toList();
  }

  /** {@code java.util.List<String>} is {@code List}. */
  private static String simple(String type) {
    String raw = type.strip();
    int generic = raw.indexOf('<');
    String plain = generic < 0 ? raw : raw.substring(0, generic).strip();
    return plain.substring(Math.max(plain.lastIndexOf('.'), plain.lastIndexOf('$')) + 1);
  }
}
