package io.github.mulesecscan.taint;

import io.github.mulesecscan.syntax.dataweave.Expr;
import io.github.mulesecscan.syntax.dataweave.Node;
import io.github.mulesecscan.syntax.dataweave.Parameter;
import java.util.List;

/** A function as a value. */
sealed interface Closure {

  /**
   * A function of the application, with the names that it can see.
   *
   * @param name what it is called; a lambda is called {@code a function}
   * @param owner the lambda or directive
   */
  record Written(
      String name, Node owner, List<Parameter> parameters, Expr body, Frame frame, Unit unit)
      implements Closure {

    @Override
    public boolean equals(Object other) {
      return other instanceof Written written && owner == written.owner && frame == written.frame;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(owner);
    }
  }

  /**
   * A function that is not written in the application.
   *
   * @param modules the modules that may have it
   */
  record External(List<String> modules, String name) implements Closure {}
}
