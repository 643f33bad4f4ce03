package io.github.mulesecscan.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mulesecscan.docs.PluginDescriptor.Goal;
import java.io.InputStream;
import java.util.List;
import java.util.TreeSet;
import org.jdom2.Element;
import org.jdom2.input.SAXBuilder;
import org.junit.jupiter.api.Test;

/** What m2e, the Maven support of Eclipse and Anypoint Studio, reads in the plugin's jar. */
class EditorMetadataTest {

  private static final String PLACE = "/META-INF/m2e/lifecycle-mapping-metadata.xml";

  @Test
  void everyGoalIsLeftOutOfBuildsInTheEditor() throws Exception {
    Element root;
    try (InputStream file = EditorMetadataTest.class.getResourceAsStream(PLACE)) {
      root = new SAXBuilder().build(file).getRootElement();
    }
    assertThat(root.getName()).isEqualTo("lifecycleMappingMetadata");
    List<Element> executions = root.getChild("pluginExecutions").getChildren("pluginExecution");
    assertThat(executions).hasSize(1);
    Element filter = executions.get(0).getChild("pluginExecutionFilter");
    // Group, artifact and version are those of the jar that holds the file.
    assertThat(filter.getChildren()).extracting(Element::getName).containsExactly("goals");
    assertThat(
            new TreeSet<>(
                filter.getChild("goals").getChildren("goal").stream()
                    .map(Element::getText)
                    .toList()))
        .as("the goals of the plugin")
        .containsExactlyElementsOf(
            PluginDescriptor.read().goals().stream().map(Goal::name).toList());
    assertThat(executions.get(0).getChild("action").getChildren())
        .extracting(Element::getName)
        .containsExactly("ignore");
  }
}
