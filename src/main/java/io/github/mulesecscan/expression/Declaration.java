package io.github.mulesecscan.expression;

import io.github.mulesecscan.syntax.dataweave.Binding;
import io.github.mulesecscan.syntax.dataweave.Directive;
import io.github.mulesecscan.syntax.dataweave.Node;
import io.github.mulesecscan.syntax.dataweave.Parameter;
import io.github.mulesecscan.syntax.dataweave.Script;
import java.util.List;

/** What a name of a script stands for. Nodes are compared by identity. */
public sealed interface Declaration {

  /** A value that the runtime gives every script: {@code payload}, {@code vars}. */
  record Implicit(String name) implements Declaration {}

  /** A {@code var} of a header or module. */
  record Variable(Script script, Directive.Variable directive) implements Declaration {}

  /** A {@code fun} of a header or module; several directives are overloads. */
  record Function(Script script, List<Directive.Function> overloads) implements Declaration {
    public Function {
      overloads = List.copyOf(overloads);
    }
  }

  /** A name that {@code using} binds. */
  record Using(Binding binding) implements Declaration {}

  /**
   * A named parameter.
   *
   * @param owner the lambda, function or annotation definition
   * @param index its position, from 0
   */
  record Named(Parameter parameter, Node owner, int index) implements Declaration {}

  /**
   * An implicit parameter.
   *
   * @param count how many dollar signs it has
   * @param owner what gives it a value: the call whose argument it stands in, a filter selector, a
   *     case of {@code match} or {@code update}
   */
  record Dollars(int count, Node owner) implements Declaration {}

  /**
   * A name that a case of {@code match} or {@code update} binds.
   *
   * @param owner the case
   */
  record CaseName(String name, Node owner) implements Declaration {}

  /**
   * A function or variable of a module that is not written in the application.
   *
   * @param modules the modules that may have it, the most likely one first
   * @param name its name there
   */
  record External(List<String> modules, String name) implements Declaration {
    public External {
      modules = List.copyOf(modules);
    }
  }

  /**
   * A member of a Java class.
   *
   * @param className {@code java.lang.Runtime}
   * @param member a method or field; {@code new} for a constructor
   */
  record JavaMember(String className, String member) implements Declaration {}
}
