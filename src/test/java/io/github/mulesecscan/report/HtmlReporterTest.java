package io.github.mulesecscan.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class HtmlReporterTest {

  private static final Set<String> OUR_TAGS =
      Set.of(
          "#root",
          "a",
          "b",
          "body",
          "button",
          "code",
          "dd",
          "details",
          "div",
          "dl",
          "dt",
          "em",
          "fieldset",
          "footer",
          "h1",
          "h2",
          "h3",
          "h4",
          "head",
          "header",
          "html",
          "input",
          "kbd",
          "label",
          "legend",
          "li",
          "main",
          "mark",
          "meta",
          "nav",
          "ol",
          "option",
          "p",
          "path",
          "pre",
          "rect",
          "script",
          "section",
          "select",
          "span",
          "strong",
          "style",
          "summary",
          "svg",
          "table",
          "tbody",
          "td",
          "text",
          "th",
          "thead",
          "title",
          "tr",
          "ul");

  private static final Document EVERYTHING = page("everything");
  private static final Document HOSTILE = page("hostile");

  private static Document page(String sample) {
    return Jsoup.parse(
        Rendered.by(
            Rendered.format("html"),
            sample.equals("hostile") ? SampleResults.hostile() : SampleResults.everything()));
  }

  @Test
  void scannedTextNeverBecomesMarkup() {
    Set<String> tags = new TreeSet<>();
    Set<String> attributes = new TreeSet<>();
    for (Element element : HOSTILE.getAllElements()) {
      tags.add(element.tagName());
      for (Attribute attribute : element.attributes()) {
        attributes.add(attribute.getKey());
      }
    }
    assertThat(OUR_TAGS).containsAll(tags);
    assertThat(attributes).noneMatch(name -> name.startsWith("on") || name.equals("style"));
    assertThat(HOSTILE.select("script")).hasSize(1);
    assertThat(HOSTILE.select("a[href]")).allMatch(link -> link.attr("href").startsWith("#"));
    assertThat(HOSTILE.select(".msg").text()).contains("</script><img src=x onerror=alert(1)>");
    assertThat(HOSTILE.html()).doesNotContain("\u001b", "\u202e", "\u0000", "\u2028");
  }

  @Test
  void policyAllowsTheOneStyleAndTheOneScriptOnly() {
    String policy = EVERYTHING.select("meta[http-equiv=Content-Security-Policy]").attr("content");
    assertThat(policy)
        .startsWith("default-src 'none'; ")
        .contains("style-src '" + hash(EVERYTHING.expectFirst("style")) + "'")
        .contains("script-src '" + hash(EVERYTHING.expectFirst("script")) + "'")
        .doesNotContain("unsafe", "http", "*");
    assertThat(EVERYTHING.select("[src], link, iframe, img, object, form")).isEmpty();
  }

  @Test
  void everyFindingHasACardThatSaysAll() {
    assertThat(EVERYTHING.select("details.card")).hasSize(6);
    Element card = EVERYTHING.expectFirst("#f-aaaa");
    assertThat(card.attr("data-flow")).isEqualTo("search");
    assertThat(card.attr("data-area")).isEqualTo("injection");
    assertThat(card.select("svg rect")).hasSize(5);
    assertThat(card.select("svg").attr("aria-label"))
        .contains("Data flow: attributes.queryPa… at order api.xml:4, then ");
    assertThat(card.select(".step .kind").eachText())
        .containsExactly("source", "propagation", "call", "propagation", "sink");
    assertThat(card.select(".frame mark")).isNotEmpty();
    assertThat(card.select(".accept code").text())
        .isEqualTo("<!-- secscan:ignore sql-injection: why this is acceptable -->");
  }

  @Test
  void longPathsAreDrawnWithoutTheirMiddle() {
    Document page =
        Jsoup.parse(
            Rendered.by(
                Rendered.format("html"), SampleResults.with(List.of(SampleResults.longPath(40)))));
    assertThat(page.select("svg rect.box")).hasSize(7);
    assertThat(page.select("svg text.more").text()).isEqualTo("34 more");
    assertThat(page.select(".step")).hasSize(40);
  }

  @Test
  void everyLinkOfThePageLeadsSomewhere() {
    for (Document page : Set.of(EVERYTHING, HOSTILE)) {
      for (String target : page.select("a[href^=#]").eachAttr("href")) {
        assertThat(page.getElementById(target.substring(1))).as(target).isNotNull();
      }
      assertThat(page.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
    }
  }

  @Test
  void standardsSayWhatWasNotLookedFor() {
    Element api = EVERYTHING.expectFirst("details.standard");
    assertThat(api.select("tbody th").eachText())
        .startsWith("API1 Broken Object Level Authorization")
        .endsWith("API10 Unsafe Consumption of APIs");
    assertThat(api.select("tbody tr").eachText().get(0)).contains("no rule of this run", "caller");
    Element law = EVERYTHING.select("details.standard").get(5);
    assertThat(law.text()).startsWith("GDPR").contains("not covered by static analysis");
  }

  @Test
  void whatChangedSinceTheBaselineIsTold() {
    Document page = Jsoup.parse(Rendered.by(Rendered.format("html"), SampleResults.compared()));
    assertThat(page.select(".trend").text())
        .isEqualTo("3 new, 1 known, 1 fixed since the baseline");
    assertThat(page.expectFirst("#f-aaaa").attr("data-novelty")).isEqualTo("known");
    assertThat(page.expectFirst("#f-bbbb").attr("data-novelty")).isEqualTo("new");
    assertThat(page.select("#baseline tbody tr").text())
        .contains("tls-trust-all", "apps/stock/b.xml");
    assertThat(EVERYTHING.select("#baseline, .trend, [name=novelty]")).isEmpty();
  }

  @Test
  void suppressionsAreListedWithTheirReasons() {
    assertThat(EVERYTHING.select("#suppressions tbody tr")).hasSize(2);
    assertThat(EVERYTHING.select("#suppressions").text()).contains("test server only");
  }

  private static String hash(Element element) {
    try {
      byte[] text = element.data().getBytes(StandardCharsets.UTF_8);
      return "sha256-"
          + Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
