package io.github.mulesecscan.api;

import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.syntax.yaml.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where names and parameters of a part of a specification are looked up.
 *
 * @param files the files whose declarations can be named, the nearest first
 * @param parameters values of the parameters of the trait or resource type around the part
 * @param references how references to other places are followed
 */
record Scope(List<File> files, Map<String, String> parameters, References references) {

  private static final int MOST_FILES = 20;

  Scope {
    files = List.copyOf(files);
    parameters = Map.copyOf(parameters);
  }

  /** A file and what it holds. */
  record File(SourcePath path, YamlNode root) {}

  /** Follows references of a language. */
  interface References {
    /** What {@code layer} stands for: itself, something else, or something laid under it. */
    List<Part.Layer> follow(Part.Layer layer);
  }

  /** The same within a file that this one includes. */
  Scope within(File file) {
    List<File> all = new ArrayList<>();
    all.add(file);
    for (File outer : files) {
      if (all.size() < MOST_FILES && !all.contains(outer)) {
        all.add(outer);
      }
    }
    return new Scope(all, parameters, references);
  }

  /** The scope of a declaration of this scope that {@code user} uses with {@code values}. */
  Scope usedBy(Scope user, Map<String, String> values) {
    List<File> all = new ArrayList<>(files);
    user.files.stream().filter(file -> !all.contains(file)).limit(MOST_FILES).forEach(all::add);
    return new Scope(all, values, references);
  }

  Scope with(String parameter, String value) {
    if (parameters.isEmpty()) {
      return this;
    }
    Map<String, String> more = new LinkedHashMap<>(parameters);
    more.put(parameter, value);
    return new Scope(files, more, references);
  }

  Part part(File file) {
    return Part.of(file.root(), this);
  }
}
