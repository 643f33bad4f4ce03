package io.github.mulesecscan.report;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** Validates reports against published schemas. */
final class Schemas {

  private Schemas() {}

  /** What the official schema of SARIF 2.1.0 finds wrong with a log. */
  static List<String> sarifProblems(String log) throws IOException {
    try (InputStream schema =
        Schemas.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
      return problems(
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
              .getSchema(Objects.requireNonNull(schema)),
          log);
    }
  }

  /** What our own schema finds wrong with a JSON report. */
  static List<String> jsonProblems(String report) throws IOException {
    return publishedProblems("report", report);
  }

  /** What our own schema finds wrong with a portfolio. */
  static List<String> portfolioProblems(String report) throws IOException {
    return publishedProblems("portfolio", report);
  }

  private static List<String> publishedProblems(String name, String report) throws IOException {
    try (InputStream schema =
        Files.newInputStream(Path.of("docs/schema/" + name + ".schema.json"))) {
      return problems(
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(schema),
          report);
    }
  }

  /** What the requirements of a consumer, kept in {@code schema}, find wrong with a report. */
  static List<String> problems(String schema, String report) throws IOException {
    try (InputStream in = Schemas.class.getResourceAsStream("/report/" + schema)) {
      return problems(
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
              .getSchema(Objects.requireNonNull(in)),
          report);
    }
  }

  private static List<String> problems(Schema schema, String text) {
    return schema.validate(text, InputFormat.JSON).stream().map(Object::toString).toList();
  }
}
