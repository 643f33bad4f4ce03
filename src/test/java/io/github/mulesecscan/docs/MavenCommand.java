package io.github.mulesecscan.docs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A command of Maven, as it stands in a page or a recipe.
 *
 * @param words all words behind {@code mvn}, in order
 */
record MavenCommand(String place, List<String> words) {

  private static final Pattern COMMAND =
      Pattern.compile("(?<![\\w/.-])mvn((?:[ \\t]+(?:\"[^\"]*\"|[^\\s\"'&|;`)]|\"[^\"]*\")+)+)");
  private static final Pattern WORD = Pattern.compile("(?:\"[^\"]*\"|[^\\s\"])+");

  /** The commands in a text; {@code \} at the end of a line continues it. */
  static List<MavenCommand> in(String place, String text) {
    List<MavenCommand> commands = new ArrayList<>();
    Matcher matcher = COMMAND.matcher(text.replaceAll("\\\\\\n\\s*", " "));
    while (matcher.find()) {
      List<String> words = new ArrayList<>();
      Matcher word = WORD.matcher(matcher.group(1));
      while (word.find()) {
        words.add(word.group());
      }
      commands.add(new MavenCommand(place, List.copyOf(words)));
    }
    return commands;
  }

  /** Phases and goals. */
  List<String> targets() {
    List<String> targets = new ArrayList<>();
    for (String word : words) {
      if (!word.startsWith("-")) {
        targets.add(word);
      }
    }
    return targets;
  }

  /** The properties by name, an empty value where only the name is given. */
  Map<String, String> properties() {
    Map<String, String> properties = new LinkedHashMap<>();
    for (String word : words) {
      if (word.startsWith("-D")) {
        String[] parts = word.substring(2).split("=", 2);
        properties.put(parts[0], parts.length == 1 ? "" : parts[1]);
      }
    }
    return properties;
  }

  @Override
  public String toString() {
    return place + ": mvn " + String.join(" ", words);
  }
}
