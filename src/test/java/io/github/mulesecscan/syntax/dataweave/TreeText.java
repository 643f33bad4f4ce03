package io.github.mulesecscan.syntax.dataweave;

import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.source.Span;
import java.lang.reflect.RecordComponent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A tree as text, {@code Call(Name(map), [Name(a), Name(b)], infix)}, without places: absent parts,
 * empty lists and false are left out.
 */
final class TreeText {

  private final StringBuilder out = new StringBuilder();

  private TreeText() {}

  static String of(@Nullable Object node) {
    TreeText text = new TreeText();
    text.append(node);
    return text.out.toString();
  }

  private void append(@Nullable Object value) {
    if (value instanceof List<?> list) {
      out.append('[');
      String separator = "";
      for (Object element : list) {
        out.append(separator);
        append(element);
        separator = ", ";
      }
      out.append(']');
    } else if (value instanceof Record node) {
      appendRecord(node);
    } else {
      out.append(value);
    }
  }

  private void appendRecord(Record node) {
    out.append(node.getClass().getSimpleName()).append('(');
    String separator = "";
    for (RecordComponent component : node.getClass().getRecordComponents()) {
      Object value = read(node, component);
      if (isLeftOut(value)) {
        continue;
      }
      out.append(separator);
      if (value instanceof Boolean) {
        out.append(component.getName());
      } else {
        append(value);
      }
      separator = ", ";
    }
    out.append(')');
  }

  private static boolean isLeftOut(@Nullable Object value) {
    return value == null
        || value instanceof Span
        || value instanceof SourceText
        || value instanceof Comment
        || value instanceof SyntaxError
        || value.equals(false)
        || value.equals(Expr.Mark.NONE)
        || value.equals(Directive.Visibility.PUBLIC)
        || (value instanceof List<?> list
            && (list.isEmpty()
                || list.get(0) instanceof Comment
                || list.get(0) instanceof SyntaxError));
  }

  private static @Nullable Object read(Record node, RecordComponent component) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(node);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(component + " cannot be read", e);
    }
  }
}
