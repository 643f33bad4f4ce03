package io.github.mulesecscan.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mulesecscan.finding.TextEdit;
import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.source.Span;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextEditsTest {

  private static final SourcePath FILE = new SourcePath("a.xml");

  private static TextEdit edit(int offset, int length, String text) {
    return new TextEdit(FILE, new Span(offset, length), text);
  }

  @Test
  void appliesEditsInAnyOrder() {
    assertThat(
            TextEdits.apply("abcdef", List.of(edit(4, 1, "X"), edit(0, 1, ""), edit(2, 0, "--"))))
        .isEqualTo("b--cdXf");
    assertThatThrownBy(() -> TextEdits.apply("abcdef", List.of(edit(0, 3, "X"), edit(2, 2, "Y"))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void changesNoMoreThanItHasTo() {
    SourceText text = SourceText.root(FILE, "x=\"TLSv1.1,TLSv1.2\"");
    assertThat(TextEdits.smallest(text, new Span(3, 15), "TLSv1.2")).isEqualTo(edit(9, 8, ""));
    assertThat(TextEdits.smallest(text, new Span(3, 7), "TLSv1.1")).isEqualTo(edit(10, 0, ""));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 2, 2, 2, false",
    "0, 3, 2, 2, true",
    "2, 0, 2, 0, true",
    "2, 0, 2, 3, true",
    "2, 0, 1, 1, false",
    "2, 0, 1, 3, true",
    "1, 3, 2, 0, true",
    "5, 1, 2, 0, false"
  })
  void tellsWhatClashes(int one, int oneLength, int other, int otherLength, boolean clash) {
    TextEdit first = edit(one, oneLength, "x");
    TextEdit second = edit(other, otherLength, "y");
    assertThat(TextEdits.clash(first, second)).isEqualTo(clash);
    assertThat(TextEdits.clash(second, first)).isEqualTo(clash);
  }

  @Test
  void movesPlaces() {
    List<TextEdit> edits = List.of(edit(2, 3, "x"), edit(8, 0, "12345"));
    assertThat(TextEdits.moved(1, edits)).isEqualTo(1);
    assertThat(TextEdits.moved(2, edits)).isEqualTo(2);
    assertThat(TextEdits.moved(4, edits)).isEqualTo(2);
    assertThat(TextEdits.moved(6, edits)).isEqualTo(4);
    assertThat(TextEdits.moved(9, edits)).isEqualTo(12);
  }

  @ParameterizedTest
  @CsvSource({
    "UTF-8, ''",
    "UTF-8, EFBBBF",
    "ISO-8859-1, ''",
    "windows-1252, ''",
    "UTF-16LE, FFFE",
    "UTF-16BE, FEFF",
    "UTF-16BE, ''"
  })
  void writesAFileTheWayItWas(String charset, String mark) {
    String declared = charset.startsWith("UTF-16") ? "UTF-16" : charset;
    String text =
        "<?xml version=\"1.0\" encoding=\"" + declared + "\"?>\r\n<a x=\"\u00fc\">\r</a>\n";
    byte[] bytes = concat(hex(mark), text.getBytes(Charset.forName(charset)));
    FileText file = FileText.read(FILE, bytes).orElseThrow();
    assertThat(file.text().content()).isEqualTo(text);
    int at = text.indexOf('\u00fc');
    String changed = TextEdits.apply(text, List.of(new TextEdit(FILE, new Span(at, 1), "\u00e4!")));
    assertThat(file.bytes(changed).orElseThrow())
        .isEqualTo(concat(hex(mark), changed.getBytes(Charset.forName(charset))));
  }

  @Test
  void refusesWhatAnEncodingLacks() {
    byte[] bytes =
        "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a/>".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(FileText.read(FILE, bytes).orElseThrow().bytes("<a>\u20ac</a>")).isEmpty();
  }

  @Test
  void refusesFilesThatAreNotWhatTheySay() {
    byte[] wrong = {'<', 'a', '>', (byte) 0xC3, '<', '/', 'a', '>'};
    assertThat(FileText.read(FILE, wrong)).isEmpty();
    assertThat(FileText.read(FILE, new byte[] {'a', 0, 'b'})).isEmpty();
  }

  @Test
  void comparesTextsByLines() {
    TextDiff diff = TextDiff.of("a\nb\nc\nd\ne\nf\ng\nh\n", "a\nb\nc\nd\nX\nY\nf\ng\nh\n");
    assertThat(diff.hunks()).hasSize(1);
    TextDiff.Hunk hunk = diff.hunks().get(0);
    assertThat(hunk.header()).isEqualTo("@@ -2,7 +2,8 @@");
    assertThat(show(hunk)).isEqualTo(" b\n c\n d\n-e\n+X\n+Y\n f\n g\n h");
    assertThat(TextDiff.of("a\n", "a\n").hunks()).isEmpty();
    assertThat(TextDiff.of("", "a\n").hunks().get(0).header()).isEqualTo("@@ -0,0 +1 @@");
  }

  @Test
  void keepsChangesThatAreFarApart() {
    String before = lines(1, 40);
    String after = before.replace("line 3\n", "").replace("line 30\n", "line 30\nnew\n");
    TextDiff diff = TextDiff.of(before, after);
    assertThat(diff.hunks().stream().map(TextDiff.Hunk::header).toList())
        .containsExactly("@@ -1,6 +1,5 @@", "@@ -28,6 +27,7 @@");
  }

  @Test
  void turnsTheOldTextIntoTheNewOne() {
    Random random = new Random(7);
    for (int round = 0; round < 300; round++) {
      String before = random(random, 30);
      String after = random(random, 30);
      TextDiff diff = TextDiff.of(before, after);
      assertThat(patched(before, diff)).as("%s -> %s", before, after).isEqualTo(after);
    }
  }

  private static String random(Random random, int most) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(most); i > 0; i--) {
      text.append((char) ('a' + random.nextInt(4))).append('\n');
    }
    return text.toString();
  }

  /** Applies a diff as the program patch does, line numbers checked. */
  private static String patched(String before, TextDiff diff) {
    List<String> old = before.lines().toList();
    StringBuilder text = new StringBuilder();
    int at = 0;
    for (TextDiff.Hunk hunk : diff.hunks()) {
      while (at < hunk.oldStart() - 1) {
        text.append(old.get(at++)).append('\n');
      }
      for (TextDiff.Line line : hunk.lines()) {
        if (line.kind() != TextDiff.Kind.ADDED) {
          assertThat(old.get(at++)).isEqualTo(line.text());
        }
        if (line.kind() != TextDiff.Kind.REMOVED) {
          text.append(line.text()).append('\n');
        }
      }
    }
    while (at < old.size()) {
      text.append(old.get(at++)).append('\n');
    }
    return text.toString();
  }

  private static String show(TextDiff.Hunk hunk) {
    return hunk.lines().stream()
        .map(line -> line.kind().sign() + line.text())
        .collect(Collectors.joining("\n"));
  }

  private static String lines(int from, int to) {
    StringBuilder text = new StringBuilder();
    for (int i = from; i <= to; i++) {
      text.append("line ").append(i).append('\n');
    }
    return text.toString();
  }

  private static byte[] hex(String digits) {
    return java.util.HexFormat.of().parseHex(digits);
  }

  private static byte[] concat(byte[] one, byte[] other) {
    byte[] both = java.util.Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }
}
