package io.github.mulesecscan.detector;

import io.github.mulesecscan.catalog.DataWeaveFunctions;
import io.github.mulesecscan.expression.Bindings;
import io.github.mulesecscan.syntax.dataweave.Expr;
import java.util.List;

/**
 * Functions that a rule means, by their module: {@code dw::Crypto::MD5}; without module those of
 * {@code dw::Core}; with an asterisk at the end all that begin so: {@code
 * java!java::lang::ProcessBuilder::*}.
 */
record FunctionPattern(String name, boolean open) {

  static FunctionPattern of(String written) {
    boolean open = written.endsWith("*");
    String fixed = open ? written.substring(0, written.length() - 1) : written;
    boolean bare = !fixed.contains("::") && !fixed.contains("!");
    return new FunctionPattern(bare ? DataWeaveFunctions.CORE + "::" + fixed : fixed, open);
  }

  /** Whether {@code callee} is one of these functions. */
  boolean matches(Expr callee, Bindings bindings) {
    for (String candidate : bindings.externalNames(callee)) {
      if (matches(candidate)) {
        return true;
      }
    }
    return false;
  }

  private boolean matches(String candidate) {
    if (!open) {
      return candidate.equals(name);
    }
    return candidate.regionMatches(true, 0, name, 0, name.length());
  }

  /** Whether the function of that name, with its module, is one of {@code patterns}. */
  static boolean anyMatches(List<FunctionPattern> patterns, String name) {
    for (FunctionPattern pattern : patterns) {
      if (pattern.matches(name)) {
        return true;
      }
    }
    return false;
  }

  /** Whether {@code call} calls one of {@code patterns}. */
  static boolean anyMatches(List<FunctionPattern> patterns, Expr.Call call, Bindings bindings) {
    for (FunctionPattern pattern : patterns) {
      if (pattern.matches(call.callee(), bindings)) {
        return true;
      }
    }
    return false;
  }
}
