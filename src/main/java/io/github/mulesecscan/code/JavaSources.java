package io.github.mulesecscan.code;

import io.github.mulesecscan.project.MuleProject;
import io.github.mulesecscan.project.ProjectFile;
import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.syntax.java.JavaClass;
import io.github.mulesecscan.syntax.java.JavaDialect;
import io.github.mulesecscan.syntax.java.JavaFile;
import io.github.mulesecscan.syntax.java.JavaImport;
import io.github.mulesecscan.syntax.java.JavaParser;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The Java and Groovy of one application. Immutable; safe for use by several threads. */
public final class JavaSources {

  private static final List<String> JAVA_DEFAULTS = List.of("java.lang");
  private static final List<String> GROOVY_DEFAULTS =
      List.of("java.lang", "java.util", "java.io", "java.net", "groovy.lang", "groovy.util");

  /** Folders whose contents are at the root of the class path. */
  private static final List<String> ROOTS =
      List.of("src/main/resources", "src/main/mule", "src/main/groovy", "src/main/java");

  private final SourcePath folder;
  private final TreeMap<SourcePath, JavaFile> files = new TreeMap<>();
  private final Map<String, DeclaredClass> classes = new LinkedHashMap<>();

  private JavaSources(SourcePath folder) {
    this.folder = folder;
  }

  /** Reads the sources of {@code project}; files of its build are not among them. */
  public static JavaSources of(MuleProject project) {
    JavaSources sources = new JavaSources(project.folder());
    for (ProjectFile file : project.otherFiles()) {
      sources.add(file);
    }
    return sources;
  }

  private void add(ProjectFile file) {
    String extension = file.path().extension();
    boolean java = extension.equals("java");
    if (!java && !extension.equals("groovy")) {
      return;
    }
    JavaFile parsed = JavaParser.parse(file.text(), java ? JavaDialect.JAVA : JavaDialect.GROOVY);
    files.put(file.path(), parsed);
    String prefix = parsed.packageName().isEmpty() ? "" : parsed.packageName() + ".";
    parsed.classes().forEach(type -> add(parsed, type, prefix + type.name()));
  }

  private void add(JavaFile file, JavaClass type, String name) {
    classes.putIfAbsent(name, new DeclaredClass(file, type, name));
    type.classes().forEach(inner -> add(file, inner, name + "." + inner.name()));
  }

  /** All files, in path order. */
  public Collection<JavaFile> files() {
    return files.values();
  }

  public boolean isEmpty() {
    return files.isEmpty();
  }

  /** The class of that qualified name; {@code a.b.Outer$Inner} is {@code a.b.Outer.Inner}. */
  public Optional<DeclaredClass> find(String name) {
    return Optional.ofNullable(classes.get(name.replace('$', '.')));
  }

  /** The script that {@code ${file::name}} stands for. */
  public Optional<JavaFile> script(String name) {
    for (String root : ROOTS) {
      JavaFile found = files.get(folder.resolve(root + "/" + name.strip()));
      if (found != null) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }

  /** Reads a script that is written in a Mule file. */
  public static JavaFile inline(SourceText text) {
    return JavaParser.parse(text, JavaDialect.GROOVY);
  }

  /**
   * What a class that is written as {@code written} may be called in full, the likeliest first.
   *
   * @param inside the class in which it is written; empty outside of any
   */
  public List<String> candidates(JavaFile file, String inside, String written) {
    String name = written.replace("[]", "").strip();
    Set<String> names = new LinkedHashSet<>();
    int dot = name.indexOf('.');
    String first = dot < 0 ? name : name.substring(0, dot);
    String rest = dot < 0 ? "" : name.substring(dot);
    for (JavaImport each : file.imports()) {
      if (!each.all() && each.alias().equals(first)) {
        names.add(each.name() + rest);
      }
    }
    for (String around = inside; !around.isEmpty(); around = parent(around)) {
      addIfDeclared(names, around + "." + name);
    }
    addIfDeclared(names, file.packageName().isEmpty() ? name : file.packageName() + "." + name);
    if (dot >= 0) {
      names.add(name);
    }
    List<String> packages = new ArrayList<>();
    file.imports().stream().filter(JavaImport::all).forEach(each -> packages.add(each.name()));
    packages.addAll(defaults(file));
    packages.forEach(each -> names.add(each + "." + name));
    names.add(name);
    return List.copyOf(names);
  }

  private void addIfDeclared(Set<String> names, String name) {
    if (classes.containsKey(name)) {
      names.add(name);
    }
  }

  private static String parent(String name) {
    return name.substring(0, Math.max(0, name.lastIndexOf('.')));
  }

  private static List<String> defaults(JavaFile file) {
    return file.dialect() == JavaDialect.GROOVY ? GROOVY_DEFAULTS : JAVA_DEFAULTS;
  }
}
