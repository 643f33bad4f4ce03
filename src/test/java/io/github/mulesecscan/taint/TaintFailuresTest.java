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

  private static final String LOOKS_AT_IT =
      "<error-handler><on-error-continue type='%s'>"
          + sink("vars.v")
          + "</on-error-continue></error-handler>";

  private static final String VARIABLE = "<set-variable variableName='v' value='#[payload.a]'/>";

  /** A try whose processor may fail, with a handler of errors of {@code type}. */
  private static String tried(String processor, String type) {
    return "<try>" + VARIABLE + processor + LOOKS_AT_IT.formatted(type) + "</try>";
  }

  @Test
  void doesNotEnterHandlersOfErrorsThatNothingBeforeThemRaises() {
    String request = "<http:request path='/'/>";

    assertThat(apps.reaching(tried(request, "HTTP:TIMEOUT"))).containsExactly("payload");
    assertThat(apps.reaching(tried("<logger/>", "HTTP:TIMEOUT") + request)).isEmpty();
    assertThat(apps.reaching(tried("<logger/>", "HTTP:TIMEOUT, ANY") + request))
        .containsExactly("payload");
    assertThat(apps.reaching(tried("<logger/>", "MULE:EXPRESSION") + request))
        .containsExactly("payload");
    assertThat(apps.reaching(tried("<logger/>", "EXPRESSION") + request))
        .containsExactly("payload");
  }

  @Test
  void entersHandlersOfErrorsThatNothingInTheApplicationRaises() {
    assertThat(apps.reaching(tried("<logger/>", "SLACK:TIMEOUT"))).containsExactly("payload");
    assertThat(apps.reaching(tried("<logger/>", "APP:X"))).containsExactly("payload");
  }

  @Test
  void entersHandlersOfErrorsThatAreMappedOrRaisedBeforeThem() {
    String mapped =
        "<http:request path='/'><error-mapping sourceType='HTTP:TIMEOUT' targetType='APP:X'/></http:request>";
    String raised = "<raise-error type='APP:X'/>";

    assertThat(apps.reaching(tried(mapped, "APP:X"))).containsExactly("payload");
    assertThat(apps.reaching(tried(raised, "APP:X"))).containsExactly("payload");
    assertThat(apps.reaching(tried("<logger/>", "APP:X") + mapped)).isEmpty();
    assertThat(apps.reaching(tried("<logger/>", "APP:X") + raised)).isEmpty();
  }

  @Test
  void entersHandlersOfErrorsThatComeOutOfCalledFlows() {
    String called = "<sub-flow name='called'><http:request path='/'/></sub-flow>";
    String flow = "<flow name='f'><http:listener/>" + "%s</flow>";
    String calls = flow.formatted(tried("<flow-ref name='called'/>", "HTTP:TIMEOUT"));
    String callsNobodyKnows = flow.formatted(tried("<flow-ref name='gone'/>", "HTTP:TIMEOUT"));
    String callsNobody = flow.formatted(tried("<logger/>", "HTTP:TIMEOUT"));
    String handled =
        flow.formatted(
            tried(
                "<try><flow-ref name='called'/><error-handler><on-error-propagate type='DB:*'/>"
                    + "</error-handler></try>",
                "HTTP:TIMEOUT"));

    assertThat(inHandlers(calls + called)).isNotEmpty();
    assertThat(inHandlers(callsNobodyKnows + called)).isNotEmpty();
    assertThat(inHandlers(handled + called)).isNotEmpty();
    assertThat(inHandlers(callsNobody + called)).isEmpty();
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

  private List<TaintFlow> inHandlers(String content) {
    return apps.analyse(content).flows().stream()
        .filter(
            flow ->
                flow.component()
                    .parent()
                    .filter(parent -> parent.getName().startsWith("on-error-"))
                    .isPresent())
        .toList();
  }

  private List<TaintFlow> inFailures(String content) {
    return apps.analyse(content).flows().stream()
        .filter(flow -> flow.component().getName().equals("error-response"))
        .toList();
  }
}
