package io.github.mulesecscan.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkloadTest {

  @Test
  void theApplicationWithMostMuleXmlIsTakenFirst(@TempDir Path base) throws IOException {
    Path small = application(base, "a-small", 10);
    Path large = application(base, "b-large", 1000);
    Path without = Files.createDirectories(base.resolve("c-without"));
    Path alike = application(base, "d-alike", 10);
    assertThat(Workload.largestFirst(List.of(small, large, without, alike)))
        .containsExactly(large, small, alike, without);
  }

  private static Path application(Path base, String name, int bytes) throws IOException {
    Path folder = base.resolve(name);
    Path mule = Files.createDirectories(folder.resolve("src/main/mule/more"));
    Files.writeString(mule.resolve("flows.xml"), "x".repeat(bytes));
    return folder;
  }
}
