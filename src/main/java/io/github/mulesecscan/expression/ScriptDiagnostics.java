package io.github.mulesecscan.expression;

import io.github.mulesecscan.source.Diagnostic;
import io.github.mulesecscan.source.Diagnostic.Level;
import io.github.mulesecscan.source.Location;
import io.github.mulesecscan.source.Span;
import io.github.mulesecscan.syntax.dataweave.Directive;
import io.github.mulesecscan.syntax.dataweave.Script;
import io.github.mulesecscan.syntax.dataweave.SyntaxError;
import java.util.ArrayList;
import java.util.List;

/** Tells what of the scripts could not be read or found. */
final class ScriptDiagnostics {

  private final ModuleResolver modules;

  ScriptDiagnostics(ModuleResolver modules) {
    this.modules = modules;
  }

  List<Diagnostic> of(List<EmbeddedScript> scripts) {
    List<Diagnostic> found = new ArrayList<>();
    for (EmbeddedScript script : scripts) {
      if (script.script().language() == Script.Language.DATAWEAVE_1) {
        found.add(version(script));
      } else if (!script.script().errors().isEmpty()) {
        found.add(malformed(script));
      }
      script.script().header().directives().stream()
          .filter(Directive.Import.class::isInstance)
          .map(Directive.Import.class::cast)
          .filter(directive -> isMissing(directive.module()))
          .forEach(directive -> found.add(missing(script, directive)));
    }
    return found;
  }

  private static Diagnostic version(EmbeddedScript script) {
    return Diagnostic.at(
        Level.WARNING,
        "dataweave-1",
        script.location(),
        "the script is DataWeave 1, which Mule 4 does not run; it was not analysed");
  }

  private static Diagnostic malformed(EmbeddedScript script) {
    List<SyntaxError> errors = script.script().errors();
    SyntaxError first = errors.get(0);
    int others = errors.size() - 1;
    String more =
        others == 0 ? "" : " (and " + others + (others == 1 ? " error" : " errors") + " more)";
    return Diagnostic.at(
        Level.WARNING,
        "dataweave-malformed",
        script.text().locate(first.span()),
        "DataWeave: " + first.message() + more + "; the rest of the script was analysed");
  }

  private boolean isMissing(String module) {
    return modules.module(module) instanceof ModuleResolver.Module.Unknown;
  }

  private static Diagnostic missing(EmbeddedScript script, Directive.Import directive) {
    String module = directive.module();
    String written = script.text().slice(directive.span());
    int at = written.lastIndexOf(module);
    Span span =
        at < 0 ? directive.span() : new Span(directive.span().offset() + at, module.length());
    Location place = script.text().locate(span);
    return Diagnostic.at(
        Level.NOTE,
        "dataweave-import",
        place,
        "the module "
            + module
            + " is not in the application (a library, perhaps); what it declares is not known");
  }
}
