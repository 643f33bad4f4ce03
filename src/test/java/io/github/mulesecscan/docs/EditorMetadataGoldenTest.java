package io.github.mulesecscan.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mulesecscan.docs.PluginDescriptor.Goal;
import io.github.mulesecscan.fixture.GoldenFile;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jdom2.Element;
import org.jdom2.JDOMException;
import org.jdom2.input.SAXBuilder;
import org.junit.jupiter.api.Test;

/**
 * What m2e, the Maven support of Eclipse and Anypoint Studio, reads in the plugin's jar: every goal
 * is left out of builds in the editor.
 */
class EditorMetadataGoldenTest {

  private static final Path FILE =
      Path.of("src/main/resources/META-INF/m2e/lifecycle-mapping-metadata.xml");
  private static final List<String> GOALS =
      PluginDescriptor.read().goals().stream().map(Goal::name).toList();
  private static final String BEGIN =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <!-- Tells Eclipse, and Anypoint Studio, which is made of it, that builds in the editor leave this
           plugin out: a scan belongs to the Maven build, which can fail for what it finds. Without it the
           editor says "Plugin execution not covered by lifecycle configuration".
           Written by EditorMetadataGoldenTest; -Dgolden=update. -->
      <lifecycleMappingMetadata>
        <pluginExecutions>
          <pluginExecution>
            <pluginExecutionFilter>
              <goals>
      """;
  private static final String END =
      """
              </goals>
            </pluginExecutionFilter>
            <action>
              <ignore />
            </action>
          </pluginExecution>
        </pluginExecutions>
      </lifecycleMappingMetadata>
      """;

  @Test
  void theFileNamesEveryGoal() throws IOException {
    GoldenFile.check(FILE, text());
  }

  @Test
  void itHasTheFormThatTheEditorReads() throws JDOMException, IOException {
    Element root = new SAXBuilder().build(new StringReader(text())).getRootElement();
    Element execution = root.getChild("pluginExecutions").getChild("pluginExecution");
    Element filter = execution.getChild("pluginExecutionFilter");
    // Group, artifact and version are those of the jar that holds the file.
    assertThat(filter.getChildren()).extracting(Element::getName).containsExactly("goals");
    assertThat(filter.getChild("goals").getChildren("goal"))
        .extracting(Element::getText)
        .containsExactlyElementsOf(GOALS);
    assertThat(execution.getChild("action").getChild("ignore")).isNotNull();
  }

  private static String text() {
    String goals =
        GOALS.stream()
            .map(goal -> "          <goal>" + goal + "</goal>\n")
            .collect(Collectors.joining());
    return BEGIN + goals + END;
  }
}
