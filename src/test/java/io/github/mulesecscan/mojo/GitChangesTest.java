package io.github.mulesecscan.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.mulesecscan.gate.ChangedLines;
import io.github.mulesecscan.gate.ChangedLines.Range;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitChangesTest {

  @TempDir Path repository;

  @BeforeEach
  void commitFirst() throws Exception {
    assumeTrue(git("--version") == 0, "needs git");
    git("init", "-q", "-b", "main");
    write("app/a.xml", "1\n2\n3\n4\n5\n");
    write("app/gone.xml", "1\n");
    git("add", "-A");
    commit("first");
    git("checkout", "-q", "-b", "work");
  }

  @Test
  void namesTheLinesThatTheBranchAndTheWorkingTreeChanged() throws Exception {
    write("app/a.xml", "1\nTWO\n3\n4\n5\n");
    git("add", "-A");
    commit("second");
    write("app/a.xml", "1\nTWO\n3\n4\n5\n6\n7\n");
    write("app/new.xml", "1\n");

    ChangedLines changes = new GitChanges(repository).since("main");

    assertThat(changes.byFile())
        .isEqualTo(
            Map.of(
                "app/a.xml", List.of(new Range(2, 2), new Range(6, 7)),
                "app/new.xml", List.of(Range.ALL)));
  }

  @Test
  void namesFilesAsSeenFromTheScannedFolder() throws Exception {
    write("app/a.xml", "ONE\n2\n3\n4\n5\n");
    write("elsewhere.xml", "1\n");

    assertThat(new GitChanges(repository.resolve("app")).since("main").byFile())
        .containsOnlyKeys("a.xml");
  }

  @Test
  void whatOthersChangedOnTheirBranchDoesNotCount() throws Exception {
    git("checkout", "-q", "main");
    write("app/a.xml", "1\n2\n3\n4\nFIVE\n");
    git("commit", "-q", "-a", "-m", "theirs");
    git("checkout", "-q", "work");

    assertThat(new GitChanges(repository).since("main").byFile()).isEmpty();
  }

  @Test
  void saysInOneSentenceThatABranchIsNotKnown() {
    assertThatThrownBy(() -> new GitChanges(repository).since("origin/nothing"))
        .isInstanceOf(MojoExecutionException.class)
        .hasMessageContaining("'origin/nothing'")
        .hasMessageContaining("fetch");
  }

  @Test
  void refusesWordsThatWouldBeAnOption() {
    assertThatThrownBy(() -> new GitChanges(repository).since("--output=/etc/passwd"))
        .isInstanceOf(MojoExecutionException.class)
        .hasMessageContaining("no branch");
  }

  @Test
  void textThatLooksLikeAHeaderIsText() {
    Map<String, List<Range>> byFile = new TreeMap<>();

    GitChanges.read(
        """
        diff --git a/a.xml b/a.xml
        --- a/a.xml
        +++ b/a.xml
        @@ -1,2 +1,2 @@
        --- a/evil
        -x
        +++ b/evil.xml
        +@@ -1 +900,9 @@
        @@ -9 +9 @@ flow
        -a
        +b
        """,
        byFile);

    assertThat(byFile).isEqualTo(Map.of("a.xml", List.of(new Range(1, 2), new Range(9, 9))));
  }

  private void commit(String message) throws Exception {
    git("commit", "-q", "-m", message);
  }

  private int git(String... words) throws Exception {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("git", "-c", "user.name=n", "-c", "user.email=n@example.com"));
    command.addAll(List.of(words));
    return new ProcessBuilder(command)
        .directory(repository.toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  private void write(String file, String text) throws IOException {
    Path path = repository.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
