package io.github.mulesecscan.expression;

import io.github.mulesecscan.catalog.Catalog;
import io.github.mulesecscan.catalog.DataWeaveFunctions;
import io.github.mulesecscan.project.MuleProject;
import io.github.mulesecscan.source.Diagnostic;
import io.github.mulesecscan.syntax.dataweave.Script;
import io.github.mulesecscan.syntax.xml.XmlAttribute;
import io.github.mulesecscan.syntax.xml.XmlElement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All DataWeave of one application, parsed once. Immutable but for bindings, which are made when
 * they are first asked for; safe for use by several threads.
 */
public final class Expressions {

  private final List<EmbeddedScript> all;
  private final Map<XmlAttribute, ParameterValue> attributes;
  private final Map<XmlElement, ParameterValue> texts;
  private final Map<Host, ParameterValue.Unevaluated> unevaluated;
  private final ModuleResolver modules;
  private final DataWeaveFunctions functions;
  private final List<Diagnostic> diagnostics;
  private final IdentityHashMap<Script, Bindings> bindings = new IdentityHashMap<>();

  Expressions(
      List<EmbeddedScript> all,
      Map<XmlAttribute, ParameterValue> attributes,
      Map<XmlElement, ParameterValue> texts,
      Map<Host, ParameterValue.Unevaluated> unevaluated,
      ModuleResolver modules,
      DataWeaveFunctions functions,
      List<Diagnostic> diagnostics) {
    this.all = List.copyOf(all);
    this.attributes = attributes;
    this.texts = texts;
    this.unevaluated = Collections.unmodifiableMap(unevaluated);
    this.modules = modules;
    this.functions = functions;
    this.diagnostics = List.copyOf(diagnostics);
  }

  /** Reads the scripts of {@code project}; {@code catalog} decides what is one. */
  public static Expressions of(MuleProject project, Catalog catalog) {
    return new ExpressionReader(project, catalog).read();
  }

  /** Every script, those of Mule files by file and place, then files of their own by path. */
  public List<EmbeddedScript> all() {
    return all;
  }

  /** The scripts that are parameters of {@code element}: its attributes and its own text. */
  public List<EmbeddedScript> in(XmlElement element) {
    List<EmbeddedScript> found = new ArrayList<>();
    for (XmlAttribute attribute : element.attributes()) {
      addScripts(attributes.get(attribute), found);
    }
    addScripts(texts.get(element), found);
    return List.copyOf(found);
  }

  private static void addScripts(@Nullable ParameterValue value, List<EmbeddedScript> found) {
    if (value != null) {
      found.addAll(value.scripts());
    }
  }

  /** What the value of {@code attribute}, an attribute of a Mule file, means. */
  public ParameterValue value(XmlAttribute attribute) {
    ParameterValue value = attributes.get(attribute);
    return value == null ? new ParameterValue.Constant(attribute.valueView()) : value;
  }

  /**
   * What the own text of {@code element}, an element of a Mule file, means; of {@code
   * ee:set-payload resource="…"} the script of that file.
   */
  public ParameterValue value(XmlElement element) {
    ParameterValue value = texts.get(element);
    return value == null ? new ParameterValue.Constant(element.contentView()) : value;
  }

  /** The literals that look as if they had expressions in them, by file and place. */
  public Map<Host, ParameterValue.Unevaluated> unevaluated() {
    return unevaluated;
  }

  public ModuleResolver modules() {
    return modules;
  }

  /** What the names of {@code script}, one of these or of a module, stand for. */
  public Bindings bindings(Script script) {
    synchronized (bindings) {
      return bindings.computeIfAbsent(script, unbound -> Bindings.of(unbound, modules, functions));
    }
  }

  /** What is not DataWeave, is of another version, or imports what is not there. */
  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }
}
