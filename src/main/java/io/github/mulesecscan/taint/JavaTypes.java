package io.github.mulesecscan.taint;

import io.github.mulesecscan.catalog.JavaModels;
import io.github.mulesecscan.code.JavaSources;
import io.github.mulesecscan.syntax.java.JavaFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The classes that the names in an application's Java and Groovy stand for. */
final class JavaTypes {

  private final JavaSources sources;
  private final JavaModels models;
  private final Map<Written, String> known = new HashMap<>();

  JavaTypes(JavaSources sources, JavaModels models) {
    this.sources = sources;
    this.models = models;
  }

  /** A name, and the file and class that it is written in. */
  private record Written(JavaFile file, String inside, String name) {

    @Override
    public boolean equals(Object other) {
      return other instanceof Written written
          && file == written.file
          && name.equals(written.name)
          && inside.equals(written.inside);
    }

    @Override
    public int hashCode() {
      return 31 * name.hashCode() + inside.hashCode();
    }
  }

  /** The likeliest qualified name of a class that is written in {@code frame}. */
  String type(JavaFrame frame, String name) {
    if (name.isEmpty() || name.equals("var") || name.equals("def")) {
      return "";
    }
    return known.computeIfAbsent(new Written(frame.file(), frame.inside(), name), this::likeliest);
  }

  private String likeliest(Written written) {
    List<String> candidates = sources.candidates(written.file, written.inside, written.name);
    for (String candidate : candidates) {
      if (models.knows(candidate) || sources.find(candidate).isPresent()) {
        return candidate;
      }
    }
    return candidates.get(0);
  }
}
