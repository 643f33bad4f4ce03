package io.github.mulesecscan.source;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Turns the bytes of a file into its root text. Never fails: what is not as it should be is decoded
 * as well as it can be and told in a diagnostic.
 */
public final class TextDecoder {

  private TextDecoder() {}

  /**
   * A decoded file.
   *
   * @param text the root text, without byte order mark; empty where the file is not text
   * @param charset what the bytes behind the byte order mark were read as
   * @param diagnostics what had to be assumed ({@code encoding-guessed}, {@code
   *     encoding-malformed}), or why there is no text ({@code file-not-text}, an ERROR)
   */
  public record Decoded(SourceText text, Charset charset, List<Diagnostic> diagnostics) {

    public Decoded {
      diagnostics = List.copyOf(diagnostics);
    }
  }

  /** Decodes a file that says nothing of its encoding but by a byte order mark; default UTF-8. */
  public static Decoded decode(SourcePath path, byte[] bytes) {
    return decode(path, bytes, StandardCharsets.UTF_8);
  }

  /**
   * Decodes a file whose format names an encoding. A byte order mark is stronger than {@code
   * declared}; bytes that are wrong in {@code declared} make the file UTF-8, or else ISO-8859-1.
   */
  public static Decoded decode(SourcePath path, byte[] bytes, Charset declared) {
    Optional<ByteOrderMark> mark = ByteOrderMark.of(bytes);
    Decoded decoded =
        mark.isPresent() ? marked(path, bytes, mark.get()) : unmarked(path, bytes, declared);
    int nul = decoded.text().content().indexOf('\0');
    return nul < 0 ? decoded : notText(path, nul);
  }

  /** The encoding that a byte order mark at the beginning of {@code bytes} names. */
  public static Optional<Charset> markedCharset(byte[] bytes) {
    return ByteOrderMark.of(bytes).map(ByteOrderMark::charset);
  }

  /** How many bytes the byte order mark takes that {@code bytes} begin with; 0 without one. */
  public static int markLength(byte[] bytes) {
    return ByteOrderMark.of(bytes).map(ByteOrderMark::length).orElse(0);
  }

  private static Decoded marked(SourcePath path, byte[] bytes, ByteOrderMark mark) {
    Strict strict = Strict.decode(bytes, mark.length(), mark.charset());
    if (strict.isValid()) {
      return new Decoded(SourceText.root(path, strict.text()), mark.charset(), List.of());
    }
    int length = bytes.length - mark.length();
    SourceText text =
        SourceText.root(path, new String(bytes, mark.length(), length, mark.charset()));
    // Everything before the bad byte decodes alike, strictly or not.
    Span place = new Span(Math.min(strict.text().length(), text.length()), 0);
    Diagnostic replaced =
        Diagnostic.at(
            Diagnostic.Level.WARNING,
            "encoding-malformed",
            text.locate(place),
            describe(bytes, strict.badByte(), mark.charset())
                + ", which the byte order mark names; it was read as U+FFFD");
    return new Decoded(text, mark.charset(), List.of(replaced));
  }

  private static Decoded unmarked(SourcePath path, byte[] bytes, Charset declared) {
    Strict strict = Strict.decode(bytes, 0, declared);
    if (strict.isValid()) {
      return new Decoded(SourceText.root(path, strict.text()), declared, List.of());
    }
    Strict utf8 = Strict.decode(bytes, 0, StandardCharsets.UTF_8);
    Charset guess = utf8.isValid() ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
    SourceText text = SourceText.root(path, new String(bytes, guess));
    int before = new String(bytes, 0, strict.badByte(), guess).length();
    Span place = new Span(Math.min(before, text.length()), before < text.length() ? 1 : 0);
    Diagnostic guessed =
        Diagnostic.at(
            Diagnostic.Level.WARNING,
            "encoding-guessed",
            text.locate(place),
            describe(bytes, strict.badByte(), declared) + "; the file was read as " + guess);
    return new Decoded(text, guess, List.of(guessed));
  }

  private static Decoded notText(SourcePath path, int nul) {
    Diagnostic binary =
        Diagnostic.of(
            Diagnostic.Level.ERROR,
            "file-not-text",
            path,
            "holds a NUL character at offset " + nul + ", so it is not text and was not analysed");
    return new Decoded(SourceText.root(path, ""), StandardCharsets.UTF_8, List.of(binary));
  }

  private static String describe(byte[] bytes, int badByte, Charset charset) {
    return String.format(
        Locale.ROOT,
        "byte 0x%02X at byte offset %d is not valid %s",
        bytes[badByte] & 0xFF,
        badByte,
        charset);
  }

  /** What strict decoding made of some bytes: all of the text, or the part before a bad byte. */
  private record Strict(String text, int badByte) {

    boolean isValid() {
      return badByte < 0;
    }

    static Strict decode(byte[] bytes, int from, Charset charset) {
      CharsetDecoder decoder =
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT);
      ByteBuffer in = ByteBuffer.wrap(bytes, from, bytes.length - from);
      int room = (int) Math.ceil(in.remaining() * (double) decoder.maxCharsPerByte()) + 1;
      CharBuffer out = CharBuffer.allocate(room);
      CoderResult result = decoder.decode(in, out, true);
      if (!result.isError()) {
        result = decoder.flush(out);
      }
      int badByte = result.isError() ? Math.min(in.position(), bytes.length - 1) : -1;
      return new Strict(out.flip().toString(), badByte);
    }
  }
}
