package io.github.mulesecscan.detector;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.github.mulesecscan.catalog.NamePattern;
import io.github.mulesecscan.detector.Repairs.Step;
import io.github.mulesecscan.edit.Escaping;
import io.github.mulesecscan.edit.XmlEdits;
import io.github.mulesecscan.finding.TextEdit;
import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.source.Span;
import io.github.mulesecscan.syntax.xml.XmlAttribute;
import io.github.mulesecscan.syntax.xml.XmlElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What can be done to the values of an element. */
final class ElementEdits {

  private ElementEdits() {}

  /**
   * A value that can be changed: of an attribute, or the text of an element.
   *
   * @param view the value with its place, references translated
   * @param part the value itself, without blanks around it
   * @param element the element whose text it is; of an attribute, the one that carries it
   * @param attribute the attribute; empty for text
   */
  record Value(SourceText view, Span part, XmlElement element, Optional<XmlAttribute> attribute) {

    /** The value of the first of {@code names} that {@code element} has. */
    static Optional<Value> first(DocumentKind kind, XmlElement element, List<NamePattern> names) {
      for (NamePattern name : names) {
        Optional<Value> value =
            name.localName().isEmpty()
                ? Optional.of(ofText(element))
                : kind.holder(element, name).map(Value::of);
        if (value.isPresent()) {
          return value;
        }
      }
      return Optional.empty();
    }

    private static Value of(DocumentKind.Holder holder) {
      if (holder.attribute().isPresent()) {
        XmlAttribute attribute = holder.attribute().get();
        SourceText view = attribute.valueView();
        return new Value(view, view.span(), attribute.element(), Optional.of(attribute));
      }
      return ofText(holder.element());
    }

    private static Value ofText(XmlElement element) {
      SourceText view = element.contentView();
      String content = view.content();
      int start = content.length() - content.stripLeading().length();
      int end = Math.max(start, content.stripTrailing().length());
      return new Value(view, Span.between(start, end), element, Optional.empty());
    }

    String text() {
      return view.slice(part);
    }

    /** Whether something sets it when the application runs. */
    boolean isComputed() {
      return text().contains("${") || text().contains("#[");
    }

    /** Writes {@code replacement} over {@code span} of the view; empty where it cannot be. */
    Optional<TextEdit> replace(Span span, String replacement) {
      Escaping escaping =
          attribute.map(Escaping::of).orElseGet(() -> Escaping.in(element, view.toRoot(span)));
      return XmlEdits.replace(view, span, replacement, escaping);
    }
  }

  /** Gives a value. */
  record SetAttribute(DocumentKind kind, List<NamePattern> names, String value)
      implements Step<XmlElement> {
    @Override
    public Optional<List<TextEdit>> edits(XmlElement element, Evaluation evaluation) {
      Optional<Value> present = Value.first(kind, element, names);
      if (present.isEmpty()) {
        boolean adds = !names.isEmpty() && names.get(0).uri().isEmpty();
        return adds
            ? Optional.of(List.of(XmlEdits.addAttribute(element, names.get(0).localName(), value)))
            : Optional.empty();
      }
      if (present.get().isComputed() || present.get().text().equals(value)) {
        return Optional.empty();
      }
      return present.get().replace(present.get().part(), value).map(List::of);
    }
  }

  /** Removes attributes. */
  record RemoveAttribute(DocumentKind kind, List<NamePattern> names) implements Step<XmlElement> {
    @Override
    public Optional<List<TextEdit>> edits(XmlElement element, Evaluation evaluation) {
      List<TextEdit> edits = new ArrayList<>();
      for (NamePattern name : names) {
        Optional<DocumentKind.Holder> holder = kind.holder(element, name);
        if (holder.isEmpty()) {
          continue;
        }
        if (Value.of(holder.get()).isComputed()) {
          return Optional.empty();
        }
        edits.add(
            holder
                .get()
                .attribute()
                .map(XmlEdits::removeAttribute)
                .orElseGet(() -> XmlEdits.removeElement(holder.get().element())));
      }
      return edits.isEmpty() ? Optional.empty() : Optional.of(edits);
    }
  }

  /** Takes items out of a list. */
  record DropItems(DocumentKind kind, List<NamePattern> names, List<Pattern> unwanted)
      implements Step<XmlElement> {

    private static final Pattern ITEM = Pattern.compile("[^,\\s]+");

    @Override
    public Optional<List<TextEdit>> edits(XmlElement element, Evaluation evaluation) {
      Optional<Value> list = Value.first(kind, element, names).filter(each -> !each.isComputed());
      return list.flatMap(this::edits);
    }

    private Optional<List<TextEdit>> edits(Value list) {
      String text = list.text();
      List<Span> kept = new ArrayList<>();
      Matcher items = ITEM.matcher(text);
      int count = 0;
      while (items.find()) {
        count++;
        if (unwanted.stream().noneMatch(pattern -> pattern.matcher(items.group()).find())) {
          kept.add(Span.between(items.start(), items.end()));
        }
      }
      if (kept.isEmpty() || kept.size() == count) {
        return Optional.empty();
      }
      // What separates the first items separates them all.
      Matcher separators = Pattern.compile("[,\\s]+").matcher(text);
      String separator = separators.find() ? separators.group() : ",";
      String left =
          String.join(
              separator,
              kept.stream().map(span -> text.substring(span.offset(), span.end())).toList());
      return list.replace(list.part(), left).map(List::of);
    }
  }

  /** Replaces every match of a pattern in a value. */
  record ReplaceIn(
      DocumentKind kind, List<NamePattern> names, List<Pattern> patterns, String replacement)
      implements Step<XmlElement> {
    @Override
    public Optional<List<TextEdit>> edits(XmlElement element, Evaluation evaluation) {
      return Value.first(kind, element, names).flatMap(this::edits);
    }

    private Optional<List<TextEdit>> edits(Value value) {
      List<TextEdit> edits = new ArrayList<>();
      String text = value.text();
      for (Pattern pattern : patterns) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
          Span span = new Span(value.part().offset() + matcher.start(), matcher.group().length());
          Optional<TextEdit> edit = value.replace(span, expand(matcher));
          if (edit.isEmpty()) {
            return Optional.empty();
          }
          edits.add(edit.get());
        }
      }
      return edits.isEmpty() ? Optional.empty() : Optional.of(edits);
    }

    /** The replacement with its groups filled in. */
    private String expand(Matcher match) {
      StringBuilder text = new StringBuilder();
      int at = 0;
      while (at < replacement.length()) {
        char c = replacement.charAt(at);
        boolean isGroup =
            c == '$'
                && at + 1 < replacement.length()
                && Character.isDigit(replacement.charAt(at + 1));
        if (isGroup) {
          int group = replacement.charAt(at + 1) - '0';
          String found = group <= match.groupCount() ? match.group(group) : "";
          text.append(found == null ? "" : found);
          at++;
        } else {
          text.append(c);
        }
        at++;
      }
      return text.toString();
    }
  }
}
