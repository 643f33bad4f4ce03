package io.github.mulesecscan.syntax.xml;

import io.github.mulesecscan.source.Diagnostic;
import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.source.TextDecoder;
import io.github.mulesecscan.source.TextDecoder.Decoded;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decodes the bytes of an XML file: by byte order mark, else by its XML declaration, else as UTF-8
 * (XML 1.0, appendix F).
 */
public final class XmlEncoding {

  /** A declaration is shorter than this in every encoding; what is longer is not one. */
  private static final int LONGEST_DECLARATION = 1_024;

  private final SourcePath path;
  private final byte[] bytes;
  private final List<Diagnostic> diagnostics = new ArrayList<>();

  private XmlEncoding(SourcePath path, byte[] bytes) {
    this.path = path;
    this.bytes = bytes;
  }

  /**
   * Decodes an XML file. An encoding that is declared but unknown ({@code encoding-unknown}), or
   * that cannot be what the file is in ({@code encoding-mismatch}), is told and passed over.
   */
  public static Decoded decode(SourcePath path, byte[] bytes) {
    return new XmlEncoding(path, bytes).decode();
  }

  private Decoded decode() {
    Charset charset = charset();
    Decoded decoded = TextDecoder.decode(path, bytes, charset);
    List<Diagnostic> all = new ArrayList<>(diagnostics);
    all.addAll(decoded.diagnostics());
    return new Decoded(decoded.text(), decoded.charset(), all);
  }

  private Charset charset() {
    Optional<Charset> marked = TextDecoder.markedCharset(bytes);
    Charset family = marked.orElseGet(this::family);
    Charset unlessDeclared = isAsciiFamily(family) ? StandardCharsets.UTF_8 : family;
    Optional<String> name = declaredName(family);
    if (name.isEmpty()) {
      return unlessDeclared;
    }
    Optional<Charset> declared = charsetNamed(name.get());
    if (declared.isEmpty()) {
      warn(
          "encoding-unknown",
          "declares the unknown encoding \"" + name.get() + "\"; read as " + unlessDeclared);
      return unlessDeclared;
    }
    if (isSameWide(declared.get(), family)) {
      return family;
    }
    if (marked.isPresent() || !beginsAsXmlIn(declared.get())) {
      warn(
          "encoding-mismatch",
          "declares the encoding " + declared.get() + " but is in " + unlessDeclared);
      return unlessDeclared;
    }
    return declared.get();
  }

  /** The encoding, or one of its kind, in which the first bytes read as the start of XML. */
  private Charset family() {
    // Wide encodings have a zero beside the first character, and IBM037 another one.
    if (bytes.length > 1 && bytes[0] == '<' && bytes[1] != 0) {
      return StandardCharsets.ISO_8859_1;
    }
    List<String> wide = List.of("UTF-32BE", "UTF-32LE", "UTF-16BE", "UTF-16LE", "IBM037");
    for (String name : wide) {
      Optional<Charset> charset = charsetNamed(name);
      if (charset.isPresent() && beginsAsXmlIn(charset.get())) {
        return charset.get();
      }
    }
    return StandardCharsets.ISO_8859_1;
  }

  private boolean beginsAsXmlIn(Charset charset) {
    return head(charset, 5 * 4).startsWith("<?xm");
  }

  private static boolean isAsciiFamily(Charset family) {
    return family.equals(StandardCharsets.ISO_8859_1);
  }

  /** UTF-16 without a byte order mark says nothing of the order; the first bytes do. */
  private static boolean isSameWide(Charset declared, Charset family) {
    return declared.equals(family)
        || (family.name().startsWith("UTF-16") && declared.name().equals("UTF-16"))
        || (family.name().startsWith("UTF-32") && declared.name().equals("UTF-32"));
  }

  private Optional<String> declaredName(Charset family) {
    String head = head(family, LONGEST_DECLARATION);
    int mark = head.startsWith("\uFEFF") ? 1 : 0;
    int end = head.indexOf("?>");
    if (!head.startsWith("<?xml", mark) || end < 0) {
      return Optional.empty();
    }
    String declaration = head.substring(mark, end);
    int word = declaration.indexOf("encoding");
    int equals = word < 0 ? -1 : declaration.indexOf('=', word);
    if (equals < 0) {
      return Optional.empty();
    }
    String quoted = declaration.substring(equals + 1).strip();
    int close = quoted.isEmpty() ? -1 : quoted.indexOf(quoted.charAt(0), 1);
    return close < 0 ? Optional.empty() : Optional.of(quoted.substring(1, close));
  }

  private String head(Charset charset, int length) {
    return new String(bytes, 0, Math.min(length, bytes.length), charset);
  }

  private static Optional<Charset> charsetNamed(String name) {
    try {
      return Optional.of(Charset.forName(name));
    } catch (IllegalArgumentException e) {
      // Both an ill-formed and an unsupported name arrive here.
      return Optional.empty();
    }
  }

  private void warn(String code, String message) {
    diagnostics.add(Diagnostic.of(Diagnostic.Level.WARNING, code, path, message));
  }
}
