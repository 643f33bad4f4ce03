package io.github.mulesecscan.suppression;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.syntax.yaml.YamlProblem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SuppressionFileTest {

  private final List<YamlProblem> problems = new ArrayList<>();

  @Test
  void readsEveryKey() {
    List<FileSuppression> all =
        read(
            """
            suppressions:
              - rule: [tls-trust-all, ecb-mode]
                path: "orders/**"
                lines: 12-20
                fingerprint: 0123456789abcdef0123456789abcdef
                reason: line inside the data centre
                owner: payments team
                expires: 2027-01-31
              - rule: ssrf
                path: a.xml
                lines: 7
                reason: fixed by the proxy
            """);

    assertThat(problems).isEmpty();
    FileSuppression first = all.get(0);
    assertThat(first.ruleIds()).containsExactlyInAnyOrder("tls-trust-all", "ecb-mode");
    assertThat(first.path()).hasToString("orders/**");
    assertThat(first.lines()).isEqualTo(new FileSuppression.Lines(12, 20));
    assertThat(first.expires()).isEqualTo(LocalDate.of(2027, 1, 31));
    assertThat(first.words()).isEqualTo("line inside the data centre (payments team)");
    assertThat(all.get(1).lines()).isEqualTo(new FileSuppression.Lines(7, 7));
    assertThat(all.get(1).expires()).isNull();
  }

  @Test
  void holdsOnItsLastDayAndNotAfterIt() {
    FileSuppression one =
        read("""
                suppressions:
                  - {rule: ssrf, path: a.xml, reason: r, expires: 2027-01-31}
                """)
            .get(0);

    assertThat(one.isExpired(LocalDate.of(2027, 1, 31))).isFalse();
    assertThat(one.isExpired(LocalDate.of(2027, 2, 1))).isTrue();
  }

  @Test
  void asksForAReasonAndForAPlace() {
    read("suppressions:\n  - {rule: ssrf}\n");

    assertThat(problems).extracting(YamlProblem::message).anyMatch(m -> m.contains("reason"));
    assertThat(problems).extracting(YamlProblem::message).anyMatch(m -> m.contains("fingerprint"));
  }

  @Test
  void namesTheKeyThatWasMeantWithItsLine() {
    read("suppressions:\n  - rule: ssrf\n    path: a.xml\n    reason: r\n    expire: 2027-01-31\n");

    assertThat(problems).singleElement().asString().contains("s.yaml:5").contains("'expires'");
  }

  @Test
  void refusesADayThatIsNotInTheCalendar() {
    read("suppressions:\n  - {rule: ssrf, path: a.xml, reason: r, expires: 2027-02-30}\n");

    assertThat(problems).singleElement().asString().contains("2027-02-30");
  }

  @Test
  void refusesAPatternWithAnOpenBracket() {
    read("suppressions:\n  - {rule: ssrf, path: 'a[.xml', reason: r}\n");

    assertThat(problems).singleElement().asString().contains("no pattern");
  }

  private List<FileSuppression> read(String yaml) {
    return SuppressionFile.read(SourceText.root(new SourcePath("s.yaml"), yaml), problems);
  }
}
