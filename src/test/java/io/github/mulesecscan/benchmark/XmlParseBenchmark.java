package io.github.mulesecscan.benchmark;

import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.syntax.xml.XmlParse;
import io.github.mulesecscan.syntax.xml.XmlParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.jdom2.Document;
import org.jdom2.JDOMException;
import org.jdom2.input.SAXBuilder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What exact spans cost: our parse against plain JDOM2, on the same Mule XML from bytes. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 2)
public class XmlParseBenchmark {

  private static final SourcePath FILE = new SourcePath("src/main/mule/api.xml");

  private static final String FLOW =
      """
        <flow name="flow-NUMBER" doc:id="8c1d2f1a-0b7e-4f7b-9c64-1d6c7a1c9a10">
          <http:listener config-ref="api" path="/orders/{id}" doc:name="Listener"/>
          <!-- keeps the id -->
          <set-variable variableName="id" value="#[attributes.uriParams.id default &quot;&quot;]"/>
          <db:select config-ref="db" doc:name="Select">
            <db:sql><![CDATA[select * from orders where id = :id and total < 100]]></db:sql>
            <db:input-parameters><![CDATA[#[{ 'id': vars.id }]]]></db:input-parameters>
          </db:select>
          <choice doc:name="Choice">
            <when expression="#[sizeOf(payload) &gt; 0]"><logger level="INFO" message="#[payload]"/></when>
            <otherwise><raise-error type="APP:NOT_FOUND" description="nothing there"/></otherwise>
          </choice>
        </flow>
      """;

  /** One flow is a tiny file, ten a usual one, a thousand the largest one meets. */
  @Param({"1", "10", "1000"})
  public int flows;

  private byte[] bytes = new byte[0];

  @Setup
  public void generate() {
    StringBuilder xml =
        new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<mule")
            .append(" xmlns=\"http://www.mulesoft.org/schema/mule/core\"")
            .append(" xmlns:db=\"http://www.mulesoft.org/schema/mule/db\"")
            .append(" xmlns:doc=\"http://www.mulesoft.org/schema/mule/documentation\"")
            .append(" xmlns:http=\"http://www.mulesoft.org/schema/mule/http\">\n");
    for (int i = 0; i < flows; i++) {
      xml.append(FLOW.replace("NUMBER", String.valueOf(i)));
    }
    bytes = xml.append("</mule>\n").toString().getBytes(StandardCharsets.UTF_8);
  }

  @Benchmark
  public Document plainJdom() throws JDOMException, IOException {
    return new SAXBuilder().build(new ByteArrayInputStream(bytes));
  }

  @Benchmark
  public XmlParse withSpans() {
    return XmlParser.parse(FILE, bytes);
  }
}
