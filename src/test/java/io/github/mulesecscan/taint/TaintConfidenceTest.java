package io.github.mulesecscan.taint;

import static io.github.mulesecscan.taint.Apps.only;
import static io.github.mulesecscan.taint.Apps.sink;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mulesecscan.finding.Confidence;
import io.github.mulesecscan.finding.TraceStep;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How sure it is that data gets somewhere and does harm there. */
class TaintConfidenceTest {

  @TempDir Path folder;
  private Apps apps;

  @BeforeEach
  void setUp() {
    apps = new Apps(folder);
  }

  @Test
  void tellsOfChecksThatDoNotProtect() {
    TaintFlow flow =
        only(
            apps.analyse(
                "<flow name='f'><http:listener/><validation:is-url url='#[payload.u]'/>"
                    + "<http:request url='#[payload.u]'/></flow>"),
            "url-host");

    assertThat(flow.paths().get(0).checks())
        .extracting(TraceStep::message)
        .containsExactly("It is checked by `validation:is-url`");
  }

  private static String escaped(String open, String replacement, String close) {
    return "<flow name='f'><http:listener/><db:select><db:sql>#[\"select 1 from t where a = %s\" ++ "
            .formatted(open)
        + "(payload.a replace \"'\" with \"%s\") ++ \"%s\"]".formatted(replacement, close)
        + "</db:sql></db:select></flow>";
  }

  @Test
  void takesForAGuessThatEscapedQuotesAreBrokenOutOf() {
    assertThat(confidences(apps.analyse(escaped("'", "''", "'")))).containsExactly(Confidence.LOW);
    assertThat(confidences(apps.analyse(escaped("'", "", "'")))).containsExactly(Confidence.LOW);
    assertThat(confidences(apps.analyse(escaped("'", "\\'", "'"))))
        .containsExactly(Confidence.HIGH);
    assertThat(confidences(apps.analyse(escaped("", "''", "")))).containsExactly(Confidence.HIGH);
  }

  @Test
  void tellsWhyEscapedQuotesDoNotProtect() {
    assertThat(checks(escaped("'", "''", "'"))).singleElement().asString().startsWith("Quotes are");
    // In DataWeave this is a single quote, and no backslash is left.
    assertThat(checks(escaped("'", "\\'", "'")))
        .singleElement()
        .asString()
        .startsWith("Nothing is");
  }

  private List<String> checks(String content) {
    return only(apps.analyse(content), "sql").paths().get(0).checks().stream()
        .map(TraceStep::message)
        .toList();
  }

  private static List<Confidence> confidences(TaintResult result) {
    return result.flows().stream()
        .filter(flow -> flow.kind().equals("sql"))
        .flatMap(flow -> flow.paths().stream())
        .map(TaintPath::confidence)
        .distinct()
        .toList();
  }

  @Test
  void takesForAGuessWhatLoopsMixUp() {
    String loop =
        "<flow name='f'><http:listener/><set-variable variableName='c'"
            + " value='#[{id: 1, sender: payload.sender}]'/><flow-ref name='s'/></flow>"
            + "<sub-flow name='s'>%s<set-variable variableName='d' value='#[vars.e]'/>"
            + "<set-variable variableName='e' value='#[vars.f]'/>"
            + "<set-variable variableName='f' value='#[vars.g]'/>"
            + "<set-variable variableName='g' value='#[payload.g]'/>"
            + "<choice><when expression='#[payload.go]'><flow-ref name='s'/></when></choice>"
            + "</sub-flow>";

    assertThat(confidences(apps.analyse(loop.formatted(sink("payload.x")))))
        .containsExactly(Confidence.HIGH);
    assertThat(confidences(apps.analyse(loop.formatted(sink("vars.c.id")))))
        .doesNotContain(Confidence.HIGH, Confidence.MEDIUM);
  }

  @Test
  void isLessSureOfComponentsThatNobodyLookedUp() {
    String flow =
        "<flow name='f'><http:listener/><%1$s:select><%1$s:sql>#[payload.q]</%1$s:sql></%1$s:select></flow>";

    assertThat(confidences(apps.analyse(flow.formatted("db")))).containsExactly(Confidence.HIGH);
    assertThat(confidences(apps.analyse(flow.formatted("snowflake"))))
        .containsExactly(Confidence.MEDIUM);
  }

  @Test
  void isLessSureOfWhatComesOutOfFlowsThatAreNotThere() {
    String flow = "<flow name='f'><http:listener/>%s<flow-ref name='elsewhere'/>%s</flow>";
    String set = "<set-variable variableName='v' value='#[payload.x]'/><set-payload value='x'/>";

    assertThat(confidences(apps.analyse(flow.formatted("", sink("payload.x")))))
        .contains(Confidence.MEDIUM);
    assertThat(confidences(apps.analyse(flow.formatted(set, sink("payload.x")))))
        .containsExactly(Confidence.LOW);
  }

  @Test
  void isLessSureOfEntriesThatNobodyCanTellApart() {
    String read = "<flow name='a'><scheduler/><os:retrieve key='k'/>" + sink("payload") + "</flow>";
    String write =
        "<flow name='f'><http:listener/><os:store key='%s'><os:value>#[payload]</os:value>"
            + "</os:store></flow>";

    assertThat(confidences(apps.analyse(read + write.formatted("k"))))
        .containsExactly(Confidence.HIGH);
    assertThat(confidences(apps.analyse(read + write.formatted("#[payload.key]"))))
        .isNotEmpty()
        .doesNotContain(Confidence.HIGH);
  }
}
