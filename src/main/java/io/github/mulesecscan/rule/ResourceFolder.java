package io.github.mulesecscan.rule;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * The files that came with a class, in its jar or its folder of classes. They are found by listing,
 * so that a new rule is a new file and nothing else.
 */
final class ResourceFolder {

  private static final String SUFFIX = ".yaml";

  private ResourceFolder() {}

  /**
   * The YAML files below {@code folder}, by name.
   *
   * @param owner a class from the same jar
   * @param folder without slashes at the ends: {@code rules}
   * @return names such as {@code rules/transport/tls-trust-all.yaml}, sorted, with their bytes
   * @throws IllegalStateException if the class's own jar cannot be read
   */
  static Map<String, byte[]> yamlFiles(Class<?> owner, String folder) {
    CodeSource source = owner.getProtectionDomain().getCodeSource();
    if (source == null) {
      throw new IllegalStateException("cannot tell where " + owner.getName() + " was loaded from");
    }
    Path place = path(source);
    try {
      return Files.isDirectory(place) ? ofFolder(place, folder) : ofJar(place, folder);
    } catch (IOException | UncheckedIOException e) {
      throw new IllegalStateException("cannot list " + folder + " in " + place.getFileName(), e);
    }
  }

  private static Path path(CodeSource source) {
    try {
      return Path.of(source.getLocation().toURI());
    } catch (URISyntaxException e) {
      // Class loaders of old leave blanks in addresses of files as they are.
      return Path.of(URI.create(source.getLocation().toString().replace(" ", "%20")));
    }
  }

  private static Map<String, byte[]> ofFolder(Path classes, String folder) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    Path root = classes.resolve(folder);
    if (!Files.isDirectory(root)) {
      return files;
    }
    try (Stream<Path> walk = Files.walk(root)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        String name = classes.relativize(file).toString().replace('\\', '/');
        if (name.endsWith(SUFFIX)) {
          files.put(name, Files.readAllBytes(file));
        }
      }
    }
    return files;
  }

  private static Map<String, byte[]> ofJar(Path archive, String folder) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (JarFile jar = new JarFile(archive.toFile())) {
      for (JarEntry entry : jar.stream().toList()) {
        String name = entry.getName();
        if (name.startsWith(folder + "/") && name.endsWith(SUFFIX) && !entry.isDirectory()) {
          try (InputStream stream = jar.getInputStream(entry)) {
            files.put(name, stream.readAllBytes());
          }
        }
      }
    }
    return files;
  }
}
