package io.github.mulesecscan.taint;

import static io.github.mulesecscan.taint.Apps.only;
import static io.github.mulesecscan.taint.Apps.origins;
import static io.github.mulesecscan.taint.Apps.sink;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mulesecscan.taint.TaintFlow.Placement;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where data gets to. */
class TaintAnalysisTest {

  @TempDir Path folder;
  private Apps apps;

  @BeforeEach
  void setUp() {
    apps = new Apps(folder);
  }

  private List<String> reaching(String processors) {
    return apps.reaching(processors, "");
  }

  private List<String> reaching(String processors, String more) {
    return apps.reaching(processors, more);
  }

  @Test
  void followsTheMessageOfARequest() {
    assertThat(reaching(sink("payload.id"))).containsExactly("payload");
    assertThat(reaching(sink("attributes.queryParams.id")))
        .containsExactly("attributes.queryParams");
    assertThat(reaching(sink("message.attributes.uriParams.id")))
        .containsExactly("attributes.uriParams");
    assertThat(reaching(sink("attributes.method"))).isEmpty();
    assertThat(reaching(sink("correlationId"))).containsExactly("correlationId");
  }

  @Test
  void setsPayloadAndVariables() {
    assertThat(reaching("<set-payload value=\"#[payload.id]\"/>" + sink("payload")))
        .containsExactly("payload");
    assertThat(reaching("<set-payload value='x'/>" + sink("payload"))).isEmpty();
    assertThat(reaching("<set-payload value='x'/>" + sink("attributes.queryParams.a"))).hasSize(1);
    assertThat(reaching("<set-variable variableName='v' value='#[payload.id]'/>" + sink("vars.v")))
        .containsExactly("payload");
    assertThat(
            reaching(
                "<set-variable variableName='v' value='#[payload.id]'/>"
                    + "<remove-variable variableName='v'/>"
                    + sink("vars.v")))
        .isEmpty();
    assertThat(
            reaching(
                "<set-variable variableName='ab' value='#[payload.id]'/>"
                    + "<remove-variable variableName='a*'/>"
                    + sink("vars.ab")))
        .isEmpty();
  }

  @Test
  void transformsAllAtOnce() {
    String transform =
        """
        <ee:transform><ee:message>
          <ee:set-payload><![CDATA[%dw 2.0 output application/json --- {id: 1}]]></ee:set-payload>
          <ee:set-attributes>{}</ee:set-attributes></ee:message>
          <ee:variables><ee:set-variable variableName="v">payload.id</ee:set-variable></ee:variables>
        </ee:transform>
        """;

    assertThat(reaching(transform + sink("vars.v"))).containsExactly("payload");
    assertThat(reaching(transform + sink("payload.id"))).isEmpty();
    assertThat(reaching(transform + sink("attributes.queryParams.x"))).isEmpty();
  }

  @Test
  void replacesTheMessageByTheResultOfAnOperation() {
    assertThat(reaching("<http:request path='/'/>" + sink("attributes.queryParams.id")))
        .containsExactly("attributes");
    assertThat(reaching("<http:request path='/'/>" + sink("payload.id")))
        .containsExactly("payload");
    String target = "<http:request path='/' target='r'/>";
    assertThat(reaching(target + sink("attributes.queryParams.id")))
        .containsExactly("attributes.queryParams");
    assertThat(reaching(target + sink("vars.r"))).hasSize(1);
    assertThat(
            reaching("<http:request path='/' target='r' targetValue=\"#['x']\"/>" + sink("vars.r")))
        .isEmpty();
    assertThat(reaching("<db:select><db:sql>select 1</db:sql></db:select>" + sink("payload[0].n")))
        .containsExactly("payload[*]");
  }

  @Test
  void callsFlows() {
    String set = "<set-variable variableName='v' value='#[payload.id]'/>";
    String callee = "<sub-flow name='g'>" + set + "</sub-flow>";

    assertThat(reaching("<flow-ref name='g'/>" + sink("vars.v"), callee)).hasSize(1);
    assertThat(reaching("<flow-ref name='g' target='t'/>" + sink("vars.v"), callee)).isEmpty();
    assertThat(reaching("<flow-ref name='g' target='t'/>" + sink("vars.t"), callee)).hasSize(1);
    assertThat(
            reaching(
                "<flow-ref name='g'/>", "<sub-flow name='g'>" + sink("payload.a") + "</sub-flow>"))
        .hasSize(1);
    assertThat(
            reaching(
                "<set-variable variableName='v' value='x'/><flow-ref name='g'/>",
                "<sub-flow name='g'>" + sink("vars.v") + "</sub-flow>"))
        .isEmpty();
    assertThat(reaching("<flow-ref name=\"#['g' ++ '']\"/>" + sink("vars.v"), callee)).hasSize(1);
    assertThat(reaching("<flow-ref name='missing'/>" + sink("payload"))).isNotEmpty();
  }

  @Test
  void callsFlowsFromScripts() {
    String callee =
        "<flow name='g'><set-payload value=\"#[payload.x ++ (vars.v default '')]\"/></flow>";

    assertThat(reaching(sink("lookup('g', {x: payload.id})"), callee)).containsExactly("payload");
    assertThat(reaching(sink("lookup('g', {y: payload.id})"), callee)).isEmpty();
  }

  @Test
  void tellsFlowsApartByWhoCallsThem() {
    List<String> origins =
        reaching(
            "<set-variable variableName='q' value=\"#['a' ++ payload.id]\"/>"
                + "<flow-ref name='run' target='one'/>"
                + "<set-variable variableName='q' value='select 1'/>"
                + "<flow-ref name='run' target='two'/>"
                + sink("vars.two"),
            "<sub-flow name='run'><set-payload value='#[vars.q]'/></sub-flow>");

    assertThat(origins).isEmpty();
  }

  @Test
  void joinsBranchesAndKnowsTheirConditions() {
    String set = "<set-payload value='x'/>";

    assertThat(
            reaching(
                "<choice><when expression='#[payload.a == 1]'>"
                    + set
                    + "</when></choice>"
                    + sink("payload")))
        .containsExactly("payload");
    assertThat(
            reaching(
                "<choice><when expression='#[payload.a == 1]'>"
                    + set
                    + "</when><otherwise>"
                    + set
                    + "</otherwise></choice>"
                    + sink("payload")))
        .isEmpty();
    assertThat(
            reaching(
                "<choice><when expression=\"#[['a','b'] contains payload.s]\">"
                    + sink("payload.s")
                    + "</when></choice>"))
        .isEmpty();
    assertThat(
            reaching(
                "<choice><when expression=\"#[!(payload.s matches /[a-z]+/)]\">"
                    + "<raise-error type='APP:BAD'/></when></choice>"
                    + sink("payload.s")))
        .isEmpty();
    assertThat(
            reaching(
                "<choice><when expression=\"#[!(payload.s matches /[a-z]+/)]\">"
                    + "<logger message='bad'/></when></choice>"
                    + sink("payload.s")))
        .hasSize(1);
  }

  @Test
  void repeatsForEachElement() {
    String loop = "<foreach collection='#[payload.items]'>%s</foreach>";

    assertThat(reaching(loop.formatted(sink("payload.id")))).containsExactly("payload");
    assertThat(reaching(loop.formatted(sink("attributes.queryParams.id")))).isEmpty();
    assertThat(reaching(loop.formatted(sink("vars.rootMessage.attributes.queryParams.id"))))
        .containsExactly("attributes.queryParams");
    assertThat(reaching(loop.formatted(sink("vars.counter")))).isEmpty();
    assertThat(
            reaching(
                loop.formatted("<set-variable variableName='v' value='#[payload.x]'/>")
                    + sink("vars.v")))
        .hasSize(1);
    assertThat(reaching(loop.formatted("<set-payload value='x'/>") + sink("payload.a")))
        .containsExactly("payload");
    assertThat(reaching(loop.formatted("") + sink("vars.rootMessage.payload"))).isEmpty();
    assertThat(
            reaching(
                "<set-variable variableName='q' value='a'/>"
                    + loop.formatted(
                        "<set-variable variableName='p' value='#[payload.x]'/>"
                            + sink("vars.q")
                            + "<set-variable variableName='q' value=\"#[vars.q ++ vars.p]\"/>")))
        .containsExactly("payload");
    assertThat(
            reaching(
                "<parallel-foreach collection='#[payload.items]'>"
                    + "<set-variable variableName='v' value='#[payload.x]'/></parallel-foreach>"
                    + sink("vars.v")))
        .isEmpty();
    assertThat(
            reaching(
                "<parallel-foreach collection='#[payload.items]'><set-payload value='#[payload.x]'/>"
                    + "</parallel-foreach>"
                    + sink("payload[0].payload")))
        .containsExactly("payload");
  }

  @Test
  void mergesRoutes() {
    String scatter =
        "<scatter-gather><route><set-variable variableName='v' value='#[payload.a]'/>"
            + "<set-payload value='one'/></route><route><logger message='x'/></route></scatter-gather>";

    assertThat(reaching(scatter + sink("vars.v"))).containsExactly("payload");
    assertThat(reaching(scatter + sink("payload.'0'.payload"))).isEmpty();
    assertThat(reaching(scatter + sink("payload.'1'.payload"))).containsExactly("payload");
    assertThat(
            reaching(
                "<first-successful><route><set-payload value='x'/></route><route>"
                    + "<logger message='x'/></route></first-successful>"
                    + sink("payload.a")))
        .containsExactly("payload");
    assertThat(
            reaching(
                "<async><set-variable variableName='v' value='#[payload.a]'/></async>"
                    + sink("vars.v")))
        .isEmpty();
    assertThat(reaching("<async>" + sink("payload.a") + "</async>")).hasSize(1);
    assertThat(
            reaching(
                "<until-successful><set-payload value='x'/></until-successful>" + sink("payload")))
        .isEmpty();
  }

  @Test
  void trustsValidatorsOnlyWhereTheyDominate() {
    String number = "<validation:is-number value='#[payload.id]'/>";
    String set = "<set-variable variableName='id' value='#[payload.id]'/>";

    assertThat(reaching(number + sink("payload.id"))).isEmpty();
    assertThat(reaching(set + number + sink("vars.id"))).isEmpty();
    assertThat(reaching(number + set + sink("vars.id"))).isEmpty();
    assertThat(reaching(number + sink("payload.other"))).hasSize(1);
    assertThat(reaching(number + "<http:request path='/'/>" + sink("payload.id"))).hasSize(1);
    assertThat(
            reaching(
                "<try>"
                    + number
                    + "<error-handler><on-error-continue/></error-handler></try>"
                    + sink("payload.id")))
        .hasSize(1);
    assertThat(reaching("<async>" + number + "</async>" + sink("payload.id"))).hasSize(1);
    assertThat(
            reaching(
                "<validation:any>"
                    + number
                    + "<validation:is-url url='#[payload.id]'/>"
                    + "</validation:any>"
                    + sink("payload.id")))
        .hasSize(1);
    assertThat(reaching("<validation:all>" + number + "</validation:all>" + sink("payload.id")))
        .isEmpty();
    assertThat(
            reaching(
                "<validation:matches-regex value='#[payload.id]' regex='[a-z]+'/>"
                    + sink("payload.id")))
        .isEmpty();
    assertThat(
            reaching(
                "<validation:is-true expression='#[isInteger(payload.id)]'/>" + sink("payload.id")))
        .isEmpty();
    assertThat(
            reaching(
                "<flow-ref name='check'/>" + sink("payload.id"),
                "<sub-flow name='check'>" + number + "</sub-flow>"))
        .isEmpty();
  }

  @Test
  void tellsPartsOfUrlsApart() {
    String request = "<flow name='f'><http:listener/><http:request url=\"#[%s]\"/></flow>";

    assertThat(kinds(request.formatted("payload.u"))).containsExactly("url-host");
    assertThat(kinds(request.formatted("'https://' ++ payload.u"))).containsExactly("url-host");
    assertThat(kinds(request.formatted("'https://a.b' ++ payload.u"))).containsExactly("url-host");
    assertThat(kinds(request.formatted("'https://a.b/' ++ payload.u"))).containsExactly("url-path");
    assertThat(kinds(request.formatted("'https://$(payload.h)/x?y=$(payload.u)'")))
        .containsExactly("url-host", "url-path");
  }

  private List<String> kinds(String content) {
    return apps.analyse(content).flows().stream()
        .map(TaintFlow::kind)
        .filter(kind -> !kind.equals("html"))
        .toList();
  }

  @Test
  void crossesQueuesAndStores() {
    String publish = "<vm:publish queueName='q'><vm:content>#[payload.x]</vm:content></vm:publish>";
    String listen = "<flow name='g'><vm:listener queueName='%s'/>" + sink("payload") + "</flow>";

    assertThat(reaching(publish, listen.formatted("q"))).containsExactly("payload");
    assertThat(reaching(publish, listen.formatted("other"))).isEmpty();
    assertThat(
            origins(
                apps.analyse(
                    "<flow name='a'><scheduler/><os:retrieve key='k'/>"
                        + sink("payload")
                        + "</flow><flow name='f'><http:listener/><os:store key='k'>"
                        + "<os:value>#[payload]</os:value></os:store></flow>"),
                "sql"))
        .containsExactly("payload");
    assertThat(
            reaching(
                "<vm:publish-consume queueName='q'><vm:content>#[payload.x]</vm:content>"
                    + "</vm:publish-consume>"
                    + sink("payload"),
                "<flow name='g'><vm:listener queueName='q'/><set-payload value='#[upper(payload)]'/></flow>"))
        .containsExactly("payload");
  }

  @Test
  void routesToTheFlowsOfAnApi() {
    String app =
        "<apikit:config name='api' outboundHeadersMapName='outboundHeaders'/>"
            + "<flow name='main'><http:listener><http:response><http:headers>"
            + "#[vars.outboundHeaders default {}]</http:headers></http:response></http:listener>"
            + "<apikit:router config-ref='api'/></flow>"
            + "<flow name='get:\\users\\(id):api'>"
            + "<set-variable variableName='outboundHeaders' value='#[{a: payload.x}]'/>"
            + sink("attributes.uriParams.id")
            + "</flow>"
            + "<flow name='get:\\users:other'>"
            + sink("payload")
            + "</flow>";

    TaintResult result = apps.analyse(app);

    assertThat(origins(result, "sql")).contains("attributes.uriParams").doesNotContain("payload");
    assertThat(origins(result, "log")).containsExactly("payload");
  }

  @Test
  void tellsWhatIsAnswered() {
    TaintResult result =
        apps.analyse(
            "<flow name='f'><http:listener/>"
                + "<set-payload value=\"#['&lt;b>' ++ payload.x]\" mimeType='text/html'/></flow>");

    TaintFlow html =
        result.flows().stream().filter(flow -> flow.text().startsWith("<b>")).findFirst().get();
    assertThat(html.kind()).isEqualTo("html");
    assertThat(html.mediaType()).isEqualTo("text/html");
    assertThat(html.placement()).isEqualTo(Placement.BARE);
    TaintFlow error =
        result.flows().stream()
            .filter(
                flow ->
                    flow.paths().get(0).labels().contains(DataLabel.INTERNAL)
                        || flow.mediaType().equals("text/plain"))
            .findFirst()
            .get();
    assertThat(error.paths()).anyMatch(path -> path.labels().contains(DataLabel.INTERNAL));
  }

  @Test
  void followsNamesOfFilesInArchives() {
    String extract =
        "<compression:extract><compression:compressed>#[payload]</compression:compressed>"
            + "</compression:extract>";

    assertThat(
            origins(
                apps.analyse(
                    "<flow name='f'><http:listener/>"
                        + extract
                        + "<foreach collection='#[payload pluck {name: $$, content: $}]'>"
                        + "<file:write path=\"#['/data/' ++ payload.name]\"/></foreach></flow>"),
                "file-path"))
        .containsExactly("payload");
  }

  @Test
  void tellsTheWayWithItsPlaces() {
    TaintResult result =
        apps.analyse(
            "<flow name='f'><http:listener/>\n"
                + "<set-variable variableName='q' value=\"#['where n = \\'' ++ payload.n ++ '\\'']\"/>\n"
                + "<flow-ref name='g'/></flow>\n"
                + "<sub-flow name='g'>\n"
                + "<db:select><db:sql>#['select * from t ' ++ vars.q]</db:sql></db:select></sub-flow>");

    TaintFlow flow = only(result, "sql");
    assertThat(flow.placement()).isEqualTo(Placement.QUOTED);
    assertThat(flow.text()).isEqualTo("select * from t where n = '{}'");
    assertThat(flow.component().getName()).isEqualTo("select");
    assertThat(flow.parameter()).isEqualTo("sql");
    assertThat(
            flow.paths().get(0).steps().stream()
                .map(
                    step ->
                        step.location().startLine() + " " + step.nesting() + " " + step.message())
                .toList())
        .containsExactly(
            "2 0 The payload comes in here",
            "3 0 `payload.n` is read",
            "3 0 It is joined to other text",
            "3 0 It becomes the variable `q`",
            "4 0 The flow `g` is called",
            "6 1 `vars.q` is read",
            "6 1 It is joined to other text",
            "6 1 It reaches `sql` of `db:select`");
  }

  @Test
  void countsComponentsThatNobodyKnows() {
    TaintResult result =
        apps.analyse(
            "<flow name='f'><http:listener/><acme:quote text='#[payload.x]'/>"
                + sink("payload")
                + "</flow>");

    assertThat(result.unknownComponents()).containsEntry("acme:quote", 1);
    assertThat(origins(result, "sql")).containsExactly("acme:quote", "payload");
    assertThat(only(result, "sql").paths())
        .allMatch(path -> path.confidence() != io.github.mulesecscan.finding.Confidence.HIGH);
  }

  @Test
  void workThroughBatches() {
    String batch =
        "<batch:job jobName='j'><batch:process-records><batch:step name='s'>%s</batch:step>"
            + "</batch:process-records></batch:job>";

    assertThat(reaching(batch.formatted(sink("payload.id")))).containsExactly("payload");
    assertThat(reaching(batch.formatted("") + sink("payload"))).isEmpty();
    assertThat(
            reaching(
                batch.formatted("<set-variable variableName='v' value='#[payload.id]'/>")
                    + sink("vars.v")))
        .isEmpty();
  }

  @Test
  void takesPropertiesForConstants() {
    apps.write("src/main/resources/app.properties", "db.table=users\n");

    assertThat(
            kinds(
                "<configuration-properties file='app.properties'/><flow name='f'><scheduler/>"
                    + "<db:select><db:sql>select * from ${db.table}</db:sql></db:select></flow>"))
        .isEmpty();
  }
}
