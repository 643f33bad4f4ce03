package io.github.mulesecscan.scan;

import io.github.mulesecscan.project.MuleProject;
import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.source.SourceText;
import java.util.Map;
import java.util.TreeMap;

/** The texts of an application's files by path, for code frames. */
final class ProjectTexts {

  private final Map<SourcePath, SourceText> byPath = new TreeMap<>();

  ProjectTexts(MuleProject project) {
    project.domain().ifPresent(this::addAll);
    addAll(project);
  }

  private void addAll(MuleProject project) {
    project.configs().forEach(config -> add(config.written()));
    project.configurationFiles().forEach(file -> add(file.text()));
    project.pom().ifPresent(pom -> add(pom.document().text()));
    project.artifact().ifPresent(artifact -> add(artifact.text()));
    project.logging().forEach(logging -> add(logging.text()));
    project.dataWeaveFiles().forEach(file -> add(file.text()));
    project.specifications().forEach(file -> add(file.text()));
    project.otherFiles().forEach(file -> add(file.text()));
  }

  Map<SourcePath, SourceText> byPath() {
    return byPath;
  }

  private void add(SourceText text) {
    byPath.put(text.path(), text);
  }
}
