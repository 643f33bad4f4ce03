package io.github.mulesecscan.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DeferredFailuresTest {

  private final Map<String, Object> store = new HashMap<>();

  @Test
  void failsWithTheLastModuleForAllThatFailed() {
    List<String> modules = List.of("accounts", "cards", "loans");

    assertThat(failed(modules, "loans", "loans: 1 high")).isEmpty();
    assertThat(failed(modules, "accounts", "accounts: 2 high")).isEmpty();
    assertThat(passed(modules, "cards")).contains("accounts: 2 high\nloans: 1 high");
  }

  @Test
  void passesWhenAllPassed() {
    List<String> modules = List.of("accounts", "cards");

    assertThat(passed(modules, "accounts")).isEmpty();
    assertThat(passed(modules, "cards")).isEmpty();
    assertThat(store).isEmpty();
  }

  @Test
  void keepsExecutionsApart() {
    DeferredFailures early = failures("early", List.of("accounts", "cards"));
    DeferredFailures late = failures("late", List.of("accounts"));

    assertThat(early.ended("accounts", Optional.of("early"))).isEmpty();
    assertThat(late.ended("accounts", Optional.of("late"))).contains("late");
    assertThat(early.ended("cards", Optional.empty())).contains("early");
  }

  @Test
  void failsExactlyOnceWhenModulesEndSideBySide() throws Exception {
    List<String> modules = IntStream.range(0, 200).mapToObj(number -> "module" + number).toList();
    List<String> order = new ArrayList<>(modules);
    Collections.reverse(order);
    List<Callable<Optional<String>>> endings = new ArrayList<>();
    order.forEach(module -> endings.add(() -> failed(modules, module, module)));

    ExecutorService threads = Executors.newFixedThreadPool(8);
    List<String> failures = new ArrayList<>();
    for (Future<Optional<String>> ending : threads.invokeAll(endings)) {
      ending.get().ifPresent(failures::add);
    }
    threads.shutdown();

    assertThat(failures).hasSize(1);
    assertThat(failures.get(0).split("\n")).hasSize(200);
  }

  private Optional<String> passed(List<String> modules, String module) {
    return failures("key", modules).ended(module, Optional.empty());
  }

  private Optional<String> failed(List<String> modules, String module, String reason) {
    return failures("key", modules).ended(module, Optional.of(reason));
  }

  private DeferredFailures failures(String key, List<String> modules) {
    return new DeferredFailures(new ReactorModules<>(store, key, modules));
  }
}
