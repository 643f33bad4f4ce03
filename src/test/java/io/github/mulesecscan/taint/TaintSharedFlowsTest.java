package io.github.mulesecscan.taint;

import static io.github.mulesecscan.taint.Apps.origins;
import static io.github.mulesecscan.taint.Apps.sink;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A flow that so many others call that they are not told apart any more. */
class TaintSharedFlowsTest {

  private static final int CALLERS = 40;

  @TempDir Path folder;
  private Apps apps;

  @BeforeEach
  void setUp() {
    apps = new Apps(folder);
  }

  /** Many flows that call {@code shared} with data of their own, and at last {@code clean}. */
  private TaintResult analyse(String shared, String clean) {
    StringBuilder flows = new StringBuilder();
    for (int i = 0; i < CALLERS; i++) {
      flows.append(
          """
          <flow name='f%d'>
            <http:listener/>
            <set-variable variableName='v' value='#[payload.p%d]'/>
            <flow-ref name='shared'/>
          </flow>
          """
              .formatted(i, i));
    }
    return apps.analyse(
        flows
            + "<flow name='z'><scheduler/><set-variable variableName='v' value='x'/>"
            + "<set-payload value='y'/><flow-ref name='shared'/>"
            + clean
            + "</flow><sub-flow name='shared'>"
            + shared
            + "</sub-flow>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "vars.v",
        "vars.v.a",
        "'$(vars.v)'",
        "vars . v",
        "vars['v']",
        "vars.'v'",
        "vars['' ++ 'v']",
        "(vars.*v)[0]",
        "(vars..v)[0]",
        "(vars pluck $)[0]",
        "do { var all = vars --- all.v }",
        "vars.v /* vars, no more */",
      })
  void aVariableIsSeenInACalledFlowHoweverItIsRead(String read) {
    TaintResult result =
        apps.analyse(
            "<flow name='f'><http:listener/><set-variable variableName='v' value='#[payload]'/>"
                + "<flow-ref name='called'/></flow>"
                + "<sub-flow name='called'>"
                + sink(read)
                + "</sub-flow>");

    assertThat(origins(result, "sql")).containsExactly("payload");
  }

  @Test
  void variablesThatItOnlyReadsComeBackAsTheyWere() {
    String reads = "<logger message='#[vars.v]'/>";

    assertThat(origins(analyse(reads, sink("vars.v")), "sql")).isEmpty();
    assertThat(origins(analyse(reads, sink("payload")), "sql")).isEmpty();
  }

  @Test
  void errorsInItLeaveVariablesAsTheyWere() {
    String handled =
        "<try><flow-ref name='shared'/><error-handler><on-error-continue>"
            + sink("vars.v")
            + "</on-error-continue></error-handler></try>";

    assertThat(origins(analyse("<logger message='#[vars.v]'/>", handled), "sql")).isEmpty();
  }

  @Test
  void variablesThatItSetsMayHoldWhatAnyCallerPassed() {
    String sets = "<set-variable variableName='w' value='#[vars.v]'/>";

    assertThat(origins(analyse(sets, sink("vars.w")), "sql")).containsExactly("payload");
  }

  @Test
  void aPayloadThatItSetsMayHoldWhatAnyCallerPassed() {
    String sets = "<set-payload value='#[vars.v]'/>";

    assertThat(origins(analyse(sets, sink("payload")), "sql")).containsExactly("payload");
  }

  @Test
  void whatFlowsThatItCallsMaySetIsNotTakenForUnchanged() {
    String calls = "<flow-ref name=\"#['in' ++ 'ner']\"/>";
    String inner =
        "</flow><sub-flow name='inner'><set-variable variableName='v' value='#[vars.v]'/>"
            + "</sub-flow><flow name='last'><scheduler/>";

    TaintResult result = analyse(calls, sink("vars.v") + inner);

    assertThat(origins(result, "sql")).containsExactly("payload");
  }
}
