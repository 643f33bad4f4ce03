package io.github.mulesecscan.project;

import io.github.mulesecscan.source.Diagnostic;
import io.github.mulesecscan.source.Diagnostic.Level;
import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.source.TextDecoder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads files up to a size, counts them, and tells what could not be read. */
final class FileIntake {

  private static final int HEAD_BYTES = 8192;
  private static final int CHUNK = 1 << 16;

  private final LoadLimits limits;
  private final Map<SourcePath, byte[]> changed;
  private final List<Diagnostic> diagnostics;
  private int files;
  private long bytes;

  /**
   * @param changed the contents of files that count in place of what is on disk
   */
  FileIntake(LoadLimits limits, Map<SourcePath, byte[]> changed, List<Diagnostic> diagnostics) {
    this.limits = limits;
    this.changed = changed;
    this.diagnostics = diagnostics;
  }

  /** The bytes of {@code file}; empty, and told, where it is too large or unreadable. */
  Optional<byte[]> bytes(SourcePath path, Path file) {
    byte[] instead = changed.get(path);
    if (instead != null) {
      files++;
      bytes += instead.length;
      return Optional.of(instead);
    }
    try (InputStream in = Files.newInputStream(file)) {
      // The size is not asked for beforehand: what is read may be longer than what was announced.
      int most = (int) Math.min(limits.maxFileBytes(), Integer.MAX_VALUE - CHUNK);
      byte[] read = in.readNBytes(most);
      if (read.length == most && in.read() >= 0) {
        diagnostics.add(tooLarge(path, most));
        return Optional.empty();
      }
      files++;
      bytes += read.length;
      return Optional.of(read);
    } catch (IOException e) {
      diagnostics.add(Diagnostic.of(Level.ERROR, "file-unreadable", path, "could not be read"));
      return Optional.empty();
    }
  }

  private static Diagnostic tooLarge(SourcePath path, int most) {
    String message =
        String.format(Locale.ROOT, "has more than %,d bytes and was not analysed", most);
    return Diagnostic.of(Level.ERROR, "file-too-large", path, message);
  }

  /** The text of {@code file}; empty, and told, where it cannot be had. */
  Optional<SourceText> text(SourcePath path, Path file) {
    Optional<byte[]> read = bytes(path, file);
    if (read.isEmpty()) {
      return Optional.empty();
    }
    TextDecoder.Decoded decoded = TextDecoder.decode(path, read.get());
    diagnostics.addAll(decoded.diagnostics());
    boolean isText = decoded.diagnostics().stream().noneMatch(d -> d.level() == Level.ERROR);
    return isText ? Optional.of(decoded.text()) : Optional.empty();
  }

  /** The first characters of a file, enough to see what it is; empty where it is unreadable. */
  static String head(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(HEAD_BYTES), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return "";
    }
  }

  /** The size of a file in bytes; endless where it is unreadable. */
  static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      return Long.MAX_VALUE;
    }
  }

  /** Tells something about what was read. */
  void report(Diagnostic diagnostic) {
    diagnostics.add(diagnostic);
  }

  int fileCount() {
    return files;
  }

  long byteCount() {
    return bytes;
  }
}
