package io.github.mulesecscan.edit;

import io.github.mulesecscan.source.Diagnostic;
import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.source.TextDecoder;
import io.github.mulesecscan.syntax.xml.XmlEncoding;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.Arrays;
import java.util.Optional;

/** A file's text and how its bytes say it, so that changed text is said the same way. */
public final class FileText {

  private final SourceText text;
  private final Charset charset;
  private final byte[] original;
  private final byte[] mark;

  private FileText(SourceText text, Charset charset, byte[] original, byte[] mark) {
    this.text = text;
    this.charset = charset;
    this.original = original;
    this.mark = mark;
  }

  /**
   * Reads a file as a scan does; empty where it is not text, or not what its encoding allows, so
   * that writing it back would change more than was meant.
   */
  public static Optional<FileText> read(SourcePath path, byte[] bytes) {
    TextDecoder.Decoded decoded =
        path.extension().equals("xml")
            ? XmlEncoding.decode(path, bytes)
            : TextDecoder.decode(path, bytes);
    boolean isDoubtful =
        decoded.diagnostics().stream()
            .anyMatch(diagnostic -> diagnostic.level() != Diagnostic.Level.NOTE);
    byte[] mark = Arrays.copyOf(bytes, TextDecoder.markLength(bytes));
    FileText file = new FileText(decoded.text(), decoded.charset(), bytes.clone(), mark);
    boolean isFaithful =
        !isDoubtful
            && file.bytes(decoded.text().content())
                .map(written -> Arrays.equals(written, bytes))
                .orElse(false);
    return isFaithful ? Optional.of(file) : Optional.empty();
  }

  /** The text as it was read. */
  public SourceText text() {
    return text;
  }

  /** The bytes that were read. */
  public byte[] original() {
    return original.clone();
  }

  /** The bytes that say {@code changed}; empty where the encoding lacks one of its characters. */
  public Optional<byte[]> bytes(String changed) {
    try {
      ByteBuffer encoded =
          charset
              .newEncoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .encode(CharBuffer.wrap(changed));
      byte[] bytes = Arrays.copyOf(mark, mark.length + encoded.remaining());
      encoded.get(bytes, mark.length, encoded.remaining());
      return Optional.of(bytes);
    } catch (CharacterCodingException e) {
      return Optional.empty();
    } catch (UnsupportedOperationException e) {
      // Some encodings can only be read.
      return Optional.empty();
    }
  }
}
