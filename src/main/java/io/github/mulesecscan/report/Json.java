package io.github.mulesecscan.report;

import com.google.gson.stream.JsonWriter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;

/**
 * JSON text, written piece by piece. Every character that could act where the file is shown (as
 * HTML, in a terminal, as a change of the reading direction) is written as an escape; who parses
 * the text gets it back unchanged, except that half a surrogate pair becomes U+FFFD.
 */
final class Json {

  /** Writes the inside of an object or array. */
  @FunctionalInterface
  interface Body {
    void write() throws IOException;
  }

  private final Writer out;
  private final JsonWriter json;

  Json(Writer out) {
    this(out, "  ");
  }

  private Json(Writer out, String indent) {
    this.out = out;
    // Gson writes character by character; what is escaped are texts of some length.
    this.json = new JsonWriter(new BufferedWriter(new EscapingWriter(out)));
    json.setHtmlSafe(true);
    json.setIndent(indent);
  }

  /** For texts of one line. */
  static Json onOneLine(Writer out) {
    return new Json(out, "");
  }

  /** The whole text: one object and a line end. */
  void document(Body body) throws IOException {
    object(body);
    json.flush();
    out.write('\n');
    out.flush();
  }

  /** The whole text: one array and a line end. */
  void list(Body body) throws IOException {
    json.beginArray();
    body.write();
    json.endArray();
    json.flush();
    out.write('\n');
    out.flush();
  }

  /** An array in an array. */
  void array(Body body) throws IOException {
    json.beginArray();
    body.write();
    json.endArray();
  }

  /** An object in an array. */
  void object(Body body) throws IOException {
    json.beginObject();
    body.write();
    json.endObject();
  }

  void object(String name, Body body) throws IOException {
    json.name(name);
    object(body);
  }

  void array(String name, Body body) throws IOException {
    json.name(name);
    json.beginArray();
    body.write();
    json.endArray();
  }

  void field(String name, String value) throws IOException {
    json.name(name).value(value);
  }

  void field(String name, long value) throws IOException {
    json.name(name).value(value);
  }

  void field(String name, boolean value) throws IOException {
    json.name(name).value(value);
  }

  /** A field whose value is known to be missing. */
  void nothing(String name) throws IOException {
    json.name(name).nullValue();
  }

  void texts(String name, Iterable<String> values) throws IOException {
    array(
        name,
        () -> {
          for (String value : values) {
            json.value(value);
          }
        });
  }
}
