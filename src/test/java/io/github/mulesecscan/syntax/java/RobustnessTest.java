package io.github.mulesecscan.syntax.java;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the text, a tree comes back, soon. */
class RobustnessTest {

  private static final int REPEATED = 20_000;

  private static final List<String> SAMPLES =
      List.of(
          """
          package a.b;
          import java.util.*;
          /* c */ @A(x = {1, 2}) public class C<T> extends D<E<T>> implements F {
            private static final Map<String, int[]> M = new HashMap<>(); // end
            enum G { H(1) { }, I; }
            public <X extends Y> C(final T t, String... r) throws Z { super(t); this.x = r[0]; }
            String m(List<? super T> l) {
              for (int i = 0, j = 1; i < l.size(); i++) { l.get(i).n("a\\"" + i + 'c', (String) x); }
              for (var e : l) if (e instanceof Q q && q.ok() || !z) continue; else break;
              try (R r = new R() { void v() { w(); } }) { return a ? b : c; }
              catch (S | U e) { throw new V(e); } finally { f = () -> g(h -> { return h; }); }
              switch (k) { case 1: case 2 -> o(); default: p(); }
              return \"\"\"
                text \\u0041 \"\"\";
            }
          }
          """,
          """
          #!/usr/bin/groovy
          import a.b.*
          @Grab('x') def run(cmd, int n = 2) { "ls ${cmd.trim()} $n.m".execute() }
          def m = [a: 1, (b): [2, 3], 'c': [:]]
          list.findAll { it ==~ /a\\/b/ }.each { k, v -> println "${k}=${v ?: 'x'}" }
          x = $/ slashy $/ + '''t''' << y?.z*.w as String
          class D { def e = 1; static f() { return g } }
          """);

  @ParameterizedTest
  @EnumSource(JavaDialect.class)
  void everyPrefixAndEveryDeletionGivesATree(JavaDialect dialect) {
    for (String sample : SAMPLES) {
      for (int at = 0; at < sample.length(); at++) {
        check(sample.substring(0, at), dialect);
        check(sample.substring(0, at) + sample.substring(at + 1), dialect);
      }
    }
  }

  private static void check(String text, JavaDialect dialect) {
    JavaFile file = JavaTexts.parse(text, dialect);
    for (JavaClass type : file.classes()) {
      assertThat(type.span().end()).isLessThanOrEqualTo(text.length());
    }
    for (JavaStatement statement : file.script().statements()) {
      assertThat(statement.span().end()).isLessThanOrEqualTo(text.length());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(",
        "[",
        "{",
        ")",
        "]",
        "}",
        "<",
        ">",
        "\"",
        "'",
        "`",
        "/",
        "\\",
        "@",
        "$",
        "${",
        "\"${",
        "a.",
        "a.<",
        "a<",
        "a<b,",
        "a(",
        "a[",
        "a{",
        "a->",
        "a?",
        "a?b:",
        "a=",
        "a+",
        "!",
        "-",
        "(a)",
        "(a)->",
        "new ",
        "new a(",
        "new a(){",
        "if(a)",
        "if(a){",
        "else ",
        "for(a:",
        "for(;;)",
        "while(",
        "do ",
        "try{",
        "catch(a){",
        "switch(a){",
        "case ",
        "return ",
        "class A{",
        "class A extends ",
        "@A(",
        "enum A{",
        "a b;",
        "a b(){",
        "a,",
        ";",
        "//\n",
        "/*",
        "import a.",
        "x as A<",
        "x instanceof ",
        "[a:",
        "{a->",
        "def a={",
        "static{",
        "\"\"\"",
        "'''",
        "a ",
        "a\n",
      })
  void repetitionIsNoProblem(String piece) {
    for (JavaDialect dialect : JavaDialect.values()) {
      String text = piece.repeat(REPEATED);
      assertTimeoutPreemptively(
          Duration.ofSeconds(20),
          () -> {
            check(text, dialect);
            check("class A { void m() { x = " + text, dialect);
          });
    }
  }
}
