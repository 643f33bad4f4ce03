package io.github.mulesecscan.taint;

import static io.github.mulesecscan.taint.Apps.sink;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What error handlers and answers to failures get. */
class TaintFailuresTest {

  @TempDir Path folder;
  private Apps apps;

  @BeforeEach
  void setUp() {
    apps = new Apps(folder);
  }

  @Test
  void handlesErrors() {
    String handler =
        "<error-handler><on-error-continue type='%s'>"
            + "%s"
            + "</on-error-continue></error-handler>";
    String fails =
        "<try><set-variable variableName='v' value='#[payload.a]'/><http:request path='/'/>"
            + "<set-variable variableName='v' value='x'/>%s</try>";

    assertThat(apps.reaching(fails.formatted(handler.formatted("ANY", sink("vars.v")))))
        .containsExactly("payload");
    assertThat(apps.reaching(fails.formatted(handler.formatted("ANY", "")) + sink("vars.v")))
        .containsExactly("payload");
    assertThat(apps.reaching(fails.formatted("") + sink("vars.v"))).isEmpty();
    assertThat(
            apps.reaching(
                "<try><raise-error type='APP:X' description='#[payload.a]'/>"
                    + handler.formatted("APP:X", sink("error.description"))
                    + "</try>"))
        .containsExactly("payload");
    assertThat(
            apps.reaching(
                "<try><raise-error type='APP:X' description='#[payload.a]'/>"
                    + handler.formatted("APP:Y", sink("error.description"))
                    + "</try>"))
        .isEmpty();
    assertThat(
            apps.reaching(
                "<try><http:request path='/'/>"
                    + handler.formatted("HTTP:*", sink("error.errorMessage.payload.x"))
                    + "</try>"))
        .containsExactly("error.errorMessage");
  }

  @Test
  void doesNotLookPastTheHandlerThatReplacesTheAnswer() {
    String flow =
        "<flow name='f'><http:listener><http:error-response><http:body>#[vars.w]</http:body>"
            + "</http:error-response></http:listener>"
            + "<try><set-variable variableName='w' value='#[payload]'/><http:request url='https://a.b'/>"
            + "<error-handler><on-error-propagate>%s</on-error-propagate></error-handler></try></flow>";
    String answer = "<set-variable variableName='w' value='#[{a: 1}]'/>";

    assertThat(inFailures(flow.formatted("<logger/>"))).isNotEmpty();
    assertThat(inFailures(flow.formatted(answer))).isEmpty();
    assertThat(inFailures(flow.formatted("<db:insert/>" + answer))).isNotEmpty();
  }

  private List<TaintFlow> inFailures(String content) {
    return apps.analyse(content).flows().stream()
        .filter(flow -> flow.component().getName().equals("error-response"))
        .toList();
  }
}
