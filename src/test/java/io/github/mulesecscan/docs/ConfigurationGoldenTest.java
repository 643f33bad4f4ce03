package io.github.mulesecscan.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mulesecscan.docs.PluginDescriptor.Goal;
import io.github.mulesecscan.docs.PluginDescriptor.Parameter;
import io.github.mulesecscan.fixture.GoldenFile;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** docs/configuration.md is what the mojos say. */
class ConfigurationGoldenTest {

  private static final PluginDescriptor PLUGIN = PluginDescriptor.read();

  @Test
  void thePageIsThatOfTheMojos() throws IOException {
    GoldenFile.check(Path.of("docs/configuration.md"), new ConfigurationPage(PLUGIN).text());
  }

  @Test
  void everyParameterIsExplainedAndHasAProperty() {
    for (Goal goal : PLUGIN.goals()) {
      assertThat(goal.description()).as(goal.name()).endsWith(".");
      for (Parameter parameter : goal.parameters()) {
        String name = goal.name() + " " + parameter.name();
        assertThat(parameter.description()).as(name).endsWith(".");
        // The same word in a pom and on the command line, where it may say of which goal it is.
        assertThat(parameter.property())
            .as(name)
            .isIn("secscan." + parameter.name(), "secscan." + goal.name() + "." + parameter.name());
      }
    }
  }
}
