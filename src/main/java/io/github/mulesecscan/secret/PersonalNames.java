package io.github.mulesecscan.secret;

import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.syntax.yaml.Shape;
import io.github.mulesecscan.syntax.yaml.YamlProblem;
import io.github.mulesecscan.syntax.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tells names of fields that hold data about people: {@code catalog/personal.yaml}. */
public final class PersonalNames {

  private static final String RESOURCE = "catalog/personal.yaml";
  private static final String WHOLE = "= ";

  private static final Shape NAMES = Shape.listOf(Shape.text().nonEmpty()).nonEmpty();

  private static final Shape.ObjectShape SHAPE =
      Shape.object("personal")
          .required(
              "categories",
              Shape.listOf(
                  Shape.object("personal-category")
                      .required("id", Shape.text(), "its name in kebab case")
                      .required("title", Shape.text(), "what such a field holds")
                      .required("names", NAMES, "the last words of names of such fields")
                      .optional(
                          "local",
                          Shape.mapOf(NAMES),
                          "the same in other languages and countries")),
              "what is told apart")
          .required("harmless-beginnings", NAMES, "first words of names of other things")
          .required(
              "other-meanings",
              Shape.listOf(
                  Shape.object("other-meaning")
                      .required("names", NAMES, "names of fields")
                      .required("beside", NAMES, "last words of fields beside it")),
              "what names mean beside others");

  private final Map<List<String>, Category> endings;
  private final Map<List<String>, Category> names;
  private final Set<String> harmless;
  private final List<Category> categories;
  private final Map<List<String>, Set<String>> besides;
  private final int longest;

  private PersonalNames(YamlReader reader) {
    endings = new LinkedHashMap<>();
    names = new LinkedHashMap<>();
    categories = new ArrayList<>();
    harmless = new HashSet<>(reader.textList("harmless-beginnings"));
    int words = 0;
    for (YamlReader item : reader.list("categories")) {
      Category category = category(item);
      categories.add(category);
      List<String> all = new ArrayList<>(item.textList("names"));
      item.mapping("local")
          .ifPresent(
              local ->
                  local
                      .node()
                      .entries()
                      .forEach(entry -> all.addAll(local.textList(entry.key().value()))));
      for (String name : all) {
        words = Math.max(words, add(name, category));
      }
    }
    longest = words;
    besides = new LinkedHashMap<>();
    for (YamlReader item : reader.list("other-meanings")) {
      Set<String> beside = Set.copyOf(item.textList("beside"));
      item.textList("names").forEach(name -> besides.put(List.of(name.split(" ", -1)), beside));
    }
  }

  /**
   * A kind of data about people.
   *
   * @param id {@code card-number}
   * @param title what such a field holds: {@code a card number}
   */
  public record Category(String id, String title) {}

  /** The names that come with the plugin. */
  public static PersonalNames builtIn() {
    return BuiltIn.NAMES;
  }

  private static final class BuiltIn {
    static final PersonalNames NAMES = load();
  }

  /** All categories, in the order of the table. */
  public List<Category> categories() {
    return List.copyOf(categories);
  }

  /** What a field of that name holds of a person; empty if its name says nothing like it. */
  public Optional<Category> category(String name) {
    List<String> words = NameWords.of(name);
    if (words.isEmpty() || harmless.contains(words.get(0))) {
      return Optional.empty();
    }
    Category whole = names.get(words);
    if (whole != null) {
      return Optional.of(whole);
    }
    for (int count = Math.min(longest, words.size()); count > 0; count--) {
      Category found = endings.get(words.subList(words.size() - count, words.size()));
      if (found != null) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }

  /** The same, of a field that has others beside it: the pin of an address is no secret. */
  public Optional<Category> category(String name, Collection<String> others) {
    Set<String> beside = besides.getOrDefault(NameWords.of(name), Set.of());
    boolean other =
        !beside.isEmpty()
            && others.stream().map(NameWords::of).anyMatch(words -> endsIn(words, beside));
    return other ? Optional.empty() : category(name);
  }

  private static boolean endsIn(List<String> words, Set<String> last) {
    return !words.isEmpty() && last.contains(words.get(words.size() - 1));
  }

  private int add(String name, Category category) {
    boolean whole = name.startsWith(WHOLE);
    List<String> words = List.of((whole ? name.substring(WHOLE.length()) : name).split(" ", -1));
    (whole ? names : endings).put(words, category);
    return words.size();
  }

  private static Category category(YamlReader item) {
    return new Category(item.requiredText("id"), item.requiredText("title"));
  }

  private static PersonalNames load() {
    List<YamlProblem> problems = new ArrayList<>();
    SourceText text = SourceText.root(new SourcePath(RESOURCE), read());
    Optional<YamlReader> reader = YamlReader.open(text, problems);
    reader.ifPresent(opened -> SHAPE.check(opened.node(), problems));
    if (reader.isEmpty() || !problems.isEmpty()) {
      throw new IllegalStateException(problems.toString());
    }
    return new PersonalNames(reader.get());
  }

  private static String read() {
    try (InputStream in = PersonalNames.class.getClassLoader().getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("missing from the jar: " + RESOURCE);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
