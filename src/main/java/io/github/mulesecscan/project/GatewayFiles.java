package io.github.mulesecscan.project;

import io.github.mulesecscan.project.ApplicationFiles.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Finds files that apply policies at gateways, by what they hold. */
final class GatewayFiles {

  /** Resources of Flex Gateway, and definitions of custom policies. */
  private static final List<Pattern> FLEX =
      List.of(
          Pattern.compile(
              "gateway\\.mulesoft\\.com/|(?m)^[ -]{0,20}propertyName:|^#%Policy Definition"));

  private static final List<Pattern> COMMAND =
      List.of(
          Pattern.compile(
              "api-mgr(?::policy:|\\s++policy\\s++)apply|api-mgr(?::tier:|\\s++tier\\s++)add"));

  /** What all the beginning of a file holds, by the ending of its name. */
  private static final Map<String, List<Pattern>> MARKS =
      Map.of(
          "tf", List.of(Pattern.compile("anypoint_")),
          "yaml", FLEX,
          "yml", FLEX,
          "json",
              List.of(
                  Pattern.compile("\"assetId\""),
                  Pattern.compile("\"(?:configurationData|pointcutData|policyTemplateId)\"")),
          "sh", COMMAND,
          "ps1", COMMAND,
          "groovy", List.of(Pattern.compile("(?i)policy\\w*+\\s*+[({]|\\bpolicies\\s*+\\{")));

  private GatewayFiles() {}

  /** The files that have no other use, or are data of the application. */
  static List<Item> of(ApplicationFiles files) {
    List<Item> found = new ArrayList<>();
    for (FileRole role : List.of(FileRole.PLAIN, FileRole.YAML, FileRole.JSON)) {
      for (Item item : files.of(role)) {
        List<Pattern> marks = MARKS.getOrDefault(item.path().extension(), List.of());
        if (!marks.isEmpty() && holds(FileIntake.head(item.file()), marks)) {
          found.add(item);
        }
      }
    }
    return found;
  }

  private static boolean holds(String text, List<Pattern> marks) {
    return marks.stream().allMatch(mark -> mark.matcher(text).find());
  }
}
