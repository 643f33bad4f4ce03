package io.github.mulesecscan.fix;

import io.github.mulesecscan.fix.FixResult.ChangedFile;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Arrays;

/** Puts changed files in the place of the old ones. */
public final class FileChanges {

  private final Path base;

  /** Changes files below {@code base}, the folder that paths are relative to. */
  public FileChanges(Path base) {
    this.base = base;
  }

  /**
   * Writes one file: whole, or not at all.
   *
   * @throws IOException if it cannot be written, or is not what was read any more
   */
  public void write(ChangedFile change) throws IOException {
    Path file = base.resolve(change.path().value());
    boolean isSame =
        Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
            && Arrays.equals(Files.readAllBytes(file), change.before());
    if (!isSame) {
      throw new IOException("the file was changed in the meantime");
    }
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IOException("the file is in no folder");
    }
    // In the same folder: moving is atomic only within a file system.
    Path written = Files.createTempFile(folder, ".mule-secscan", ".tmp");
    try {
      Files.write(written, change.after());
      copyPermissions(file, written);
      replace(written, file);
    } finally {
      Files.deleteIfExists(written);
    }
  }

  private static void copyPermissions(Path from, Path to) throws IOException {
    PosixFileAttributeView source =
        Files.getFileAttributeView(from, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    PosixFileAttributeView target =
        Files.getFileAttributeView(to, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    if (source != null && target != null) {
      target.setPermissions(source.readAttributes().permissions());
    }
  }

  private static void replace(Path written, Path file) throws IOException {
    try {
      Files.move(
          written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
