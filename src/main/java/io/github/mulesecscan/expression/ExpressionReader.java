package io.github.mulesecscan.expression;

import io.github.mulesecscan.catalog.Catalog;
import io.github.mulesecscan.catalog.ExpressionContext;
import io.github.mulesecscan.expression.DataWeaveFiles.Parsed;
import io.github.mulesecscan.expression.ParameterValue.Constant;
import io.github.mulesecscan.expression.ParameterValue.Piece;
import io.github.mulesecscan.expression.ParameterValue.Template;
import io.github.mulesecscan.expression.ParameterValue.Unevaluated;
import io.github.mulesecscan.expression.ParameterValue.Whole;
import io.github.mulesecscan.project.MuleConfig;
import io.github.mulesecscan.project.MuleProject;
import io.github.mulesecscan.project.ResolvedValue;
import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.source.Span;
import io.github.mulesecscan.syntax.dataweave.DataWeaveParser;
import io.github.mulesecscan.syntax.dataweave.Expr;
import io.github.mulesecscan.syntax.dataweave.Script;
import io.github.mulesecscan.syntax.xml.XmlAttribute;
import io.github.mulesecscan.syntax.xml.XmlElement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads every parameter of an application as the catalogue says that its component reads it. */
final class ExpressionReader {

  private static final String FILE_PLACEHOLDER = "${file::";

  private final MuleProject project;
  private final Catalog catalog;
  private final DataWeaveFiles files;
  private final List<EmbeddedScript> embedded = new ArrayList<>();
  private final Map<XmlAttribute, ParameterValue> attributes = new HashMap<>();
  private final Map<XmlElement, ParameterValue> texts = new HashMap<>();
  private final Map<Host, Unevaluated> unevaluated = new LinkedHashMap<>();
  // Elements whose text is a file, and the elements that name each file.
  private final Map<XmlElement, Parsed> named = new LinkedHashMap<>();
  private final Map<SourcePath, List<XmlElement>> users = new TreeMap<>();

  ExpressionReader(MuleProject project, Catalog catalog) {
    this.project = project;
    this.catalog = catalog;
    this.files = new DataWeaveFiles(project);
  }

  Expressions read() {
    for (MuleConfig config : project.configs()) {
      XmlElement root = config.document().root();
      read(root);
      root.descendants().forEach(this::read);
    }
    Map<SourcePath, EmbeddedScript> ofFiles = new TreeMap<>();
    for (Parsed parsed : files.all()) {
      List<XmlElement> elements = users.getOrDefault(parsed.file().path(), List.of());
      ofFiles.put(
          parsed.file().path(),
          new EmbeddedScript(parsed.script(), new Host.File(parsed.file(), elements)));
    }
    named.forEach(
        (element, parsed) -> {
          EmbeddedScript script = ofFiles.get(parsed.file().path());
          if (script != null) {
            texts.put(element, new Whole(element.contentView(), script));
          }
        });
    List<EmbeddedScript> all = new ArrayList<>(embedded);
    all.addAll(ofFiles.values());
    ModuleResolver modules = new ModuleResolver(files);
    return new Expressions(
        all,
        attributes,
        texts,
        unevaluated,
        modules,
        catalog.functions(),
        new ScriptDiagnostics(modules).of(all));
  }

  private void read(XmlElement element) {
    for (XmlAttribute attribute : element.attributes()) {
      // Parameters have no namespace; doc:name and the like are for people.
      if (attribute.uri().isEmpty()) {
        read(attribute, element);
      }
    }
    readText(element);
  }

  private void read(XmlAttribute attribute, XmlElement element) {
    ExpressionContext context =
        catalog.components().ofAttribute(element.uri(), element.getName(), attribute.getName());
    if (context == ExpressionContext.NONE || !isCandidate(attribute.getValue(), context)) {
      return;
    }
    Host host = new Host.Attribute(attribute);
    attributes.put(attribute, value(attribute.valueView(), context, host));
  }

  private void readText(XmlElement element) {
    XmlElement parent = element.parent().orElse(element);
    ExpressionContext context =
        catalog
            .components()
            .ofText(parent.uri(), parent.getName(), element.uri(), element.getName());
    if (context == ExpressionContext.NONE) {
      return;
    }
    Optional<Parsed> file =
        context == ExpressionContext.SCRIPT ? resource(element) : Optional.empty();
    if (file.isPresent()) {
      use(element, file.get());
      return;
    }
    if (element.characters().isEmpty()) {
      return;
    }
    SourceText text = element.contentView();
    if (isCandidate(text.content(), context)) {
      texts.put(element, value(text, context, new Host.Body(element)));
    }
  }

  private static boolean isCandidate(String text, ExpressionContext context) {
    boolean marked = context == ExpressionContext.WHOLE || context == ExpressionContext.TEMPLATE;
    return marked ? text.contains("#[") : !text.isBlank();
  }

  private Optional<Parsed> resource(XmlElement element) {
    Optional<XmlAttribute> resource = element.attribute("resource");
    if (resource.isEmpty()) {
      return Optional.empty();
    }
    for (ResolvedValue value : project.resolver().resolve(resource.get().getValue())) {
      Optional<Parsed> file = files.resource(value.text());
      if (file.isPresent()) {
        return file;
      }
    }
    return Optional.empty();
  }

  private void use(XmlElement element, Parsed file) {
    named.put(element, file);
    users.computeIfAbsent(file.file().path(), path -> new ArrayList<>()).add(element);
  }

  private ParameterValue value(SourceText text, ExpressionContext context, Host host) {
    Optional<Span> whole = ExpressionMarkers.whole(text.content());
    return switch (context) {
      case NONE -> new Constant(text);
      case SCRIPT, BARE -> script(text, text.view(whole.orElse(text.span())), host);
      case WHOLE ->
          whole.isPresent()
              ? script(text, text.view(whole.get()), host)
              : literal(text, ExpressionMarkers.in(text.content()), host);
      case TEMPLATE -> template(text, ExpressionMarkers.in(text.content()), host);
    };
  }

  private ParameterValue literal(SourceText text, List<Span> marked, Host host) {
    if (marked.isEmpty()) {
      return new Constant(text);
    }
    Unevaluated value = new Unevaluated(text, marked.stream().map(text::view).toList());
    unevaluated.put(host, value);
    return value;
  }

  private ParameterValue template(SourceText text, List<Span> marked, Host host) {
    if (marked.isEmpty()) {
      return new Constant(text);
    }
    Span only = marked.get(0);
    String content = text.content();
    boolean alone =
        marked.size() == 1
            && content.substring(0, only.offset()).isBlank()
            && content.substring(only.end()).isBlank();
    if (alone) {
      return script(text, text.view(inner(only)), host);
    }
    List<Piece> pieces = new ArrayList<>();
    int done = 0;
    for (Span one : marked) {
      addLiteral(text, Span.between(done, one.offset()), pieces);
      pieces.add(new Piece.Computed(parse(text.view(inner(one)), host)));
      done = one.end();
    }
    addLiteral(text, Span.between(done, content.length()), pieces);
    return new Template(text, pieces);
  }

  private static void addLiteral(SourceText text, Span span, List<Piece> pieces) {
    if (span.length() > 0) {
      pieces.add(new Piece.Literal(text.view(span)));
    }
  }

  private static Span inner(Span marked) {
    return Span.between(marked.offset() + 2, marked.end() - 1);
  }

  private ParameterValue script(SourceText text, SourceText code, Host host) {
    EmbeddedScript script = parse(code, host);
    if (host instanceof Host.Body body) {
      pulledIn(script.script()).ifPresent(file -> use(body.element(), file));
    }
    return new Whole(text, script);
  }

  /** The file that a script is replaced by before it is read: <code>${file::a.dwl}</code>. */
  private Optional<Parsed> pulledIn(Script script) {
    if (script.body() instanceof Expr.Placeholder placeholder
        && placeholder.text().startsWith(FILE_PLACEHOLDER)
        && placeholder.text().endsWith("}")) {
      String text = placeholder.text();
      return files.resource(text.substring(FILE_PLACEHOLDER.length(), text.length() - 1));
    }
    return Optional.empty();
  }

  private EmbeddedScript parse(SourceText code, Host host) {
    EmbeddedScript script = new EmbeddedScript(DataWeaveParser.parse(code), host);
    embedded.add(script);
    return script;
  }
}
