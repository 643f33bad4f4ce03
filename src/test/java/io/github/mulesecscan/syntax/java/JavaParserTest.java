package io.github.mulesecscan.syntax.java;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JavaParserTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '`',
      value = {
        "int a = 1, b; # var int a = 1; var int b",
        "Map<String, List<int[]>> m = new HashMap<>(); # var Map m = new HashMap()",
        "final String[] a = {\"x\", y}; # var String[] a = ['x', y]",
        "String[] a = new String[] {\"x\"}; # var String[] a = ['x']",
        "a.b.C.d(e, \"f\").g(); # a.b.C.d(e, 'f').g()",
        "x = a + b * c + \"d\"; # x = (+ a, (* b, c), 'd')",
        "x = a > b && !c || d; # x = (|| (&& (> a, b), !c), d)",
        "x = a >> 2 >= b; # x = (> a, 2, b)",
        "x = (String) y; z = (a) - b; # x = (String)y; z = (- a, b)",
        "x = a ? b : c ? d : e; # x = (a ? b : (c ? d : e))",
        "run(() -> a(), (b, c) -> { return b; }, d -> d + 1); # run(fn() {return a()}, fn(b, c) {return b}, fn(d) {return (+ d, 1)})",
        "if (a) b(); else if (c) { d(); } # if a b() else if c {d()}",
        "for (int i = 0; i < n; i++) a(i); # repeat (var int i = 0; (< i, n); ++i) a(i)",
        "for (final String s : list) { a(s); } # each s in list {a(s)}",
        "while (a) { b(); } do { c(); } while (d); # repeat (a) {b()}; repeat (d) {c()}",
        "try (A a = b()) { c(); } catch (D | E f) { g(f); } finally { h(); } # try (var A a = b()) {c()} catch f {g(f)} finally {h()}",
        "throw new E(\"m\" + x); # throw new E((+ 'm', x))",
        "x.a = b[0].c; y[1] += z; # x.a = b[0].c; y[1] += z",
        "Collections.<String>emptyList().stream().map(A::b).toList(); # Collections.emptyList().stream().map(A.b).toList()",
        "new Thread() { public void run() { a(); } }.start(); # new Thread().start()",
        "boolean b = a instanceof String s && s.isEmpty(); # var boolean b = (&& instanceofa, s.isEmpty())",
        "this.a(super.b()); # this.a(super.b())",
        "return a == null ? \"\" : a; # return ((== a, null) ? '' : a)",
        "char c = '\\'', d = '\"'; # var char c = '''; var char d = '\"'",
      })
  void readsJava(String text, String tree) {
    assertThat(JavaTexts.body(text)).isEqualTo(tree);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '`',
      value = {
        "def a = 1; String b = 'x' # var  a = 1; var String b = 'x'",
        "println a # println(a)",
        "sql.execute \"delete $id\", 1 # sql.execute(text['delete ', id], 1)",
        "x = \"a ${b.c(\"}\")} d\" # x = text['a ', b.c('}'), ' d']",
        "x = 'no ${expression}' # x = 'no ${expression}'",
        "['ls', dir].execute().text # ['ls', dir].execute().text",
        "m = [a: 1, (b): c, 'd': e] # m = map['a': 1, b: c, 'd': e]",
        "x = [:] # x = map[]",
        "list.each { it.run() } # list.each(fn(it) {it.run()})",
        "list.inject(0) { a, b -> a + b } # list.inject(0, fn(a, b) {(+ a, b)})",
        "x = a ?: b?.c # x = (a ? a : b.c)",
        "x = a ==~ /[a-z\\/]+/ # x = (==~ a, '[a-z/]+')",
        "x = payload as String # x = (String)payload",
        "for (x in list) { y(x) } # each x in list {y(x)}",
        "call(name: 'a', b) # call(map['name': 'a'], b)",
      })
  void readsGroovy(String text, String tree) {
    assertThat(JavaTexts.script(text)).isEqualTo(tree);
  }

  @Test
  void aLineEndEndsAStatementOfGroovyUnlessAnOperatorOrADotFollows() {
    assertThat(JavaTexts.script("a = b\n(c)\nd\n  .e()\n  .f()")).isEqualTo("a = b; c; d.e().f()");
  }

  @Test
  void readsDeclarations() {
    JavaFile file =
        JavaTexts.java(
            """
            package a.b;

            import java.util.List;
            import static java.nio.file.Files.*;

            /** { not a bracket */
            @Entity(name = "x")
            public final class C<T extends D> extends E<T> implements F, g.H {
              private static final String TEXT = "a{" + '"', OTHER;
              @Deprecated int count = 0;

              static { init(); }

              public C(@NonNull final T first, String... rest) throws IOException { this.a = first; }

              abstract <X> Map<String, X> get(List<? super X> x);

              enum Kind { ONE(1) { void m() {} }, TWO; Kind(int i) {} }

              record Pair(String left, int right) {}
            }
            """);
    assertThat(file.packageName()).isEqualTo("a.b");
    assertThat(file.imports())
        .extracting(JavaImport::name, JavaImport::ofMembers, JavaImport::all)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("java.util.List", false, false),
            org.assertj.core.groups.Tuple.tuple("java.nio.file.Files", true, true));
    JavaClass type = file.classes().get(0);
    assertThat(type.supertypes()).containsExactly("E", "F", "g.H");
    assertThat(type.annotations()).extracting(JavaAnnotation::name).containsExactly("Entity");
    assertThat(type.fields()).extracting(JavaField::name).containsExactly("TEXT", "OTHER", "count");
    assertThat(type.blocks()).hasSize(1);
    assertThat(type.classes()).extracting(JavaClass::name).containsExactly("Kind", "Pair");
    assertThat(type.classes().get(1).fields())
        .extracting(JavaField::name)
        .containsExactly("left", "right");
    JavaMethod constructor = type.methods().get(0);
    assertThat(constructor.name()).isEqualTo(JavaMethod.CONSTRUCTOR);
    assertThat(constructor.parameters())
        .extracting(JavaMethod.Parameter::type, JavaMethod.Parameter::name)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("T", "first"),
            org.assertj.core.groups.Tuple.tuple("String", "rest"));
    assertThat(constructor.takes(1)).isTrue();
    assertThat(constructor.takes(4)).isTrue();
    assertThat(constructor.takes(0)).isFalse();
    assertThat(type.methods().get(1).body()).isNull();
  }

  @Test
  void readsMethodsOfScripts() {
    JavaFile file =
        JavaTexts.groovy("import a.B as C\ndef run(cmd, int n = 2) { cmd.execute() }\nrun(x)");
    assertThat(file.imports().get(0).alias()).isEqualTo("C");
    assertThat(file.methods().get(0).parameters())
        .extracting(JavaMethod.Parameter::name)
        .containsExactly("cmd", "n");
    assertThat(file.script().statements()).hasSize(1);
  }

  @Test
  void spansAreExact() {
    String text = "class A { void m() { x(\"a\" + b, \"\"\"\n  t\"\"\"); } }";
    JavaFile file = JavaTexts.java(text);
    JavaStatement.Block body =
        Objects.requireNonNull(file.classes().get(0).methods().get(0).body());
    JavaExpr call = ((JavaStatement.Evaluation) body.statements().get(0)).expression();
    List<JavaExpr> arguments = ((JavaExpr.Call) call).arguments();
    assertThat(file.text().slice(arguments.get(0).span())).isEqualTo("\"a\" + b");
    assertThat(file.text().slice(arguments.get(1).span())).isEqualTo("\"\"\"\n  t\"\"\"");
  }
}
