package io.github.mulesecscan.taint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mulesecscan.taint.Scripts.Result;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionEvaluatorTest {

  @TempDir Path folder;
  private Scripts scripts;

  @BeforeEach
  void setUp() {
    scripts = new Scripts(folder);
  }

  @ParameterizedTest(name = "{0} holds {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "payload                                                | payload",
        "payload.name                                           | payload",
        "payload[0].name                                        | payload",
        "payload.'name'                                         | payload",
        "payload.*name                                          | payload",
        "payload..name                                          | payload",
        "payload.@name                                          | payload",
        "attributes.headers.host                                | headers",
        "attributes.headers['host']                             | headers",
        "attributes.headers.authorization                       | token",
        "attributes.listenerPath                                | ",
        "attributes                                             | headers,query,token",
        "vars.table                                             | ",
        "vars[vars.q]                                           | q,row",
        "'a' ++ payload ++ 'b'                                  | payload",
        "'a$(vars.q)b'                                          | q",
        "\"a$(vars.q)b\"                                        | q",
        "'a' ++ 1                                               | ",
        "vars.q default 'x'                                     | q",
        "'x' default vars.q                                     | q",
        "if (vars.q == 'a') 'one' else 'two'                    | ",
        "unless (true) vars.q else 'two'                        | q",
        "vars.q match { case 'a' -> 'one' else -> 'two' }       | ",
        "vars.q match { case x is String -> x else -> 'two' }   | q",
        "{a: vars.q, b: vars.row}                               | q,row",
        "{a: vars.q, b: vars.row}.b                             | row",
        "{a: {b: {c: vars.q, d: vars.row}}}.a.b.d               | row",
        "{(vars.q): 1}                                          | q",
        "{(vars.q): vars.row} pluck $                           | row",
        "{(vars.q): vars.row} pluck $$                          | q",
        "keysOf({(vars.q): 1})                                  | q",
        "payload pluck $$                                       | payload",
        "{(payload), a: 1}.b                                    | payload",
        "{(a: vars.q) if (true), b: vars.row}.a                 | q",
        "[vars.q, vars.row][0]                                  | q,row",
        "[vars.q if (vars.row == '1'), 'x']                     | q",
        "[{a: vars.q, b: vars.row}] map $.b                     | row",
        "[{a: vars.q, b: vars.row}] map (x, i) -> {c: x.a}      | q",
        "([{a: vars.q, b: vars.row}] map {c: $.a, d: $.b}).d    | row",
        "([1, 2] map (x, i) -> {c: i})[0].c                     | ",
        "['a', 'b'] map vars.q                                  | q",
        "[vars.q] filter ($ == 'a')                             | q",
        "[[vars.q]] flatMap ((x) -> x)                          | q",
        "flatten([[vars.q], [vars.row]])                        | q,row",
        "[vars.q] reduce ((x, acc = '') -> acc ++ x)            | q",
        "['a'] reduce ((x, acc = vars.q) -> acc ++ x)           | q",
        "['a'] reduce ((x, acc = '') -> acc ++ x)               | ",
        "[vars.q, 'b'] joinBy ','                               | q",
        "['a', 'b'] joinBy vars.q                               | q",
        "(vars.q splitBy ',')[0]                                | q",
        "vars.q replace 'a' with 'b'                            | q",
        "'abc' replace 'b' with vars.q                          | q",
        "sizeOf(vars.q)                                         | ",
        "sizeOf(vars.q) + 1                                     | ",
        "vars.q == 'a'                                          | ",
        "vars.q contains 'a'                                    | ",
        "vars.q is String                                       | ",
        "(payload groupBy $.kind).x[0].name                     | payload",
        "{a: vars.q, b: vars.row} - 'a'                         | row",
        "{a: vars.q, b: vars.row} -- ['a']                      | row",
        "{a: vars.q} ++ {b: vars.row}                           | q,row",
        "({a: vars.q} ++ {b: vars.row}).a                       | q",
        "{a: vars.q, b: vars.row} mapObject (v, k) -> {(k): v}  | q,row",
        "{a: vars.q} mapObject (v, k) -> {(upper(k)): 'x'}      | ",
        "{a: vars.q, b: vars.row} filterObject ((v, k) -> k == 'b') | row",
        "entriesOf({a: vars.q})[0].value                        | q",
        "{a: vars.q, b: 1} update { case .a -> 'x' }            | ",
        "{a: 1, b: 1} update { case x at .a -> vars.q }         | q",
        "{a: vars.q} update { case .a -> upper($) }             | q",
        "{a: {b: vars.q, c: vars.row}} update { case .a.b -> 1 }| row",
        "using (x = vars.q) x                                   | q",
        "do { var x = vars.q --- x ++ 'a' }                     | q",
        "do { fun f(x) = x ++ 'a' --- f(vars.q) }               | q",
        "do { fun f(x) = 'a' --- f(vars.q) }                    | ",
        "do { fun f(x, y = vars.row) = y --- f(vars.q) }        | row",
        "do { fun f(x) = 'a' fun f(x, y) = y --- f(1, vars.q) } | q",
        "((x) -> x)(vars.q)                                     | q",
        "p('db.table')                                          | db.table",
        "Mule::p('secure::key')                                 | secure::key",
        "${db.table}                                            | ${db.table}",
        "now()                                                  | ",
        "java!com::acme::Sql::quote(vars.q)                     | q",
        "capitalise(vars.q)                                     | q",
        "upper(vars.q)                                          | q",
        "write(payload, 'application/json')                     | payload",
        "read(vars.q, 'application/json').a                     | q",
        "readUrl('http://x/' ++ vars.q)                         | readUrl()",
        "log('x', vars.q)                                       | q",
        "vars.q.^raw                                            | q",
        "payload.name?                                          | ",
        "!payload.name                                          | ",
        "payload[?($.a == 1)].b                                 | payload",
        "vars.q as String                                       | q",
        "fail(vars.q)                                           | ",
        "{a: 1 as Number} as Object                             | ",
      })
  void tellsWhoseDataIsInTheResult(String script, String origins) {
    assertThat(String.join(",", scripts.run(script).origins()))
        .isEqualTo(origins == null ? "" : origins);
  }

  @ParameterizedTest(name = "{0} clears {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "vars.q as Number                          | sql,file-path,url-path,url-host,html,nosql,log,code",
        "vars.q as Number + 1                      | sql,file-path,url-path,url-host,html,nosql,log,code",
        "vars.q * 2                                | sql,file-path,url-path,url-host,html,nosql,log,code",
        "vars.q as Date {format: 'yyyy'}           | sql,file-path,url-path,url-host,html,nosql,log,code",
        "(vars.q as Date) as String {format: 'y'}  | sql,file-path,url-path,url-host,html,nosql,log,code",
        "vars.q as String                          | nosql",
        "vars.q as 'asc' OR 'desc'              | sql,sql-escaped,file-path,url-path,url-host,html,nosql,log,code,resource-size",
        "vars.q replace /[^A-Za-z0-9_-]/ with ''   | file-path,url-path,url-host,html,nosql,log",
        "vars.q replace /[^A-Za-z0-9_]/ with ''    | sql,file-path,url-path,url-host,html,nosql,log",
        "vars.q replace /\\D+/ with ''             | sql,file-path,url-path,url-host,html,nosql,log",
        "vars.q replace /[\\r\\n]/ with ' '        | log",
        "vars.q replace /\\rOR\\n/ with ''        | log",
        "vars.q replace \"'\" with \"'\"           | ",
        "vars.q replace \"'\" with \"''\"          | sql-escaped",
        "vars.q replace /[^a-z]/ with \"'\"        | file-path,url-path,url-host,nosql,log",
        "(vars.q splitBy '/')[-1]                  | file-path",
        "(vars.q splitBy '/')[0]                   | ",
        "dw::core::URL::encodeURIComponent(vars.q) | url-path,log",
        "dw::core::URL::decodeURIComponent(dw::core::URL::encodeURIComponent(vars.q)) | ",
        "dw::Crypto::MD5(vars.q)                   | sql,file-path,url-path,url-host,html,nosql,log,code",
        "if (vars.q matches /[a-z0-9]+/) vars.q else ''   | sql,file-path,url-path,url-host,html,nosql,log",
        "if (vars.q matches /[a-z0-9.]+/) vars.q else ''  | sql,html,nosql,log",
        "if (vars.q matches /^[a-z]+\\.csv$/) vars.q else ''    | sql,file-path,url-path,html,nosql,log",
        "if (vars.q matches /.*x.*/) vars.q else ''       | log",
        "if (!(vars.q matches /[a-z]+/)) 'x' else vars.q  | sql,file-path,url-path,url-host,html,nosql,log",
        "if (vars.q matches /[a-z]+/) 'x' else vars.q     | ",
        "if ((vars.q matches /[a-z]+/) and payload.x == 1) vars.q else ''  | sql,file-path,url-path,url-host,html,nosql,log",
        "if ((vars.q matches /[a-z]+/) or payload.x == 1) vars.q else ''   | ",
        "if (vars.q contains /[a-z]+/) vars.q else ''     | ",
        "if (!isInteger(vars.q) or payload.x == 1) '' else vars.q  | sql,file-path,url-path,url-host,html,nosql,log,code",
        "if (!isInteger(vars.q) and payload.x == 1) '' else vars.q | ",
        "if (isInteger(vars.q) and sizeOf(vars.q) < 5 and payload.x == 1) vars.q else '' | sql,file-path,url-path,url-host,html,nosql,log,code,resource-size",
        "if ((vars.q == 'a') or (vars.q == 'b')) vars.q else 'c' | sql,sql-escaped,file-path,url-path,url-host,html,nosql,log,code,resource-size",
        "if (isInteger(vars.q)) vars.q else ''            | sql,file-path,url-path,url-host,html,nosql,log,code",
        "if (isInteger(payload)) vars.q else ''           | ",
        "if (vars.q is Number) vars.q else ''             | sql,file-path,url-path,url-host,html,nosql,log,code",
        "if (sizeOf(vars.q) <= 10) vars.q else ''         | resource-size",
        "if (vars.q startsWith 'https://api.acme.com/') vars.q else '' | url-host",
        "if (vars.q startsWith 'https://api.acme.com') vars.q else ''  | ",
        "vars.q match { case x matches /[a-z]+/ -> vars.q else -> '' } | sql,file-path,url-path,url-host,html,nosql,log",
        "vars.q match { case x if (isInteger(x)) -> x else -> '' }     | sql,file-path,url-path,url-host,html,nosql,log,code",
        "vars.q match { case x is Number -> x else -> 0 } | sql,file-path,url-path,url-host,html,nosql,log,code",
        "[vars.q] filter isInteger($)                     | sql,file-path,url-path,url-host,html,nosql,log,code",
        "payload filter ((x) -> isInteger(x.id)) map $.id | ",
        "do { fun ok(x) = x matches /[a-z]+/ --- if (ok(vars.q)) vars.q else '' } | sql,file-path,url-path,url-host,html,nosql,log",
        "do { var ok = vars.q matches /[a-z]+/ --- if (ok) vars.q else '' }       | sql,file-path,url-path,url-host,html,nosql,log",
        "do { var x = vars.q --- if (isInteger(x)) vars.q else '' } | sql,file-path,url-path,url-host,html,nosql,log,code",
        "do { fun f(x: Number) = x --- f(vars.q) }        | sql,file-path,url-path,url-host,html,nosql,log,code",
        "do { fun f(x) = if (isInteger(x)) x else fail('no') --- f(vars.q) } | sql,file-path,url-path,url-host,html,nosql,log,code",
        "if (isInteger(vars.q)) (payload map vars.q) else '' | sql,file-path,url-path,url-host,html,nosql,log,code",
        "vars.q failIf ((x) -> !isInteger(x))             | sql,file-path,url-path,url-host,html,nosql,log,code",
        "vars.q failIf ((x) -> isInteger(x))              | ",
      })
  void tellsWhichDangersAreCleared(String script, String cleared) {
    assertThat(String.join(",", scripts.run(script.replace("OR", "|")).cleared()))
        .isEqualTo(cleared == null ? "" : cleared);
  }

  @ParameterizedTest(name = "{0} looks like {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "'select ' ++ vars.q ++ ' from t'           | select {} from t",
        "'select $(vars.q) from t'                  | select {} from t",
        "'select $(vars.table)' ++ ' t'             | select users t",
        "'a' ++ (if (payload.x == 1) 'b' else vars.q)  | ab;a{}",
        "if (payload.x == 1) 'b' else 'c'           | b;c",
        "vars.q match { case 'a' -> 'one' else -> 'two' } | one;two",
        "upper('a') ++ trim(' b')                   | A b",
        "'select {id}' replace '{id}' with vars.q   | select {}",
        "\"'\" ++ ([vars.q] joinBy \"','\") ++ \"'\"   | '{}','{}'",
        "{a: 'x', b: 'y'}[vars.q]                   | x;y",
        "{a: 'x', b: 'y'}.b                         | y",
        "if (vars.q == 'a') vars.q else 'b'         | a;b",
        "if (['a', 'b'] contains vars.q) vars.q else 'c' | a;b;c",
        "'x' ++ null                                | x",
        "do { fun f(x) = 'a' ++ x --- f('b') ++ f(vars.q) } | aba{}",
      })
  void tellsHowTextsArePutTogether(String script, String shapes) {
    assertThat(String.join(";", scripts.run(script).shapes())).isEqualTo(shapes);
  }

  @Test
  void followsValuesAndNotConditions() {
    Result filter =
        scripts.run(
            """
            %dw 2.0
            output text/plain
            var byName = if (payload.name != null) "where name = :name" else ""
            ---
            "select * from users " ++ byName ++ (if (payload.sort == "d") " order by 1 desc" else "")
            """);

    assertThat(filter.origins()).isEmpty();
    assertThat(filter.evaluation().mediaType()).isEqualTo("text/plain");
  }

  @Test
  void forgetsChecksOfOneElementForTheOthers() {
    Result one = scripts.run("payload map (a) -> if (isInteger(a)) (payload map (b) -> b) else []");

    assertThat(one.cleared()).isEmpty();
  }

  @Test
  void keepsASecretOutOfWhatIsMasked() {
    assertThat(scripts.run("attributes.headers").labels()).containsExactly("secret");
    assertThat(scripts.run("attributes.headers - 'authorization'").labels()).isEmpty();
    assertThat(scripts.run("attributes.headers update { case .authorization -> '***' }").labels())
        .isEmpty();
    assertThat(
            scripts
                .run(
                    "attributes.headers mapObject (v, k) -> "
                        + "{(k): if (k as String == 'authorization') '***' else v}")
                .labels())
        .isEmpty();
    assertThat(scripts.run("attributes update { case .headers.authorization -> '***' }").labels())
        .isEmpty();
    assertThat(scripts.run("dw::Crypto::MD5(attributes.headers.authorization)").labels()).isEmpty();
  }

  @Test
  void takesNamesOfFieldsForWhatTheySay() {
    assertThat(scripts.run("payload.user.password").labels()).containsExactly("secret");
    assertThat(scripts.run("payload['card-number']").labels()).containsExactly("personal");
    assertThat(scripts.run("{ ssn: payload.number }").labels()).containsExactly("personal");
    assertThat(scripts.run("payload.people.*ssn[0]").labels()).containsExactly("personal");
    assertThat(scripts.run("payload.people map { a: $.iban }").labels())
        .containsExactly("personal");
    assertThat(scripts.run("payload").labels()).isEmpty();
    assertThat(scripts.run("payload.passwordPolicy").labels()).isEmpty();
    assertThat(scripts.run("payload.token.expires_in").labels()).isEmpty();
    assertThat(scripts.run("var t = payload.token --- t.scope").labels()).isEmpty();
  }

  @Test
  void takesWhatIsMaskedForHarmless() {
    assertThat(scripts.run("payload.pan[-4 to -1]").labels()).isEmpty();
    assertThat(scripts.run("payload.pan replace /[0-9]/ with '*'").labels()).isEmpty();
    assertThat(scripts.run("fun maskPan(x) = x --- maskPan(payload.pan)").labels()).isEmpty();
    assertThat(scripts.run("sizeOf(payload.pan)").labels()).isEmpty();
    assertThat(scripts.run("payload.pan replace '-' with ''").labels()).containsExactly("personal");
    assertThat(scripts.run("fun unmask(x) = x --- unmask(payload.pan)").labels())
        .containsExactly("personal");
  }

  @Test
  void followsModulesOfTheApplication() {
    scripts.module(
        "src/main/resources/modules/query.dwl",
        """
        %dw 2.0
        var table = "users"
        fun find(name) = "select * from " ++ table ++ " where n = '" ++ name ++ "'"
        fun safe(name) = find(name as Number)
        """);

    assertThat(scripts.run("import * from modules::query --- find(vars.q)").shapes())
        .containsExactly("select * from users where n = '{}'");
    assertThat(scripts.run("import safe as s from modules::query --- s(vars.q)").cleared())
        .contains("sql");
    assertThat(scripts.run("import modules::query --- query::find(payload.n)").origins())
        .containsExactly("payload");
  }

  @Test
  void tellsTheWayOfData() {
    Result result = scripts.run("do { fun f(x) = 'a' ++ x --- f(payload.name) }");

    assertThat(result.trace())
        .containsExactly(
            "1 The payload comes in here",
            "32 `payload.name` is read",
            "32 It is passed to `f` as `x`",
            "17 It is joined to other text",
            "30 It comes back from `f`");
  }

  @Test
  void reportsFunctionsThatAreSinks() {
    assertThat(scripts.run("{a: readUrl('http://' ++ vars.q), b: log(payload)}").sinks())
        .containsExactly("url-host readUrl [q]");
    assertThat(scripts.run("payload map log('x', $.a)").sinks())
        .containsExactly("log log [payload]");
  }

  @Test
  void doubtsWhatItDoesNotKnow() {
    assertThat(scripts.run("java!com::acme::Sql::quote(vars.q)").value().everything().all())
        .allMatch(taint -> taint.confidence() == io.github.mulesecscan.finding.Confidence.MEDIUM);
  }

  @Test
  void comesToAnEndWithRecursion() {
    Result mask =
        scripts.run(
            """
            %dw 2.0
            fun mask(o) = o match {
              case is Object -> o mapObject (v, k) -> {(k): mask(v)}
              case is Array -> o map mask($)
              else -> upper(o)
            }
            fun loop(a, b) = loop(b ++ "x", a ++ "y") ++ loop(a, b)
            ---
            {m: mask(payload), l: loop(vars.q, vars.row)}
            """);

    assertThat(mask.origins()).containsExactly("payload", "q", "row");
  }

  @Test
  void survivesDeepNesting() {
    String ifs = "if (payload.a == 1) 'x' else ".repeat(200) + "vars.q";
    String calls = "do { fun f(x) = g(x) fun g(x) = f(x) ++ %s --- f(vars.q) }".formatted(ifs);

    assertThat(scripts.run(ifs).origins()).contains("q");
    assertThat(scripts.run(calls).origins()).contains("q");
    assertThat(scripts.run("payload.a and ".repeat(900) + "vars.q").origins()).isEmpty();
    assertThat(scripts.run("(".repeat(2000)).origins()).isEmpty();
    assertThat(scripts.run("(a) -> ".repeat(200) + "vars.q").origins()).isEmpty();
  }

  @Test
  void takesTimeInProportion() {
    StringBuilder script = new StringBuilder("%dw 2.0\nfun f0(x) = x ++ 'a'\n");
    for (int i = 1; i < 60; i++) {
      script.append("fun f%d(x) = f%d(x) ++ f%d(x)\n".formatted(i, i - 1, i - 1));
    }
    script.append("---\nf59(vars.q) ++ ").append("vars.q ++ ".repeat(700)).append("'x'");

    Result result =
        Assertions.assertTimeoutPreemptively(
            Duration.ofSeconds(10), () -> scripts.run(script.toString()));

    assertThat(result.origins()).contains("q");
  }
}
