package io.github.mulesecscan.fix;

import io.github.mulesecscan.edit.FileText;
import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.source.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The files of a run as they are with the changes made so far. */
final class WorkingCopy {

  private final Path base;
  private final Map<SourcePath, Opened> opened = new TreeMap<>();

  /** A file that may be changed, or the reason why not. */
  private sealed interface Opened {
    record Refused(String reason) implements Opened {}

    record Editable(FileText file) implements Opened {}
  }

  private final Map<SourcePath, byte[]> changed = new TreeMap<>();

  WorkingCopy(Path base) {
    this.base = base;
  }

  /** Why {@code path} may not be changed; empty where it may. */
  Optional<String> refusal(SourcePath path) {
    return open(path) instanceof Opened.Refused refused
        ? Optional.of(refused.reason())
        : Optional.empty();
  }

  private Opened open(SourcePath path) {
    return opened.computeIfAbsent(path, this::read);
  }

  private Opened read(SourcePath path) {
    Path file = base;
    for (String name : path.value().split("/", -1)) {
      file = file.resolve(name);
      if (Files.isSymbolicLink(file)) {
        return new Opened.Refused("the file is reached through a symbolic link");
      }
    }
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return new Opened.Refused("the file is not there");
    }
    try {
      byte[] bytes = Files.readAllBytes(file);
      Optional<FileText> text = FileText.read(path, bytes);
      return text.isEmpty()
          ? new Opened.Refused("the file is not text in the encoding that it declares")
          : new Opened.Editable(text.get());
    } catch (IOException e) {
      return new Opened.Refused("the file could not be read");
    }
  }

  /** The text of a file that may be changed, as it is now. */
  SourceText text(SourcePath path) {
    byte[] now = changed.get(path);
    FileText original = editable(path).file();
    if (now == null) {
      return original.text();
    }
    return FileText.read(path, now)
        .map(FileText::text)
        .orElseThrow(() -> new IllegalStateException("not readable after a change: " + path));
  }

  /** The bytes that say {@code text}; empty where the file's encoding cannot. */
  Optional<byte[]> bytes(SourcePath path, String text) {
    return editable(path)
        .file()
        .bytes(text)
        .filter(bytes -> FileText.read(path, bytes).isPresent());
  }

  byte[] original(SourcePath path) {
    return editable(path).file().original();
  }

  SourceText originalText(SourcePath path) {
    return editable(path).file().text();
  }

  private Opened.Editable editable(SourcePath path) {
    if (open(path) instanceof Opened.Editable editable) {
      return editable;
    }
    throw new IllegalStateException("not to be changed: " + path);
  }

  /** The contents of all changed files. */
  Map<SourcePath, byte[]> changed() {
    return new TreeMap<>(changed);
  }

  /** Takes over other contents. */
  void accept(Map<SourcePath, byte[]> contents) {
    changed.putAll(contents);
  }
}
