package io.github.mulesecscan.taint;

import static io.github.mulesecscan.taint.Apps.origins;
import static io.github.mulesecscan.taint.Apps.sink;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Flows that call each other, long chains of them, and deep nesting. */
class TaintRecursionTest {

  @TempDir Path folder;
  private Apps apps;

  @BeforeEach
  void setUp() {
    apps = new Apps(folder);
  }

  @Test
  void comesToAnEndWithFlowsThatCallEachOther() {
    assertThat(
            apps.reaching(
                "<flow-ref name='a'/>" + sink("vars.v"),
                "<sub-flow name='a'><choice><when expression='#[payload.x]'>"
                    + "<set-variable variableName='v' value='#[payload.y]'/>"
                    + "<set-payload value='#[{x: payload.z}]'/><flow-ref name='b'/></when></choice></sub-flow>"
                    + "<sub-flow name='b'><flow-ref name='a'/></sub-flow>"))
        .containsExactly("payload");
  }

  /** Sub-flows that all call each other and themselves, each with a sink of its own. */
  private static String everyFlowCallsEveryOther(int count, String call) {
    StringBuilder flows =
        new StringBuilder("<flow name='f'><http:listener/><flow-ref name='s0'/></flow>");
    for (int i = 0; i < count; i++) {
      flows.append("<sub-flow name='s%d'>".formatted(i));
      flows.append("<set-variable variableName='v%d' value='#[payload.a]'/>".formatted(i));
      for (int j = 0; j < count; j++) {
        flows.append(call.formatted(j));
      }
      flows.append(sink("vars.v" + (i + 1) % count)).append("</sub-flow>");
    }
    return flows.toString();
  }

  @Test
  void findsAllWhenEveryFlowMayCallEveryOther() {
    String call = "<choice><when expression='#[payload.go]'><flow-ref name='s%d'/></when></choice>";

    TaintResult result = apps.analyse(everyFlowCallsEveryOther(12, call));

    assertThat(result.flows()).filteredOn(flow -> flow.kind().equals("sql")).hasSize(12);
    assertThat(origins(result, "sql")).containsExactly("payload", "payload[*]");
    assertThat(result.complete()).isTrue();
  }

  @Test
  void knowsThatACallWithoutEndNeverComesBack() {
    TaintResult result = apps.analyse(everyFlowCallsEveryOther(12, "<flow-ref name='s%d'/>"));

    assertThat(origins(result, "sql")).isEmpty();
    assertThat(result.complete()).isTrue();
  }

  @Test
  void returnsWhatRecursionHasChanged() {
    assertThat(
            apps.reaching(
                "<set-variable variableName='v' value='x'/><flow-ref name='a'/>" + sink("vars.v"),
                "<sub-flow name='a'><choice><when expression='#[payload.more]'>"
                    + "<flow-ref name='b'/></when></choice></sub-flow>"
                    + "<sub-flow name='b'><flow-ref name='a'/>"
                    + "<set-variable variableName='v' value='#[payload.y]'/>"
                    + "<flow-ref name='c'/></sub-flow>"
                    + "<sub-flow name='c'><logger message='x'/></sub-flow>"))
        .containsExactly("payload");
  }

  @Test
  void followsLongChainsOfCalls() {
    StringBuilder flows = new StringBuilder();
    for (int i = 0; i < 300; i++) {
      flows.append("<sub-flow name='s%d'>".formatted(i));
      flows.append("<try>".repeat(8)).append("<flow-ref name='s%d'/>".formatted(i + 1));
      flows.append("</try>".repeat(8)).append("</sub-flow>");
    }
    flows.append("<sub-flow name='s300'><set-payload value='#[payload.id]'/></sub-flow>");

    TaintResult result =
        apps.analyse(
            "<flow name='f'><http:listener/><flow-ref name='s0'/>"
                + sink("payload")
                + "</flow>"
                + flows);

    assertThat(result.complete()).isTrue();
    assertThat(origins(result, "sql")).containsExactly("payload");
  }

  @Test
  void survivesDeepNesting() {
    String script = "if (payload.a == 1) " + "(".repeat(200) + "payload.b" + ")".repeat(200);

    TaintResult result =
        apps.analyse(
            "<flow name='f'><http:listener/>"
                + "<try>".repeat(300)
                + "<logger message='x'/>"
                + "</try>".repeat(300)
                + sink(script + " else 'x'")
                + "</flow>");

    assertThat(result.complete()).isFalse();
    assertThat(origins(result, "sql")).isNotEmpty();
  }
}
