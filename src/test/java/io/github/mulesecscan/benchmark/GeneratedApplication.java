package io.github.mulesecscan.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes applications of any number of flows, of shapes that are hard for a data-flow analysis. */
public final class GeneratedApplication {

  private static final int FLOWS_IN_FILE = 100;

  private static final String ROOT =
      """
      <mule xmlns="http://www.mulesoft.org/schema/mule/core"
          xmlns:db="http://www.mulesoft.org/schema/mule/db"
          xmlns:ee="http://www.mulesoft.org/schema/mule/ee/core"
          xmlns:http="http://www.mulesoft.org/schema/mule/http">
      """;

  private static final String WORK =
      """
        <set-variable variableName="v%1$d" value="#[payload.a%1$d default vars.id]"/>
        <ee:transform><ee:message><ee:set-payload><![CDATA[%%dw 2.0
      output application/json
      ---
      { id: vars.id, a%2$d: payload.a%1$d, rest: payload.rest map { n: $.name, i: $$ } }]]>\
      </ee:set-payload></ee:message></ee:transform>
      """;

  private static final String SINK =
      "  <db:select><db:sql>#[\"select * from t where id = '\" ++ vars.id ++ \"'\"]</db:sql>"
          + "</db:select>\n";

  private final Shape shape;
  private final int flows;

  private GeneratedApplication(Shape shape, int flows) {
    this.shape = shape;
    this.flows = flows;
  }

  /** How the flows call each other; in each group the first one has a listener. */
  public enum Shape {
    /** Each calls the next: twenty flows. */
    CHAINS(20),
    /** Each calls the next: two hundred and fifty flows. */
    DEEP_CHAINS(250),
    /** Each may call the next one and the one behind it, the last ones the first ones again. */
    RECURSION(10),
    /** Every second flow has a listener, and all call the same five. */
    HUBS(2);

    private final int group;

    Shape(int group) {
      this.group = group;
    }

    /** How many flows of {@code flows} end in a statement that holds what a request sent. */
    public int sinks(int flows) {
      return this == HUBS ? flows / group + HUB_FLOWS : flows / group;
    }
  }

  private static final int HUB_FLOWS = 5;

  /** Writes an application of {@code flows} flows into an empty folder. */
  public static void write(Path folder, Shape shape, int flows) throws IOException {
    new GeneratedApplication(shape, flows).write(folder);
  }

  private void write(Path folder) throws IOException {
    Path mule = Files.createDirectories(folder.resolve("src/main/mule"));
    for (int first = 0; first < flows; first += FLOWS_IN_FILE) {
      StringBuilder text = new StringBuilder(ROOT);
      for (int flow = first; flow < Math.min(flows, first + FLOWS_IN_FILE); flow++) {
        append(text, flow);
      }
      if (first == 0 && shape == Shape.HUBS) {
        hubs(text);
      }
      Files.writeString(mule.resolve("flows-" + first + ".xml"), text.append("</mule>\n"));
    }
  }

  private void append(StringBuilder text, int flow) {
    int at = flow % shape.group;
    boolean entry = at == 0;
    text.append(entry ? "<flow name=\"f" : "<sub-flow name=\"f").append(flow).append("\">\n");
    if (entry) {
      text.append("  <http:listener config-ref=\"c\" path=\"/%d\"/>\n".formatted(flow));
      text.append("  <set-variable variableName=\"id\" value=\"#[payload.id]\"/>\n");
    }
    text.append(WORK.formatted(at % 7, (at + 1) % 7));
    calls(text, flow, at);
    text.append(entry ? "</flow>\n" : "</sub-flow>\n");
  }

  private void calls(StringBuilder text, int flow, int at) {
    boolean last = at == shape.group - 1;
    switch (shape) {
      case CHAINS, DEEP_CHAINS -> text.append(last ? SINK : call(flow + 1));
      case RECURSION -> {
        int first = flow - at;
        for (int step = 1; step <= 2; step++) {
          text.append("  <choice><when expression=\"#[payload.a1 == %d]\">\n".formatted(step));
          text.append(call(first + (at + step) % shape.group)).append("  </when></choice>\n");
        }
        text.append(last ? SINK : "");
      }
      case HUBS -> {
        for (int hub = 0; hub < HUB_FLOWS; hub++) {
          text.append("  <flow-ref name=\"hub%d\"/>\n".formatted(hub));
        }
        text.append(last ? SINK : call(flow + 1));
      }
    }
  }

  private static String call(int flow) {
    return "  <flow-ref name=\"f%d\"/>\n".formatted(flow);
  }

  private static void hubs(StringBuilder text) {
    for (int hub = 0; hub < HUB_FLOWS; hub++) {
      text.append("<sub-flow name=\"hub%d\">\n".formatted(hub));
      text.append(
          "  <set-variable variableName=\"seen%d\" value=\"#[payload]\"/>\n".formatted(hub));
      text.append(SINK).append("</sub-flow>\n");
    }
  }

  /**
   * Writes an application to measure.
   *
   * @param arguments an empty folder, the shape, and how many flows
   */
  public static void main(String[] arguments) throws IOException {
    write(Path.of(arguments[0]), Shape.valueOf(arguments[1]), Integer.parseInt(arguments[2]));
  }
}
