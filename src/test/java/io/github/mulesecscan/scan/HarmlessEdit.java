package io.github.mulesecscan.scan;

import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.source.Span;
import io.github.mulesecscan.syntax.xml.XmlAttribute;
import io.github.mulesecscan.syntax.xml.XmlCharacters;
import io.github.mulesecscan.syntax.xml.XmlElement;
import io.github.mulesecscan.syntax.xml.XmlParser;
import io.github.mulesecscan.syntax.xml.XmlText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/** Edits of an application's files that change nothing of what the application does. */
enum HarmlessEdit {
  BLANK_LINES,
  REINDENTED,
  ATTRIBUTES_REVERSED,
  CARRIAGE_RETURNS,
  COMMENTS,
  FLOWS_REVERSED,
  FILES_RENAMED;

  private static final Set<String> TEXTS =
      Set.of("xml", "properties", "yaml", "yml", "dwl", "java", "groovy", "raml", "json");
  private static final Set<String> BLANK_AT_THE_TOP = Set.of("properties", "dwl", "java");

  private static final String CONFIGURATIONS = "src/main/mule/";
  private static final String NEW_NAME = "renamed-";

  /** New text for a part of a file. */
  private record Replacement(Span span, String text) {}

  /** {@code content} of the file at {@code path} after the edit. */
  String edited(SourcePath path, String content) {
    String extension = path.extension();
    if (this == CARRIAGE_RETURNS && TEXTS.contains(extension)) {
      return content.replace("\r\n", "\n").replace("\n", "\r\n");
    }
    if (this == BLANK_LINES && BLANK_AT_THE_TOP.contains(extension)) {
      return "\n\n" + content;
    }
    if (!extension.equals("xml")) {
      return content;
    }
    return switch (this) {
      case BLANK_LINES -> blankLines(path, content);
      case REINDENTED -> reindented(path, content);
      case ATTRIBUTES_REVERSED -> attributesReversed(path, content);
      case COMMENTS -> comments(path, content);
      case FLOWS_REVERSED -> flowsReversed(path, content);
      case CARRIAGE_RETURNS, FILES_RENAMED -> content;
    };
  }

  /** The path of the file after the edit. */
  String renamed(SourcePath path) {
    String value = path.value();
    boolean moves = this == FILES_RENAMED && value.contains(CONFIGURATIONS);
    return moves && path.extension().equals("xml")
        ? value.substring(0, value.length() - path.name().length()) + NEW_NAME + path.name()
        : value;
  }

  private static String blankLines(SourcePath path, String content) {
    return xml(
        path,
        content,
        root -> {
          List<Replacement> made = new ArrayList<>();
          made.add(insertedBefore(root, "\n\n\n"));
          root.children().forEach(child -> made.add(insertedBefore(child, "\n\n")));
          return made;
        });
  }

  private static String comments(SourcePath path, String content) {
    return xml(
        path,
        content,
        root -> {
          List<Replacement> made = new ArrayList<>();
          for (XmlElement each : root.descendants()) {
            if (!each.equals(root)) {
              made.add(insertedBefore(each, "<!-- a remark about what follows -->"));
            }
          }
          return made;
        });
  }

  private static Replacement insertedBefore(XmlElement element, String text) {
    return new Replacement(new Span(element.span().offset(), 0), text);
  }

  private static String reindented(SourcePath path, String content) {
    return xml(
        path,
        content,
        root -> {
          List<Replacement> made = new ArrayList<>();
          for (XmlElement each : root.descendants()) {
            for (XmlCharacters text : each.characters()) {
              String blank = content.substring(text.span().offset(), text.span().end());
              if (text instanceof XmlText && blank.isBlank() && !each.children().isEmpty()) {
                made.add(new Replacement(text.span(), blank.replaceAll("\n[ \t]*", "$0$0 ")));
              }
            }
          }
          return made;
        });
  }

  private static String attributesReversed(SourcePath path, String content) {
    return xml(
        path,
        content,
        root -> {
          List<Replacement> made = new ArrayList<>();
          for (XmlElement each : root.descendants()) {
            List<Span> spans = each.attributes().stream().map(XmlAttribute::span).toList();
            made.addAll(reversed(content, spans));
          }
          return made;
        });
  }

  private static String flowsReversed(SourcePath path, String content) {
    return xml(
        path,
        content,
        root ->
            reversed(
                content,
                root.children().stream()
                    .filter(child -> child.getName().matches("flow|sub-flow"))
                    .map(XmlElement::span)
                    .toList()));
  }

  private static List<Replacement> reversed(String content, List<Span> spans) {
    List<Replacement> made = new ArrayList<>();
    for (int i = 0; i < spans.size(); i++) {
      Span other = spans.get(spans.size() - 1 - i);
      made.add(new Replacement(spans.get(i), content.substring(other.offset(), other.end())));
    }
    return made;
  }

  private static String xml(
      SourcePath path, String content, Function<XmlElement, List<Replacement>> edit) {
    var document = XmlParser.parse(SourceText.root(path, content)).document();
    if (document == null) {
      return content;
    }
    StringBuilder text = new StringBuilder(content);
    edit.apply(document.root()).stream()
        .sorted(Comparator.comparingInt((Replacement one) -> one.span().offset()).reversed())
        .forEach(one -> text.replace(one.span().offset(), one.span().end(), one.text()));
    return text.toString();
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
