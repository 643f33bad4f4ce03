package io.github.mulesecscan.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mulesecscan.secret.Credential;
import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.source.Span;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CodeFramesTest {

  private static final SourcePath FILE = new SourcePath("a.properties");

  @Test
  void theMarkedLineHasOneLineAround() {
    CodeFrame frame = frame("one\ntwo\nthree\nfour\n", "three", List.of());
    assertThat(frame.lines()).extracting(CodeFrame.Line::number).containsExactly(2, 3, 4);
    assertThat(marked(frame)).isEqualTo("three");
    assertThat(frame.lines().get(0).marked()).isFalse();
  }

  @Test
  void credentialsAreMaskedAndTheirLengthStaysHidden() {
    String text = "user=a\npassword=hunter2hunter2\nurl=b\n";
    CodeFrame frame = frame(text, "hunter2hunter2", List.of("hunter2hunter2"));
    assertThat(frame.toString()).doesNotContain("hunter2");
    assertThat(marked(frame)).isEqualTo("******");
    assertThat(frame.lines().get(1).text()).isEqualTo("password=******");
  }

  @Test
  void aCredentialBesideTheMarkIsMaskedAndTheMarkStaysInPlace() {
    String text = "<db user=\"root\" password=\"s3cr3t!!\" host=\"h\"/>";
    CodeFrame frame = frame(text, "host=\"h\"", List.of("s3cr3t!!"));
    assertThat(marked(frame)).isEqualTo("host=\"h\"");
    assertThat(frame.lines().get(0).text()).contains("password=\"******\"");
    CodeFrame before = frame(text, "user=\"root\"", List.of("s3cr3t!!"));
    assertThat(marked(before)).isEqualTo("user=\"root\"");
    CodeFrame around = frame(text, text, List.of("s3cr3t!!"));
    assertThat(marked(around)).isEqualTo(around.lines().get(0).text());
  }

  @Test
  void longLinesAreCutAroundTheMark() {
    String text = "x".repeat(5_000) + "MARK" + "y".repeat(5_000);
    CodeFrame frame = frame(text, "MARK", List.of());
    assertThat(frame.lines().get(0).text().length()).isLessThan(210);
    assertThat(marked(frame)).isEqualTo("MARK");
  }

  @Test
  void charactersThatCommandATerminalOrTurnTheTextAreReplaced() {
    CodeFrame frame = frame("a\u001b[31m\u202eb\n", "b", List.of());
    assertThat(frame.lines().get(0).text()).doesNotContain("\u001b").doesNotContain("\u202e");
    assertThat(marked(frame)).isEqualTo("b");
  }

  @Test
  void aPlaceOverManyLinesShowsTheFirst() {
    String text = "a\n".repeat(100);
    SourceText source = SourceText.root(FILE, text);
    CodeFrame frame =
        new CodeFrames(new SecretMask(List.of())).of(source, source.locate(source.span()));
    assertThat(frame.lines()).hasSizeLessThan(10);
    assertThat(frame.lines().get(0).marked()).isTrue();
  }

  private static CodeFrame frame(String text, String marked, List<String> secrets) {
    SourceText source = SourceText.root(FILE, text);
    List<Credential> credentials =
        secrets.stream().map(secret -> credential(source, secret)).toList();
    Span span = new Span(text.indexOf(marked), marked.length());
    return new CodeFrames(new SecretMask(credentials)).of(source, source.locate(span));
  }

  private static Credential credential(SourceText source, String value) {
    Span span = new Span(source.content().indexOf(value), value.length());
    return new Credential(
        "password",
        value,
        source.locate(span),
        "anchor",
        Credential.Place.PROPERTY_FILE,
        Credential.Form.NAMED,
        Credential.Quality.REAL,
        Set.of(),
        false);
  }

  private static String marked(CodeFrame frame) {
    CodeFrame.Line line =
        frame.lines().stream().filter(CodeFrame.Line::marked).findFirst().orElseThrow();
    return line.text().substring(line.markStart(), line.markEnd());
  }
}
