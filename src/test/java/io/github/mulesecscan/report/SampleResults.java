package io.github.mulesecscan.report;

import io.github.mulesecscan.catalog.ComponentRole;
import io.github.mulesecscan.edit.TextDiff;
import io.github.mulesecscan.finding.Confidence;
import io.github.mulesecscan.finding.Finding;
import io.github.mulesecscan.finding.Fix;
import io.github.mulesecscan.finding.Label;
import io.github.mulesecscan.finding.Severity;
import io.github.mulesecscan.finding.TextEdit;
import io.github.mulesecscan.finding.TraceStep;
import io.github.mulesecscan.flow.UnmodelledComponent;
import io.github.mulesecscan.rule.RuleMetadata;
import io.github.mulesecscan.scan.AcceptedFinding;
import io.github.mulesecscan.scan.AdvisoriesAge;
import io.github.mulesecscan.scan.BaselineComparison;
import io.github.mulesecscan.scan.CodeFrame;
import io.github.mulesecscan.scan.FixPreview;
import io.github.mulesecscan.scan.ReportedFinding;
import io.github.mulesecscan.scan.ScanResult;
import io.github.mulesecscan.scan.ScanStatistics;
import io.github.mulesecscan.scan.ScannedApplication;
import io.github.mulesecscan.source.Diagnostic;
import io.github.mulesecscan.source.Location;
import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.source.Span;
import io.github.mulesecscan.suppression.Baseline;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Results of scans, built by hand, that hold everything a report has to cope with. */
final class SampleResults {

  private static final SourcePath ORDERS = new SourcePath("apps/orders");
  private static final SourcePath STOCK = new SourcePath("apps/stock");

  private static final SampleFile API =
      SampleFile.of(
          "apps/orders/src/main/mule/order api.xml",
          """
          <mule>
            <flow name="find">
              <http:listener config-ref="api" path="/orders"/>
          \t\t<set-variable variableName="q" value="#[attributes.queryParams.name]"/>
              <flow-ref name="search"/>
            </flow>
            <sub-flow name="search">
              <db:select config-ref="db">
                <db:sql><![CDATA[#[
                  "select * from orders where name = '"
                    ++ vars.q ++ "'"
                ]]]></db:sql>
              </db:select>
              <logger message="注文 😀 #[payload.password]"/>
            </sub-flow>
          </mule>
          """);

  private static final SampleFile GLOBAL =
      SampleFile.of(
          "apps/stock/src/main/mule/global.xml",
          """
          <mule>
            <!-- secscan:ignore tls-trust-all: test server only -->
            <tls:trust-store insecure="true"/>
            <tls:trust-store insecure="true" path="b"/>
            <http:request-config host="a"/>
          </mule>
          """);

  private static final UnmodelledComponent UNMODELLED =
      new UnmodelledComponent(
          "http://www.mulesoft.org/schema/mule/acme",
          "quote",
          "acme:quote",
          ComponentRole.OPERATION,
          2,
          API.at("<flow-ref"),
          List.of("symbol"),
          List.of());

  private SampleResults() {}

  /** Two applications with findings of every kind. */
  static ScanResult everything() {
    List<ReportedFinding> findings =
        Stream.of(sqlInjection(), loggedSecret(), noVersion(), ignored(), trustAll(), accepted())
            .sorted()
            .toList();
    return new ScanResult(
        "0.1.0",
        SampleRules.all(),
        List.of(
            new ScannedApplication(
                ORDERS, "orders-api", "mule-application", 4, 2, List.of(UNMODELLED)),
            new ScannedApplication(STOCK, "stock", "mule-domain", 2, 0, List.of())),
        findings,
        diagnostics(),
        new ScanStatistics(6, 12_345, 1, 2, 3),
        new AdvisoriesAge(LocalDate.of(2026, 11, 23), 0));
  }

  /** The same, compared with a baseline that knows one finding of it and one that is fixed. */
  static ScanResult compared() {
    List<Baseline.Entry> known =
        List.of(
            new Baseline.Entry("aaaa", "sql-injection", ORDERS.resolve("a.xml"), "a", "critical"),
            new Baseline.Entry("zzzz", "tls-trust-all", STOCK.resolve("b.xml"), "b", "high"));
    return BaselineComparison.compare(everything(), new Baseline(known), path -> true, true);
  }

  /** Many applications, each with some of the findings of the first. */
  static ScanResult applications(int number) {
    ScanResult first = everything();
    List<ScannedApplication> applications = new ArrayList<>();
    List<ReportedFinding> findings = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      SourcePath folder = new SourcePath("apps/application-" + i);
      applications.add(
          new ScannedApplication(folder, "application-" + i, "mule-application", 9, 4, List.of()));
      for (ReportedFinding one : first.findings().subList(0, i % 7)) {
        findings.add(
            new ReportedFinding(
                one.finding(),
                folder,
                one.fingerprint(),
                one.frame(),
                one.stepFrames(),
                one.suppression()));
      }
    }
    return new ScanResult(
        first.toolVersion(),
        first.rules(),
        applications,
        findings,
        List.of(),
        first.statistics(),
        first.advisories());
  }

  /** A scan that found nothing. */
  static ScanResult empty() {
    return new ScanResult(
        "dev",
        SampleRules.all(),
        List.of(
            new ScannedApplication(
                new SourcePath(""), "clean", "mule-application", 1, 1, List.of())),
        List.of(),
        List.of(),
        new ScanStatistics(1, 99, 1, 2, 3),
        new AdvisoriesAge(LocalDate.of(2026, 11, 23), 0));
  }

  /** A scan whose every text tries to break out of the report. */
  static ScanResult hostile() {
    String evil =
        "]]> </script><img src=x onerror=alert(1)> \u001b[31mred\u001b[0m \u009b2J \u202egnp.exe\u2066"
            + " a\u0000b \u0007 \rover \u2028 \ud800 \udb40\udc41 `x` | [l](1) {0} \"q\" \\ \n--> fake:1:1";
    SampleFile file =
        SampleFile.of("a b/\u001b[2J\u202e%41:<x>#?é.xml", "x\u001b\u202e]]>y\ttab\u0000end\nlast");
    Location place = file.at("\u001b\u202e]]>y\ttab");
    Finding finding =
        new Finding(
            "tls-trust-all",
            Severity.HIGH,
            Confidence.HIGH,
            evil,
            place,
            evil,
            List.of(new Label(place, evil)),
            List.of(
                new TraceStep(file.at("last"), evil, TraceStep.Kind.SOURCE, 0),
                new TraceStep(place, evil, TraceStep.Kind.SINK, 1_000_000)),
            List.of(
                new Fix(
                    evil,
                    Fix.Safety.UNSAFE,
                    List.of(new TextEdit(file.text().path(), new Span(0, 1), evil)))));
    SourcePath folder = new SourcePath("a b");
    RuleMetadata rule =
        new RuleMetadata(
            "tls-trust-all",
            List.of(evil),
            evil,
            Severity.HIGH,
            Confidence.HIGH,
            "transport",
            "0.1.0",
            List.of(295),
            List.of(),
            List.of(),
            Map.of(),
            Map.of(),
            evil,
            evil,
            evil,
            List.of(new RuleMetadata.Reference(evil, "javascript:alert(1)")));
    return new ScanResult(
        "0.1.0-SNAPSHOT",
        List.of(rule),
        List.of(new ScannedApplication(folder, evil, "mule-application", 1, 0, List.of())),
        List.of(
            reported(file, finding, folder, "f1", null),
            reported(
                file,
                finding.withTrace(List.of()),
                folder,
                "f2",
                new AcceptedFinding(AcceptedFinding.Kind.INLINE, evil, place))),
        List.of(Diagnostic.of(Diagnostic.Level.ERROR, "xml-malformed", file.text().path(), evil)),
        new ScanStatistics(1, 9, 1, 2, 3),
        new AdvisoriesAge(LocalDate.of(2026, 11, 23), 0));
  }

  /** As many findings as asked for: the first is the mildest, the last the worst. */
  static ScanResult many(int number) {
    Location place = GLOBAL.at("insecure");
    List<ReportedFinding> findings =
        IntStream.range(0, number)
            .mapToObj(
                i -> {
                  boolean last = i == number - 1;
                  Finding finding =
                      Finding.of(
                          last ? "sql-injection" : i == 0 ? "no-timeout" : "logged-secret",
                          last ? Severity.CRITICAL : i == 0 ? Severity.LOW : Severity.MEDIUM,
                          Confidence.HIGH,
                          "finding " + i,
                          place,
                          "a");
                  return new ReportedFinding(
                      finding, STOCK, "f" + i, CodeFrame.NONE, List.of(), null);
                })
            .toList();
    return with(findings);
  }

  /** The sample's rules and applications with other findings. */
  static ScanResult with(List<ReportedFinding> findings) {
    ScanResult all = everything();
    return new ScanResult(
        all.toolVersion(),
        all.rules(),
        all.applications(),
        findings,
        List.of(),
        all.statistics(),
        new AdvisoriesAge(LocalDate.of(2026, 11, 23), 0));
  }

  /** A finding whose path has {@code steps} steps. */
  static ReportedFinding longPath(int steps) {
    List<TraceStep> trace = new ArrayList<>();
    Location place = API.at("vars.q");
    for (int i = 0; i < steps; i++) {
      TraceStep.Kind kind =
          i == 0
              ? TraceStep.Kind.SOURCE
              : i == steps - 1 ? TraceStep.Kind.SINK : TraceStep.Kind.PROPAGATION;
      trace.add(new TraceStep(place, "step " + (i + 1), kind, 0));
    }
    Finding finding =
        Finding.of("sql-injection", Severity.CRITICAL, Confidence.HIGH, "long", place, "a")
            .withTrace(trace);
    return reported(API, finding, ORDERS, "long", null);
  }

  private static ReportedFinding sqlInjection() {
    Location source = API.at("attributes.queryParams.name");
    Location call = API.at("<flow-ref name=\"search\"/>");
    Location sink = API.at("\"select * from orders where name = '\"\n          ++ vars.q ++ \"'\"");
    Finding finding =
        Finding.of(
                "sql-injection",
                Severity.CRITICAL,
                Confidence.HIGH,
                "attributes.queryParams.name reaches the SQL text of db:select without a bound"
                    + " parameter; whoever calls GET /orders can change the statement",
                sink,
                "sub-flow/search/db:select/db:sql")
            .withTrace(
                List.of(
                    new TraceStep(source, "The caller chooses it.", TraceStep.Kind.SOURCE, 0),
                    new TraceStep(
                        API.at("#[attributes.queryParams.name]"),
                        "vars.q now holds it.",
                        TraceStep.Kind.PROPAGATION,
                        0),
                    new TraceStep(call, "It goes to sub-flow search.", TraceStep.Kind.CALL, 0),
                    new TraceStep(
                        API.at("vars.q"), "vars.q is read.", TraceStep.Kind.PROPAGATION, 1),
                    new TraceStep(sink, "It is part of the statement.", TraceStep.Kind.SINK, 1)))
            .withRelated(
                List.of(
                    new Label(API.at("<http:listener"), "anyone can call this listener"),
                    new Label(GLOBAL.at("host=\"a\""), "the #[configuration] of the host")));
    return reported(API, finding, ORDERS, "aaaa", null);
  }

  private static ReportedFinding loggedSecret() {
    Location place = API.at("payload.password");
    Finding finding =
        Finding.of(
            "logged-secret",
            Severity.HIGH,
            Confidence.MEDIUM,
            "payload.password is written to the log",
            place,
            "sub-flow/search/logger/message");
    return reported(API, finding, ORDERS, "bbbb", null);
  }

  private static ReportedFinding noVersion() {
    Location place = API.text().locate(new Span(0, 0));
    Finding finding =
        Finding.of(
            "api-without-version",
            Severity.INFO,
            Confidence.HIGH,
            "The API has no version.",
            place,
            "");
    return new ReportedFinding(finding, ORDERS, "cccc", CodeFrame.NONE, List.of(), null);
  }

  private static ReportedFinding ignored() {
    Location place = GLOBAL.at("insecure=\"true\"/>");
    Finding finding =
        Finding.of(
            "tls-trust-all",
            Severity.HIGH,
            Confidence.HIGH,
            "Any certificate is taken.",
            place,
            "x");
    return reported(
        GLOBAL,
        finding,
        STOCK,
        "dddd",
        new AcceptedFinding(
            AcceptedFinding.Kind.INLINE, "test server only", GLOBAL.at("secscan:ignore")));
  }

  private static ReportedFinding trustAll() {
    Location place = GLOBAL.at("insecure=\"true\" path");
    Fix safe =
        new Fix(
            "remove insecure=\"true\"",
            Fix.Safety.SAFE,
            List.of(new TextEdit(place.path(), place.span(), "path")));
    Fix unsafe =
        new Fix(
            "name a trust store",
            Fix.Safety.UNSAFE,
            List.of(
                new TextEdit(place.path(), place.span(), "path"),
                new TextEdit(new SourcePath("apps/stock/a.yaml"), new Span(0, 0), "path: x\n")));
    Finding finding =
        Finding.of(
                "tls-trust-all",
                Severity.HIGH,
                Confidence.HIGH,
                "Any certificate is taken.",
                place,
                "tls:trust-store/insecure")
            .withFixes(List.of(safe, unsafe));
    FixPreview change =
        new FixPreview(
            List.of(
                new FixPreview.Change(
                    place.path(),
                    TextDiff.of(
                        "<tls:context>\n  <tls:trust-store insecure=\"true\" path=\"a.p12\"/>\n",
                        "<tls:context>\n  <tls:trust-store path=\"a.p12\"/>\n"))));
    return reported(GLOBAL, finding, STOCK, "dddd", null).withPreviews(List.of(change));
  }

  private static ReportedFinding accepted() {
    Location place = GLOBAL.at("<http:request-config");
    Finding finding =
        Finding.of("no-timeout", Severity.LOW, Confidence.LOW, "There is no timeout.", place, "y");
    SampleFile list = SampleFile.of(".secscan/suppressions.yaml", "- rule: no-timeout\n");
    return reported(
        GLOBAL,
        finding,
        STOCK,
        "eeee",
        new AcceptedFinding(
            AcceptedFinding.Kind.FILE, "behind a gateway with one", list.at("rule: no-timeout")));
  }

  private static List<Diagnostic> diagnostics() {
    return Stream.of(
            Diagnostic.of(
                Diagnostic.Level.NOTE,
                "no-pom",
                new SourcePath(""),
                "There is no pom.xml to read."),
            Diagnostic.of(
                Diagnostic.Level.WARNING,
                "file-too-large",
                new SourcePath("apps/stock/big.json"),
                "The file is larger than 20 MB and was left out."),
            Diagnostic.at(
                Diagnostic.Level.ERROR,
                "xml-malformed",
                API.at("<flow name"),
                "The end tag is missing; the rest of the file was not analysed."))
        .sorted()
        .toList();
  }

  private static ReportedFinding reported(
      SampleFile file,
      Finding finding,
      SourcePath application,
      String fingerprint,
      @Nullable AcceptedFinding suppression) {
    List<CodeFrame> steps =
        finding.trace().stream().map(step -> file.frame(step.location())).toList();
    return new ReportedFinding(
        finding, application, fingerprint, file.frame(finding.location()), steps, suppression);
  }
}
