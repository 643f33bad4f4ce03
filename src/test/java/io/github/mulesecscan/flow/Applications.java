package io.github.mulesecscan.flow;

import io.github.mulesecscan.project.LoadLimits;
import io.github.mulesecscan.project.MuleProject;
import io.github.mulesecscan.project.ProjectLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Small applications. */
final class Applications {

  private static final String MULE = "http://www.mulesoft.org/schema/mule/";

  private Applications() {}

  /** An application of one configuration, with these elements below its root. */
  static MuleProject load(Path folder, String body) throws IOException {
    write(folder, "src/main/mule/app.xml", mule(body));
    return load(folder);
  }

  static MuleProject load(Path folder) {
    return ProjectLoader.load(folder, folder, new LoadLimits(1_000_000));
  }

  static void write(Path folder, String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  /** A configuration with the usual prefixes, all on one line. */
  static String mule(String body) {
    StringBuilder xml = new StringBuilder("<mule xmlns='" + MULE + "core'");
    for (String prefix :
        List.of("http", "db", "batch", "vm", "jms", "os", "acme", "apikit-soap", "validation")) {
      xml.append(" xmlns:").append(prefix).append("='").append(MULE).append(prefix).append("'");
    }
    xml.append(" xmlns:ee='").append(MULE).append("ee/core'");
    xml.append(" xmlns:apikit='").append(MULE).append("mule-apikit'>");
    return xml + body + "</mule>";
  }
}
