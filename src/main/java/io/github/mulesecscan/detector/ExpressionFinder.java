package io.github.mulesecscan.detector;

import io.github.mulesecscan.expression.Host;
import io.github.mulesecscan.expression.ParameterValue;
import io.github.mulesecscan.rule.ScanContext;
import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.source.Span;
import io.github.mulesecscan.syntax.xml.XmlAttribute;
import io.github.mulesecscan.syntax.xml.XmlDocument;
import io.github.mulesecscan.syntax.xml.XmlElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ways to find the places that a rule asks about. */
interface ExpressionFinder {

  /** The places in the application, by file and place. */
  List<ExpressionSite> find(Scope scope);

  /** Calls of functions. */
  static ExpressionFinder calls(List<FunctionPattern> functions) {
    return scope -> scope.scripts().calls(functions);
  }

  /** Selector chains, each as far as it goes, and implicit variables standing alone. */
  static ExpressionFinder paths(List<PathPattern> patterns) {
    return scope ->
        scope.scripts().paths(path -> patterns.stream().anyMatch(pattern -> pattern.matches(path)));
  }

  /** Constant strings and numbers. */
  static ExpressionFinder literals(ValueTest test) {
    return scope -> scope.scripts().literals(text -> passes(test, text));
  }

  /** Texts put together, {@code "a" ++ b} or {@code "a$(b)"}, whose first piece is a constant. */
  static ExpressionFinder concatenations(ValueTest first) {
    return scope -> scope.scripts().concatenations(start -> passes(first, start));
  }

  private static boolean passes(ValueTest test, String text) {
    return test.answer(ExpressionConditions.literal(text)) != ValueTest.Answer.NO;
  }

  /**
   * Properties of readers and writers: of directives, in the third argument of {@code read}, {@code
   * readUrl} and {@code write}, and behind a MIME type.
   */
  record Options(List<String> names) implements ExpressionFinder {

    private static final Pattern MIME_OPTION =
        Pattern.compile(";\\s*+([A-Za-z]++)\\s*+=\\s*+\"?+([^;\"\\s]++)");

    public Options {
      names = List.copyOf(names);
    }

    private record MimeTypes() implements ScanContext.Derived<List<ExpressionSite>> {}

    @Override
    public List<ExpressionSite> find(Scope scope) {
      List<ExpressionSite> found = new ArrayList<>(scope.scripts().options(this::isNamed));
      scope.once(new MimeTypes(), () -> ofMimeTypes(scope)).stream()
          .filter(site -> isNamed(site.name()))
          .forEach(found::add);
      return found;
    }

    /** All properties behind MIME types. */
    private static List<ExpressionSite> ofMimeTypes(Scope scope) {
      List<ExpressionSite> found = new ArrayList<>();
      for (XmlDocument document : scope.documents(DocumentKind.MULE)) {
        for (XmlElement element : document.root().descendants()) {
          for (XmlAttribute attribute : element.attributes()) {
            if (attribute.getValue().indexOf(';') >= 0
                && attribute.getName().toLowerCase(Locale.ROOT).contains("mimetype")) {
              ofMimeType(attribute, found);
            }
          }
        }
      }
      return found;
    }

    private static void ofMimeType(XmlAttribute attribute, List<ExpressionSite> found) {
      SourceText view = attribute.valueView();
      Matcher matcher = MIME_OPTION.matcher(view.content());
      while (matcher.find()) {
        found.add(
            new ExpressionSite(
                new Host.Attribute(attribute),
                view,
                Span.between(matcher.start(1), matcher.end(2)),
                matcher.group(1),
                Optional.of(matcher.group(2)),
                Optional.empty()));
      }
    }

    private boolean isNamed(String name) {
      return names.stream().anyMatch(wanted -> wanted.equalsIgnoreCase(name));
    }
  }

  /** What looks like an expression in a text that its component takes as it stands. */
  record Unevaluated() implements ExpressionFinder {
    @Override
    public List<ExpressionSite> find(Scope scope) {
      List<ExpressionSite> found = new ArrayList<>();
      scope.expressions().unevaluated().forEach((host, value) -> add(value, host, found));
      return found;
    }

    private static void add(
        ParameterValue.Unevaluated value, Host host, List<ExpressionSite> found) {
      for (SourceText text : value.expressions()) {
        found.add(
            new ExpressionSite(
                host,
                text,
                text.span(),
                text.content(),
                Optional.of(value.text().content()),
                Optional.empty()));
      }
    }
  }
}
