package io.github.mulesecscan.edit;

import io.github.mulesecscan.finding.TextEdit;
import io.github.mulesecscan.source.Span;
import io.github.mulesecscan.syntax.yaml.YamlEntry;
import io.github.mulesecscan.syntax.yaml.YamlMapping;
import io.github.mulesecscan.syntax.yaml.YamlNode;
import io.github.mulesecscan.syntax.yaml.YamlSequence;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes edits of JSON files that keep the layout of what is around them. */
public final class JsonEdits {

  private JsonEdits() {}

  /**
   * Adds texts to the end of the list {@code key} of {@code object}; makes the list where there is
   * none. Empty where something else than a list stands there, or the object is not as usual.
   */
  public static Optional<TextEdit> addToList(YamlMapping object, String key, List<String> texts) {
    Optional<YamlNode> present = object.get(key);
    if (present.isPresent()) {
      return present.get() instanceof YamlSequence list
          ? Optional.of(append(list, texts))
          : Optional.empty();
    }
    List<YamlEntry> entries = object.entries();
    String content = object.text().content();
    boolean isObject = content.startsWith("{", object.span().offset());
    if (entries.isEmpty() || !isObject) {
      return Optional.empty();
    }
    YamlEntry last = entries.get(entries.size() - 1);
    String before =
        Layout.indentation(content, last.key().span().offset())
            .map(indentation -> Layout.lineEnd(content) + indentation)
            .orElse(" ");
    String list = before + quoted(key) + ": [" + joined(texts, ", ") + "]";
    return Optional.of(
        new TextEdit(object.text().path(), new Span(last.value().span().end(), 0), "," + list));
  }

  private static TextEdit append(YamlSequence list, List<String> texts) {
    List<YamlNode> items = list.items();
    if (items.isEmpty()) {
      Span inside = Span.between(list.span().offset() + 1, list.span().end() - 1);
      return new TextEdit(list.text().path(), inside, joined(texts, ", "));
    }
    String content = list.text().content();
    YamlNode last = items.get(items.size() - 1);
    String separator =
        Layout.indentation(content, last.span().offset())
            .map(indentation -> "," + Layout.lineEnd(content) + indentation)
            .orElse(", ");
    Span end = new Span(last.span().end(), 0);
    return new TextEdit(list.text().path(), end, separator + joined(texts, separator));
  }

  private static String joined(List<String> texts, String separator) {
    return texts.stream().map(JsonEdits::quoted).collect(Collectors.joining(separator));
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < ' ') {
        quoted.append(String.format(java.util.Locale.ROOT, "\\u%04x", (int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
