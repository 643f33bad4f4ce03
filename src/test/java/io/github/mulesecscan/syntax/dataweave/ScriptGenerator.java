package io.github.mulesecscan.syntax.dataweave;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Writes valid scripts that use all of the language, the same ones for the same seed. */
final class ScriptGenerator {

  private static final String[] NAMES = {
    "payload", "vars", "attributes", "item", "total", "customer", "orders", "sizeOf", "upper", "p"
  };
  private static final String[] INFIX = {
    "map",
    "filter",
    "++",
    "--",
    "joinBy",
    "groupBy",
    "to",
    "mod",
    "contains",
    "orderBy",
    "zip",
    "dw::core::Strings::repeat",
    "default"
  };
  private static final String[] OPERATORS = {
    "+", "-", "*", "/", "==", "!=", "~=", "<", ">", "<=", ">=", "and", "or", ">>", "<<"
  };
  private static final String[] TYPES = {
    "String",
    "Array<Number>",
    "Null | String",
    "{ name: String, age?: Number }",
    "{| id*: Number |}",
    "{- a: Any -}",
    "(x: Number, String) -> Boolean",
    "\"a\" | 'b' | 1 | true",
    "A & { b: C }",
    "Date {format: \"yyyy\", (mode: \"SMART\") if true}",
    "dw::util::Tree::Path",
    "Map<Key, Array<Array<Any>>>",
    "Person.address",
    "ns0#Order"
  };
  private static final String[] ATOMS = {
    "1",
    "2.50",
    "1e3",
    ".5",
    "true",
    "false",
    "null",
    "$",
    "$$",
    "|2020-01-31T10:00:00.000-03:00|",
    "|P1Y2M|",
    "/a\\/b[()'\"]+/",
    "\"text\"",
    "'it\\'s $(payload.name default \"none $(1 + 2)\") and $vars'",
    "`back $(\"in \" ++ `deep $(x)`)`",
    "\"\\u0041\\n\\$ {} ( [\"",
    "${config.value}",
    "url `https://x/$(id)?q=$(query)`",
    "java!com::acme::Tool::run(1)",
    "[]",
    "{}",
    "now()"
  };

  private final Random random;
  private final StringBuilder out = new StringBuilder();

  private ScriptGenerator(long seed) {
    this.random = new Random(seed);
  }

  static String script(long seed) {
    return script(seed, 900);
  }

  /** A script of at least {@code length} characters. */
  static String script(long seed, int length) {
    ScriptGenerator generator = new ScriptGenerator(seed);
    generator.header(length);
    generator.out.append("---\n");
    generator.expression(4);
    generator.out.append('\n');
    return generator.out.toString();
  }

  static List<String> scripts(int count) {
    List<String> scripts = new ArrayList<>(count);
    for (int seed = 0; seed < count; seed++) {
      scripts.add(script(seed));
    }
    return scripts;
  }

  private String any(String[] of) {
    return of[random.nextInt(of.length)];
  }

  private ScriptGenerator put(String text) {
    out.append(text);
    return this;
  }

  private void header(int length) {
    put("%dw 2.0 // made by a generator\n");
    put("import * from dw::core::Strings\nimport a, b as c, ++ from org::lib::Things\n");
    put("import dw::Crypto as Hash\nns soap http://schemas.xmlsoap.org/soap/envelope/\n");
    put("output application/json; charset=UTF-8 indent=false, writeAttributes = true\n");
    put("input payload :{ a: String } application/xml\n");
    put("type Pair<K, V <: Any> = ").put(any(TYPES)).put("\n");
    put("annotation Doc(text: String = \"\", level: Number)\n");
    for (int number = 0; number < 2 || out.length() < length; number++) {
      put(random.nextInt(4) == 0 ? "/* a ( \"block */ " : "");
      put(random.nextInt(5) == 0 ? "@Doc(text = \"it\", level = 1) " : "");
      put(random.nextInt(6) == 0 ? "private " : "");
      if (random.nextBoolean()) {
        put("var v" + number).put(random.nextInt(3) == 0 ? ": " + any(TYPES) : "").put(" = ");
      } else {
        put("fun f" + number).put(random.nextInt(4) == 0 ? "<T, U>" : "");
        put("(a, b: ").put(any(TYPES)).put(", c = 1)");
        put(random.nextInt(3) == 0 ? ": " + any(TYPES) : "").put(" = ");
      }
      expression(3);
      put("\n");
    }
  }

  private void expression(int depth) {
    if (depth == 0) {
      put(random.nextBoolean() ? any(NAMES) : any(ATOMS));
      return;
    }
    switch (random.nextInt(16)) {
      case 0, 1 -> infix(depth, any(INFIX));
      case 2, 3 -> infix(depth, any(OPERATORS));
      case 4 -> selected(depth);
      case 5 -> call(depth);
      case 6, 7 -> object(depth);
      case 8 -> array(depth);
      case 9 -> choice(depth);
      case 10 -> lambda(depth);
      case 11 -> match(depth);
      case 12 -> update(depth);
      case 13 -> block(depth);
      case 14 -> cast(depth);
      default -> prefix(depth);
    }
  }

  private void infix(int depth, String operator) {
    operand(depth - 1);
    put(" ").put(operator).put(" ");
    operand(depth - 1);
  }

  // In parentheses unless it is an atom, so that any operator may stand beside it.
  private void operand(int depth) {
    if (depth <= 0 || random.nextInt(3) == 0) {
      expression(0);
      return;
    }
    put("(");
    expression(depth);
    put(")");
  }

  private void selected(int depth) {
    put(any(NAMES));
    switch (random.nextInt(13)) {
      case 0 -> put(".name?");
      case 1 -> put(".*item");
      case 2 -> put("..id");
      case 3 -> put(".@kind");
      case 4 -> put(".soap#Body.\"a b\"");
      case 5 -> put(".@");
      case 6 -> put(".^mimeType");
      case 7 -> put("..*@a!");
      case 8 -> put("[-1].#");
      case 9 -> put("[0 to -1].(").put(any(NAMES)).put(")");
      case 10 -> put("[*@\"a\"]");
      case 11 -> put(".&pair[@'x']?");
      default -> {
        put("[?($.price > ");
        operand(depth - 1);
        put(")]");
      }
    }
  }

  private void call(int depth) {
    put(any(NAMES)).put(random.nextInt(5) == 0 ? "<String, {a: T}>" : "").put("(");
    expression(depth - 1);
    put(", ");
    expression(0);
    put(random.nextInt(6) == 0 ? ",)" : ")");
  }

  private void object(int depth) {
    put("{\n");
    for (int number = random.nextInt(3); number >= 0; number--) {
      switch (random.nextInt(8)) {
        case 0 -> put("\"quoted $(1)\": ");
        case 1 -> put("soap#Header @(id: 1, (soap#x: 2) if true): ");
        case 2 -> put("('dyn' ++ $): ");
        case 3 -> put("(maybe: 1) if payload.x? , type: ");
        case 4 -> put("(payload.more), default: ");
        default -> put(any(NAMES)).put(": ");
      }
      expression(depth - 1);
      put(number > 0 || random.nextInt(5) == 0 ? ",\n" : "\n");
    }
    put("}");
  }

  private void array(int depth) {
    put("[");
    expression(depth - 1);
    put(random.nextInt(3) == 0 ? " if (a)" : "").put(", ");
    expression(0);
    put("]");
  }

  private void choice(int depth) {
    put(random.nextInt(8) == 0 ? "unless (" : "if (");
    expression(depth - 1);
    put(") ");
    operand(depth - 1);
    put(" else ");
    expression(depth - 1);
  }

  private void lambda(int depth) {
    operand(depth - 1);
    put(" map ");
    switch (random.nextInt(4)) {
      case 0 -> put("((item, index) -> ");
      case 1 -> put("((item: Person, index = 0): String -> ");
      case 2 -> put("(<T>(item: T) -> ");
      default -> put("(() -> ");
    }
    expression(depth - 1);
    put(")");
  }

  private void match(int depth) {
    operand(depth - 1);
    put(" match {\n  case is String -> 1\n  case x is Array<Any> if (sizeOf(x) > 1) -> x\n");
    put("  case n: 1 -> n\n  case matches /\\d+/ -> $[0]\n  case \"a\" -> 2\n");
    put("  case [] -> 0\n  case [h ~ t] -> h\n  case {} -> 1\n  case {k: v ~ r} -> k\n");
    put("  case y if(y == 2) -> y\n  else e -> ");
    expression(depth - 1);
    put("\n}");
  }

  private void update(int depth) {
    put("payload update {\n  case .a -> 1\n  case v at .b.@c! -> v\n");
    put("  case (v, i) at .d[0] if (i > 1) -> ");
    expression(depth - 1);
    put("\n}");
  }

  private void block(int depth) {
    put("do {\n  var local = ");
    expression(depth - 1);
    put("\n  fun g(x) = x\n  ---\n  ");
    expression(depth - 1);
    put("\n}");
  }

  private void cast(int depth) {
    put("(");
    operand(depth - 1);
    put(random.nextBoolean() ? " as " : " is ").put("(").put(any(TYPES)).put("))");
  }

  private void prefix(int depth) {
    switch (random.nextInt(5)) {
      case 0 -> put("not ");
      case 1 -> put("-");
      case 2 -> put("!");
      case 3 -> put("using (a = 1, b: Number = 2) ");
      default -> put("key: ");
    }
    operand(depth - 1);
  }
}
