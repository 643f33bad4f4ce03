package io.github.mulesecscan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Guards what every user of the plugin downloads: the libraries that the plugin descriptor names,
 * which are exactly those that Maven resolves to run a goal.
 */
class RuntimeClassPathTest {

  // Six of our own, and three of 34 kB together for reports of a Maven site.
  private static final int MOST_JARS = 9;
  private static final long MOST_BYTES = 2_000_000;

  private static final Pattern DEPENDENCY =
      Pattern.compile(
          "<dependency>.*?<artifactId>(.+?)</artifactId>.*?<version>(.+?)</version>.*?</dependency>",
          Pattern.DOTALL);

  @Test
  void staysLight() throws IOException {
    List<String> jars = jarsOfDescriptor();
    assertThat(jars).isNotEmpty().hasSizeLessThanOrEqualTo(MOST_JARS);

    long bytes = 0;
    for (String jar : jars) {
      bytes += Files.size(onClassPath(jar));
    }
    assertThat(bytes).as("bytes of %s", jars).isLessThanOrEqualTo(MOST_BYTES);
  }

  private static List<String> jarsOfDescriptor() throws IOException {
    String descriptor = Files.readString(Path.of("target/classes/META-INF/maven/plugin.xml"));
    String dependencies = descriptor.substring(descriptor.lastIndexOf("<dependencies>"));
    Matcher matcher = DEPENDENCY.matcher(dependencies);
    return Stream.iterate(matcher, Matcher::find, one -> one)
        .map(one -> one.group(1) + "-" + one.group(2) + ".jar")
        .toList();
  }

  private static Path onClassPath(String jar) {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .map(Path::of)
        .filter(entry -> entry.endsWith(jar))
        .findFirst()
        .orElseThrow(() -> new AssertionError(jar + " is not on the class path"));
  }
}
