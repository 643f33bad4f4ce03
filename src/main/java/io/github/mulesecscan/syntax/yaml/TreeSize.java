package io.github.mulesecscan.syntax.yaml;

/**
 * How large a tree is for whoever walks it, aliases followed.
 *
 * @param height levels, 1 for a scalar
 * @param nodes number of nodes, capped
 */
record TreeSize(int height, int nodes) {

  /** Far above any number that is allowed; keeps sums of two from overflowing. */
  private static final int CAP = 1 << 29;

  static final TreeSize ONE = new TreeSize(1, 1);

  static TreeSize of(YamlNode node) {
    if (node instanceof YamlMapping mapping) {
      return mapping.size();
    }
    return node instanceof YamlSequence sequence ? sequence.size() : ONE;
  }

  /** The size of a tree of this size that gets {@code child} as one more child. */
  TreeSize with(TreeSize child) {
    return new TreeSize(
        Math.max(height, child.height + 1), Math.min(CAP, nodes + Math.min(CAP, child.nodes)));
  }
}
