package io.github.mulesecscan.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mulesecscan.finding.Confidence;
import io.github.mulesecscan.finding.Finding;
import io.github.mulesecscan.finding.Severity;
import io.github.mulesecscan.scan.CodeFrame;
import io.github.mulesecscan.scan.ReportedFinding;
import io.github.mulesecscan.source.Location;
import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.source.Span;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleReporterTest {

  /** {@code <} and {@code >} enclose the marked characters; tabs are written as {@code →}. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          "a <bc> d"     | "a bc d"    | "  ^^"
          "<a>"          | "a"         | "^"
          "→<a>"         | "    a"     | "    ^"
          "ab→<a→b>"     | "ab  a   b" | "    ^^^^^"
          "→<→>x"        | "        x" | "    ^^^^"
          "注文<あ>x"    | "注文あx"   | "    ^^"
          "😀<😀>"       | "😀😀"      | "  ^^"
          "e\u0301<e\u0301x>" | "e\u0301e\u0301x" | " ^^"
          "\u001b<x>"    | "\uFFFDx"   | " ^"
          "\u202e<\u202ex>" | "\uFFFD\uFFFDx" | " ^^"
          "<ｆｕ>ll"     | "ｆｕll"    | "^^^^"
          """)
  void caretsStandUnderTheMarkedCharacters(String marked, String text, String carets) {
    String line = marked.replace('→', '\t');
    int start = line.indexOf('<');
    int end = line.indexOf('>') - 1;
    String frame = frame(new CodeFrame.Line(7, line.replaceAll("[<>]", ""), start, end));
    assertThat(frame).contains("7 | " + text + "\n  | " + carets + "\n");
  }

  @Test
  void marksThatReachBeyondAShortenedLineEndWithIt() {
    assertThat(frame(new CodeFrame.Line(7, "abc…", 1, 900))).contains("7 | abc…\n  |  ^^^\n");
    assertThat(frame(new CodeFrame.Line(7, "abc", 900, 901))).contains("7 | abc\n  |\n");
  }

  @Test
  void numbersOfDifferentLengthAreAlignedAndGapsShown() {
    String frame =
        frame(
            new CodeFrame.Line(9, "a", 0, 0),
            new CodeFrame.Line(10, "b", 0, 1),
            new CodeFrame.Line(100, "c", 0, 0));
    assertThat(frame)
        .contains(
            """
            --> a.xml:7:1
                |
              9 | a
             10 | b
                | ^
            ...
            100 | c
                |
            """
                .replaceFirst("-->", "   -->"));
  }

  @Test
  void ofALongPathTheMiddleIsLeftOut() {
    String report =
        Rendered.by(
            new ConsoleReporter(ConsoleStyle.PLAIN),
            SampleResults.with(List.of(SampleResults.longPath(100))));
    assertThat(report)
        .contains("from source to sink in 100 steps", "10. propagation: step 10")
        .contains("... 80 steps left out\n")
        .contains("91. propagation: step 91", "100. sink: step 100")
        .doesNotContain("step 11\n", "step 90\n");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void hostileTextCannotCommandATerminal(boolean oneLine) {
    String report =
        Rendered.by(
            new ConsoleReporter(new ConsoleStyle(false, oneLine, List.of("a\u001b[2Jb"))),
            SampleResults.hostile());
    assertThat(report.codePoints().filter(c -> c != '\n'))
        .allMatch(c -> Character.getType(c) != Character.CONTROL)
        .allMatch(c -> Character.getType(c) != Character.FORMAT);
    assertThat(report.lines()).noneMatch(line -> line.startsWith("--> fake"));
  }

  @Test
  void colourChangesNothingButColour() {
    String plain = Rendered.by(new ConsoleReporter(ConsoleStyle.PLAIN), SampleResults.everything());
    String coloured =
        Rendered.by(
            new ConsoleReporter(new ConsoleStyle(true, false, List.of())),
            SampleResults.everything());
    assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(plain);
    assertThat(plain).doesNotContain("\u001b");
  }

  @Test
  void noLineEndsInBlanks() {
    String report =
        Rendered.by(new ConsoleReporter(ConsoleStyle.PLAIN), SampleResults.everything());
    assertThat(report.lines()).noneMatch(line -> line.endsWith(" "));
  }

  private static String frame(CodeFrame.Line... lines) {
    Location place = new Location(new SourcePath("a.xml"), new Span(0, 1), 7, 1, 7, 2);
    Finding finding =
        Finding.of("tls-trust-all", Severity.HIGH, Confidence.HIGH, "message", place, "a");
    ReportedFinding reported =
        new ReportedFinding(
            finding, new SourcePath(""), "f", new CodeFrame(List.of(lines)), List.of(), null);
    return Rendered.by(
        new ConsoleReporter(ConsoleStyle.PLAIN), SampleResults.with(List.of(reported)));
  }
}
