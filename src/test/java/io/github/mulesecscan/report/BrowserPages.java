package io.github.mulesecscan.report;

import io.github.mulesecscan.scan.ScanResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Writes the HTML reports that the browser tests open into the folder that is named. */
public final class BrowserPages {

  private BrowserPages() {}

  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    Files.createDirectories(folder);
    Map<String, ScanResult> pages =
        Map.of(
            "everything", SampleResults.everything(),
            "compared", SampleResults.compared(),
            "empty", SampleResults.empty(),
            "hostile", SampleResults.hostile(),
            "many", SampleResults.many(5_000));
    for (Map.Entry<String, ScanResult> page : pages.entrySet()) {
      Files.writeString(
          folder.resolve(page.getKey() + ".html"),
          Rendered.by(Rendered.format("html"), page.getValue()));
      Files.writeString(
          folder.resolve("portfolio-" + page.getKey() + ".html"),
          Rendered.by(Rendered.format("portfolio"), page.getValue()));
    }
    Files.writeString(
        folder.resolve("portfolio-history.html"),
        Rendered.by(
            SampleHistory.within(Rendered.format("portfolio")), SampleResults.everything()));
    Files.writeString(
        folder.resolve("portfolio-applications.html"),
        Rendered.by(
            SampleHistory.within(Rendered.format("portfolio")), SampleResults.applications(300)));
  }
}
