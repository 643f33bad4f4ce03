package io.github.mulesecscan.catalog;

import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.syntax.yaml.YamlProblem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** The files of the catalogue in the jar. A mistake in one of them is a mistake of ours. */
final class Resources {

  private Resources() {}

  /** What {@code reader} makes of the file {@code name}. */
  static <T> T read(String name, BiFunction<SourceText, List<YamlProblem>, T> reader) {
    List<YamlProblem> problems = new ArrayList<>();
    T facts = reader.apply(text(name), problems);
    if (!problems.isEmpty()) {
      throw new IllegalStateException("the built-in catalogue is wrong: " + problems);
    }
    return facts;
  }

  private static SourceText text(String name) {
    try (InputStream stream = Resources.class.getResourceAsStream("/catalog/" + name)) {
      if (stream == null) {
        throw new IllegalStateException("not in the jar: catalog/" + name);
      }
      String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      return SourceText.root(new SourcePath("catalog/" + name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
