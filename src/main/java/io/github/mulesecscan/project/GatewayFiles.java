package io.github.mulesecscan.project;

import io.github.mulesecscan.project.ApplicationFiles.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Finds files that apply policies at gateways, by what they hold. */
final class GatewayFiles {

  private static final Pattern FLEX = Pattern.compile("gateway\\.mulesoft\\.com/");
  private static final Pattern COMMAND = Pattern.compile("api-mgr(:policy:|\\s+policy\\s+)apply");

  /** What the beginning of a file holds, by the ending of its name. */
  private static final Map<String, Pattern> MARKS =
      Map.of(
          "tf", Pattern.compile("anypoint_"),
          "yaml", FLEX,
          "yml", FLEX,
          "json",
              Pattern.compile(
                  "(?s)(?=.*\"assetId\").*\"(configurationData|pointcutData|policyTemplateId)\""),
          "sh", COMMAND,
          "ps1", COMMAND,
          "groovy", Pattern.compile("(?i)\\b[a-z]*policy\\w*\\s*[({]|\\bpolicies\\s*\\{"));

  private GatewayFiles() {}

  /** The files that have no other use, or are data of the application. */
  static List<Item> of(ApplicationFiles files) {
    List<Item> found = new ArrayList<>();
    for (FileRole role : List.of(FileRole.PLAIN, FileRole.YAML, FileRole.JSON)) {
      for (Item item : files.of(role)) {
        Pattern mark = MARKS.get(item.path().extension());
        if (mark != null && mark.matcher(FileIntake.head(item.file())).find()) {
          found.add(item);
        }
      }
    }
    return found;
  }
}
