package io.github.mulesecscan.expression;

import io.github.mulesecscan.source.SourceText;
import java.util.List;

/** What the text of a parameter means to the component that reads it. */
public sealed interface ParameterValue {

  /** The text as the file has it, references translated. */
  SourceText text();

  /** The scripts in it, in reading order. */
  List<EmbeddedScript> scripts();

  /** A literal without expressions; placeholders may be in it. */
  record Constant(SourceText text) implements ParameterValue {
    @Override
    public List<EmbeddedScript> scripts() {
      return List.of();
    }
  }

  /** One expression or script and nothing else. */
  record Whole(SourceText text, EmbeddedScript script) implements ParameterValue {
    @Override
    public List<EmbeddedScript> scripts() {
      return List.of(script);
    }
  }

  /** Text with expressions in it, each replaced by its value. */
  record Template(SourceText text, List<Piece> pieces) implements ParameterValue {
    public Template {
      pieces = List.copyOf(pieces);
    }

    @Override
    public List<EmbeddedScript> scripts() {
      return pieces.stream()
          .filter(Piece.Computed.class::isInstance)
          .map(piece -> ((Piece.Computed) piece).script())
          .toList();
    }
  }

  /**
   * A literal that looks as if it had expressions in it; the component takes it as it stands.
   *
   * @param expressions what looks like expressions, markers included
   */
  record Unevaluated(SourceText text, List<SourceText> expressions) implements ParameterValue {
    public Unevaluated {
      expressions = List.copyOf(expressions);
    }

    @Override
    public List<EmbeddedScript> scripts() {
      return List.of();
    }
  }

  /** A part of a template. */
  sealed interface Piece {

    /** Literal text. */
    record Literal(SourceText text) implements Piece {}

    /** An expression. */
    record Computed(EmbeddedScript script) implements Piece {}
  }
}
