package io.github.mulesecscan.expression;

import io.github.mulesecscan.syntax.dataweave.Script;

/** Finds the modules that scripts of one application import. */
public final class ModuleResolver {

  private final DataWeaveFiles files;

  ModuleResolver(DataWeaveFiles files) {
    this.files = files;
  }

  /** A module, as far as it is known. */
  public sealed interface Module {

    /** Its name as an import writes it, without alias. */
    String name();

    /** A file of the application. */
    record User(String name, Script script) implements Module {}

    /** One that comes with DataWeave, the runtime or a connector. */
    record BuiltIn(String name) implements Module {}

    /** A Java class; the name has no loader: {@code java::lang::System}. */
    record JavaClass(String name) implements Module {}

    /** One that is not in the application: of a library, or missing. */
    record Unknown(String name) implements Module {}
  }

  /** The module of that name. */
  public Module module(String name) {
    if (name.startsWith("java!")) {
      return new Module.JavaClass(name.substring("java!".length()));
    }
    if (name.startsWith("dw::") || isOfRuntime(name)) {
      return new Module.BuiltIn(name);
    }
    return files
        .module(name)
        .<Module>map(parsed -> new Module.User(name, parsed.script()))
        .orElseGet(() -> new Module.Unknown(name));
  }

  /** Modules of the runtime and its connectors have no path: {@code Mule}, {@code XmlModule}. */
  private boolean isOfRuntime(String name) {
    return !name.contains("::")
        && !name.contains("!")
        && Character.isUpperCase(name.isEmpty() ? ' ' : name.charAt(0))
        && files.module(name).isEmpty();
  }
}
