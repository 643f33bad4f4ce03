package io.github.mulesecscan.scan;

import io.github.mulesecscan.edit.TextDiff;
import io.github.mulesecscan.edit.TextEdits;
import io.github.mulesecscan.finding.Fix;
import io.github.mulesecscan.finding.TextEdit;
import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.source.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a fix changes, credentials masked.
 *
 * @param files the files that become different, by path
 */
public record FixPreview(List<Change> files) {

  public FixPreview {
    files = List.copyOf(files);
  }

  /** How a file becomes different. */
  public record Change(SourcePath path, TextDiff diff) {}

  static FixPreview of(Fix fix, Map<SourcePath, SourceText> texts, SecretMask mask) {
    Map<SourcePath, List<TextEdit>> edits = new TreeMap<>();
    fix.edits()
        .forEach(edit -> edits.computeIfAbsent(edit.path(), p -> new ArrayList<>()).add(edit));
    List<Change> files = new ArrayList<>();
    edits.forEach(
        (path, changes) -> {
          SourceText text = texts.get(path);
          if (text != null) {
            files.add(new Change(path, diff(text, changes, mask)));
          }
        });
    return new FixPreview(files);
  }

  private static TextDiff diff(SourceText text, List<TextEdit> changes, SecretMask mask) {
    List<TextEdit> stars = mask.edits(text);
    List<TextEdit> all = new ArrayList<>(changes);
    stars.stream()
        .filter(star -> changes.stream().noneMatch(change -> TextEdits.clash(change, star)))
        .forEach(all::add);
    return TextDiff.of(
        TextEdits.apply(text.content(), stars), TextEdits.apply(text.content(), all));
  }
}
