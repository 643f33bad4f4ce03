package io.github.mulesecscan.syntax.xml;

import io.github.mulesecscan.source.Diagnostic;
import io.github.mulesecscan.source.Location;
import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.source.Span;
import io.github.mulesecscan.source.TextDecoder.Decoded;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;

/**
 * Parses XML files that may be hostile: reads nothing but the text it is given, processes no
 * document type declaration, and turns everything that is wrong into diagnostics.
 */
public final class XmlParser {

  /** How deep elements may nest. The Mule applications it was measured on stay below 20. */
  public static final int MAX_DEPTH = 1_000;

  /** The file size in bytes above which a caller should not have a file parsed. */
  public static final int MAX_BYTES = 32 * 1024 * 1024;

  private static final String ENDS_TOO_EARLY = "XML document structures must start and end";
  private static final Pattern XML_1_1 =
      Pattern.compile("<\\?xml[ \\t\\r\\n]+version[ \\t\\r\\n]*=[ \\t\\r\\n]*[\"'](1\\.1)[\"']");
  private static final String JDK_LIMIT = "JAXP000";

  private final SourceText source;
  private final List<Diagnostic> diagnostics = new ArrayList<>();

  private XmlParser(SourceText source) {
    this.source = source;
  }

  /** Decodes and parses a file. */
  public static XmlParse parse(SourcePath path, byte[] bytes) {
    return parse(path, bytes, UnaryOperator.identity());
  }

  /**
   * Decodes and parses a file that is XML only after {@code readable} has replaced characters of it
   * by as many others.
   */
  public static XmlParse parse(SourcePath path, byte[] bytes, UnaryOperator<SourceText> readable) {
    Decoded decoded = XmlEncoding.decode(path, bytes);
    boolean isText =
        decoded.diagnostics().stream().noneMatch(d -> d.level() == Diagnostic.Level.ERROR);
    if (!isText) {
      return new XmlParse(null, decoded.diagnostics());
    }
    XmlParse parsed = parse(readable.apply(decoded.text()));
    List<Diagnostic> all = new ArrayList<>(decoded.diagnostics());
    all.addAll(parsed.diagnostics());
    return new XmlParse(parsed.document(), all);
  }

  /**
   * Parses a root text. Diagnostics: {@code xml-malformed}, {@code xml-too-deep}, {@code xml-limit}
   * and {@code xml-parser-failed} are errors that leave no document; {@code xml-doctype} is a
   * warning that a document type declaration was passed over; {@code xml-version} is a note.
   *
   * @throws IllegalArgumentException if {@code root} is a view
   */
  public static XmlParse parse(SourceText root) {
    if (root.root() != root) {
      throw new IllegalArgumentException("a document is parsed from a whole file, not a view");
    }
    return new XmlParser(root).parse();
  }

  private XmlParse parse() {
    String content = asXml10(withoutDoctype());
    SpanTrackingBuilder builder = new SpanTrackingBuilder(source, content, MAX_DEPTH);
    XMLReader reader = HardenedReader.create();
    reader.setContentHandler(builder);
    reader.setErrorHandler(builder);
    try {
      reader.parse(new InputSource(new StringReader(content)));
      return new XmlParse(builder.document(), diagnostics);
    } catch (SpanTrackingBuilder.TooDeepException e) {
      error("xml-too-deep", e.place(), "elements nest deeper than " + MAX_DEPTH + " levels");
    } catch (SpanTrackingBuilder.OutOfStepException e) {
      failed(builder, String.valueOf(e.getMessage()));
    } catch (SAXParseException e) {
      reportParseError(e, content, builder);
    } catch (SAXException e) {
      malformed(new Span(builder.position(), 0), String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      // The JDK's parser has had defects of this kind; one file must not end the scan.
      failed(builder, e.getClass().getSimpleName());
    } catch (IOException e) {
      throw new IllegalStateException("a text in memory could not be read", e);
    }
    return new XmlParse(null, diagnostics);
  }

  private String withoutDoctype() {
    String content = source.content();
    Optional<Span> doctype = Doctype.find(content);
    if (doctype.isEmpty()) {
      return content;
    }
    diagnostics.add(
        Diagnostic.at(
            Diagnostic.Level.WARNING,
            "xml-doctype",
            source.locate(doctype.get()),
            "document type declaration passed over; entities and defaults it declares are unknown"));
    return Doctype.mask(content, doctype.get());
  }

  /**
   * XML 1.1 as XML 1.0, of which nobody uses the difference: in XML 1.1 the JDK's parser overlooks
   * the end of a CDATA section after another bracket, as in {@code <![CDATA[#[payload]]]>}.
   */
  private String asXml10(String content) {
    Matcher declaration = XML_1_1.matcher(content);
    if (!declaration.lookingAt()) {
      return content;
    }
    Span version = Span.between(declaration.start(1), declaration.end(1));
    diagnostics.add(
        Diagnostic.at(
            Diagnostic.Level.NOTE,
            "xml-version",
            source.locate(version),
            "declares XML 1.1; read as XML 1.0"));
    return content.substring(0, version.offset()) + "1.0" + content.substring(version.end());
  }

  private void failed(SpanTrackingBuilder builder, String reason) {
    Span place = new Span(builder.position(), 0);
    error("xml-parser-failed", place, "the XML parser failed: " + reason);
  }

  private void reportParseError(SAXParseException e, String content, SpanTrackingBuilder builder) {
    String message = String.valueOf(e.getMessage()).strip();
    if (message.startsWith(JDK_LIMIT)) {
      String limit = message.substring(message.indexOf(':') + 1).strip().replaceAll("\\.$", "");
      error("xml-limit", place(e, content), "beyond a limit of the XML parser: " + limit);
    } else if (message.startsWith(ENDS_TOO_EARLY)) {
      malformed(new Span(content.length(), 0), unclosed(builder));
    } else {
      malformed(place(e, content), message);
    }
  }

  private static Span place(SAXParseException e, String content) {
    ParserPosition position = new ParserPosition(e.getLineNumber(), e.getColumnNumber());
    return new Span(position.offsetIn(content), 0);
  }

  private static String unclosed(SpanTrackingBuilder builder) {
    XmlElement open = builder.openElement();
    if (open == null) {
      return "the file ends inside a tag";
    }
    Location start = open.location();
    return "the file ends inside <"
        + open.getQualifiedName()
        + ">, which starts in line "
        + start.startLine();
  }

  private void malformed(Span place, String reason) {
    String oneLine = reason.replaceAll("\\s+", " ").replaceAll("\\.$", "");
    error("xml-malformed", place, "not well-formed XML: " + oneLine);
  }

  private void error(String code, Span place, String message) {
    diagnostics.add(
        Diagnostic.at(
            Diagnostic.Level.ERROR,
            code,
            source.locate(place),
            message + "; the file was not analysed"));
  }
}
