package io.github.mulesecscan.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mulesecscan.docs.MarkdownPage.Link;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Links between the pages of the documentation lead somewhere, and every page is led to. */
class LinksTest {

  private static final List<MarkdownPage> PAGES = MarkdownPage.all();

  @Test
  void everyLinkLeadsToAFileAndAnAnchor() {
    List<String> broken = new ArrayList<>();
    int checked = 0;
    for (MarkdownPage page : PAGES) {
      for (Link link : page.links()) {
        if (!link.isExternal()) {
          checked++;
          if (!exists(page, link.target())) {
            broken.add(page.file() + ":" + link.line() + " " + link.target());
          }
        }
      }
    }
    assertThat(checked).isGreaterThan(PAGES.size());
    assertThat(broken).isEmpty();
  }

  @Test
  void everyPageIsFoundFromTheReadme() {
    Set<String> reached = new TreeSet<>();
    Deque<Path> waiting = new ArrayDeque<>(List.of(Path.of("README.md")));
    while (!waiting.isEmpty()) {
      Path file = waiting.pop();
      if (reached.add(name(file)) && file.toString().endsWith(".md")) {
        for (Link link : MarkdownPage.read(file).links()) {
          if (!link.isExternal() && !link.target().startsWith("#")) {
            waiting.add(target(file, link.target()));
          }
        }
      }
    }
    List<String> lost =
        PAGES.stream()
            .map(page -> name(page.file()))
            // Decisions are found in their folder, by who works on the code.
            .filter(name -> !name.startsWith("docs/decisions/"))
            .filter(name -> !reached.contains(name))
            .toList();
    assertThat(lost).isEmpty();
  }

  @Test
  void anAnchorIsThatOfItsHeading() {
    MarkdownPage page =
        MarkdownPage.of(
            Path.of("p.md"),
            "# A `b.c` d\n## Twice\n```sh\n# no heading [x](y)\n```\n## Twice\n[a](#twice-1) `[b](c)`\n");
    assertThat(page.anchors()).containsExactly("a-bc-d", "twice", "twice-1");
    assertThat(page.links()).containsExactly(new Link(7, "#twice-1"));
    assertThat(page.examples()).hasSize(1);
    assertThat(exists(page, "#twice-1")).isTrue();
    assertThat(exists(page, "#thrice")).isFalse();
    assertThat(exists(page, "no-such-file.md")).isFalse();
  }

  private static boolean exists(MarkdownPage page, String target) {
    int hash = target.indexOf('#');
    String anchor = hash < 0 ? "" : target.substring(hash + 1);
    if (hash == 0) {
      return page.anchors().contains(anchor);
    }
    Path file = target(page.file(), target);
    if (!Files.exists(file)) {
      return false;
    }
    return anchor.isEmpty() || MarkdownPage.read(file).anchors().contains(anchor);
  }

  private static Path target(Path from, String target) {
    Path folder = from.getParent() == null ? Path.of("") : from.getParent();
    return folder.resolve(target.replaceFirst("#.*", "")).normalize();
  }

  private static String name(Path file) {
    return file.toString().replace('\\', '/');
  }
}
