package io.github.mulesecscan.taint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mulesecscan.catalog.Catalog;
import io.github.mulesecscan.code.JavaSources;
import io.github.mulesecscan.finding.Confidence;
import io.github.mulesecscan.project.LoadLimits;
import io.github.mulesecscan.project.ProjectLoader;
import io.github.mulesecscan.source.Location;
import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.source.Span;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JavaCodeTest {

  private static final Location PLACE =
      SourceText.root(new SourcePath("api.xml"), "x").locate(new Span(0, 1));

  @TempDir Path folder;

  /** What {@code m(String in)} of a class with these members reaches. */
  private JavaCode.Result run(String members) {
    new Apps(folder)
        .write(
            "src/main/java/a/A.java",
            """
            package a;
            import java.io.*;
            import java.net.*;
            import java.nio.file.*;
            import java.sql.*;
            import java.util.*;
            class A {
            """
                + members
                + "\n}")
        .write("src/main/mule/a.xml", "<mule xmlns=\"http://www.mulesoft.org/schema/mule/core\"/>");
    return code()
        .call("a.A", "m", Value.NOTHING, JavaCode.Arguments.of(List.of(in())), 0)
        .orElseThrow();
  }

  private JavaCode code() {
    Catalog catalog = Catalog.builtIn();
    JavaSources sources = JavaSources.of(ProjectLoader.load(folder, folder, LoadLimits.defaults()));
    return new JavaCode(sources, catalog.java(), new CataloguedKinds(catalog.kinds()).kinds());
  }

  private static Value in() {
    return Value.of(Taints.of(new Origin("in", "what comes in", PLACE, Trust.UNTRUSTED, Set.of())));
  }

  @ParameterizedTest
  @CsvSource({
    "new File(\"/data/\" + schema.getDescriptions(in)); , LOW",
    "new File(\"/data/\" + schema.describe(in)); , MEDIUM",
    "new File(\"/data/\" + schema.gettext(in)); , MEDIUM",
    "new File(\"/data/\" + in.trim()); , HIGH",
  })
  void takesForAGuessThatALookUpGivesItsKey(String statements, Confidence confidence) {
    JavaCode.Result result =
        run(
            "private org.example.Schema schema; void m(String in) throws Exception { "
                + statements
                + " }");

    assertThat(result.sinks())
        .flatExtracting(sink -> sink.value().everything().all())
        .extracting(Taint::confidence)
        .containsExactly(confidence);
  }

  /** The kinds and places of what is reached and harms; {@code nothing}. */
  private static String shown(JavaCode.Result result) {
    Kinds kinds = new CataloguedKinds(Catalog.builtIn().kinds()).kinds();
    List<String> reached =
        result.sinks().stream()
            .filter(
                sink ->
                    sink.value().everything().all().stream()
                        .anyMatch(taint -> !taint.cleared().containsAll(kinds.of(sink.kind()))))
            .map(sink -> sink.kind() + " " + sink.name())
            .distinct()
            .toList();
    return reached.isEmpty() ? "nothing" : String.join(", ", reached);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '`',
      value = {
        "Runtime.getRuntime().exec(in); # command Runtime.exec",
        "Runtime r = Runtime.getRuntime(); String c = \"ls \" + in.trim(); r.exec(c); # command Runtime.exec",
        "new ProcessBuilder(\"ls\", \"-l\").start(); # nothing",
        "List<String> c = new ArrayList<>(); c.add(\"ls\"); c.add(in); new ProcessBuilder(c); # command new ProcessBuilder",
        "StringBuilder s = new StringBuilder(\"ls \"); s.append(\"-l \").append(in); Runtime.getRuntime().exec(s.toString()); # command Runtime.exec",
        "Map<String, String> p = new HashMap<>(); p.put(\"a\", in); Runtime.getRuntime().exec(p.get(\"b\")); # nothing",
        "Map<String, String> p = new HashMap<>(); p.put(\"a\", in); Runtime.getRuntime().exec(p.get(\"a\")); # command Runtime.exec",
        "String s = in; s = \"x\"; Runtime.getRuntime().exec(s); # nothing",
        "String s = \"x\"; if (f()) { s = in; } Runtime.getRuntime().exec(s); # command Runtime.exec",
        "if (!in.matches(\"[a-z]+\")) { return; } Runtime.getRuntime().exec(in); # nothing",
        "if (in.matches(\".+\")) { Runtime.getRuntime().exec(in); } # command Runtime.exec",
        "if (in.matches(\"[a-z]+\")) { f(); } Runtime.getRuntime().exec(in); # command Runtime.exec",
        "if (List.of(\"a\", \"b\").contains(in)) Runtime.getRuntime().exec(in); # nothing",
        "if (\"abc\".contains(in)) Runtime.getRuntime().exec(in); # command Runtime.exec",
        "switch (in) { case \"a\": Runtime.getRuntime().exec(\"a\"); } # nothing",
        "int i = Integer.parseInt(in); new File(\"/data/\" + i); # nothing",
        "new File(\"/data/\" + in); # file-path new File",
        "String n = Paths.get(in).getFileName().toString(); # file-path Paths.get",
        "Files.readAllBytes(Paths.get(\"/data\", in)); # file-path Paths.get",
        "Path p = Paths.get(\"/data\").resolve(in); # file-path Path.resolve",
        "try (InputStream s = new FileInputStream(in)) { s.read(); } catch (IOException e) { f(); } # file-path new FileInputStream",
        "c.prepareStatement(\"select * from t where a = ?\").setString(1, in); # nothing",
        "c.createStatement().executeQuery(\"select * from t where a = '\" + in + \"'\"); # sql Statement.executeQuery",
        "c.createStatement().executeQuery(String.format(\"select %d\", Integer.valueOf(in))); # nothing",
        "new URL(in).openStream(); # url-host URL.openStream, url-path URL.openStream",
        "Class.forName(in); # reflection Class.forName",
        "List.of(in).forEach(x -> { try { Runtime.getRuntime().exec(x); } catch (IOException e) { } }); # command Runtime.exec",
        "new Thread(new Runnable() { public void run() { g(in); } }).start(); # command Runtime.exec",
        "g(h(in)); # command Runtime.exec",
        "this.field = in; k(); # command Runtime.exec",
        "new B(in).go(); # command Runtime.exec",
        "String s = f() ? in : null; String t = s == null ? \"\" : s; g(t); # command Runtime.exec",
        "for (String s : in.split(\",\")) { g(s); } # command Runtime.exec",
        "while (f()) { g(last); last = in; } # command Runtime.exec",
      })
  void followsDataThroughMethods(String statements, String reached) {
    String members =
        """
        private Connection c;
        private String field;
        private static String last;
        static class B {
          private final String value;
          B(String value) { this.value = value; }
          void go() throws Exception { Runtime.getRuntime().exec("ls " + value); }
        }
        private boolean f() { return true; }
        private void g(String x) throws Exception { Runtime.getRuntime().exec(x); }
        private static String h(String x) { String y = x; return y + "!"; }
        private void k() throws Exception { Runtime.getRuntime().exec(field); }
        void m(String in) throws Exception {
        """;
    assertThat(shown(run(members + statements + "\n}"))).isEqualTo(reached);
  }

  @Test
  void tellsWhatComesBack() {
    assertThat(run("String m(String in) { return \"a\" + in; }").value().everything().isEmpty())
        .isFalse();
    assertThat(run("boolean m(String in) { return in.isEmpty(); }").value().everything().isEmpty())
        .isTrue();
  }

  @Test
  void theWayHasEveryStep() {
    JavaSink sink =
        run("void m(String in) throws Exception { n(in); }\n"
                + "void n(String cmd) throws Exception { Runtime.getRuntime().exec(cmd); }")
            .sinks()
            .get(0);
    assertThat(sink.value().everything().all().get(0).trace().steps())
        .extracting(step -> step.message())
        .containsExactly(
            "What comes in comes in here",
            "It is the parameter `in` of `m`",
            "It is the parameter `cmd` of `n`");
    assertThat(sink.location().path()).hasToString("src/main/java/a/A.java");
  }

  @Test
  void comesToAnEnd() {
    String calls = "m(in); n(in); o(in); ".repeat(30);
    String members =
        "void m(String in) { %s }\nvoid n(String in) { %s }\nvoid o(String in) { %s }"
            .formatted(calls, calls, calls);
    assertThat(run(members).sinks()).isEmpty();
    assertThat(run("void m(String in) { " + "for (;;) { ".repeat(60) + "m(in);").sinks()).isEmpty();
    assertThat(run("void m(String in) { x = " + "(a + ".repeat(5_000) + "in; }").sinks()).isEmpty();
  }

  @Test
  void aClassThatIsNotThereIsNotFollowed() {
    run("void m(String in) { }");
    assertThat(code().call("a.B", "m", Value.NOTHING, JavaCode.Arguments.of(List.of(in())), 0))
        .isEmpty();
    assertThat(code().call("a.A", "x", Value.NOTHING, JavaCode.Arguments.of(List.of(in())), 0))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '`',
      value = {
        "\"ls ${payload.dir}\".execute() # command String.execute",
        "['ls', payload].execute() # command List.execute",
        "def run(c) { c.execute() } @@ run('ls ' + payload) # command execute",
        "payload.execute() # command execute",
        "evaluate(payload) # code evaluate",
        "new GroovyShell().evaluate(payload) # code GroovyShell.evaluate",
        "new File(vars.name).text # file-path new File",
        "def name = payload @@ if (name ==~ /[a-z]+/) { name.execute() } # nothing",
        "payload.each { \"rm $it\".execute() } # command String.execute",
        "Class.forName('a.B').newInstance() # nothing",
        "import os @@ os.system('ls ' + payload) # command os.system",
        "var r = java.lang.Runtime.getRuntime(); r.exec(payload); # command Runtime.exec",
      })
  void followsDataThroughScripts(String script, String reached) {
    new Apps(folder)
        .write("src/main/mule/a.xml", "<mule xmlns=\"http://www.mulesoft.org/schema/mule/core\"/>");
    SourceText text = SourceText.root(new SourcePath("a.groovy"), script.replace(" @@ ", "\n"));
    Map<String, Value> bindings =
        Map.of("payload", in(), "vars", Value.ofRoots(Fields.NONE.with("name", in())));
    assertThat(shown(code().script(JavaSources.inline(text), bindings, 0))).isEqualTo(reached);
  }
}
