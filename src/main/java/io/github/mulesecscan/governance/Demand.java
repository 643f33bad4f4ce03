package io.github.mulesecscan.governance;

import io.github.mulesecscan.api.ApiNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a node must meet. A denial is pushed down to the tests of values when a profile is read, as
 * API Governance does it: {@code not} with a {@code pattern} fails where any value matches.
 */
public sealed interface Demand {

  /** What {@code node} fails in; nothing where it meets the demand. */
  List<Failure> failures(ApiNode node);

  /** All of several. */
  record All(List<Demand> demands) implements Demand {
    public All {
      demands = List.copyOf(demands);
    }

    @Override
    public List<Failure> failures(ApiNode node) {
      List<Failure> all = new ArrayList<>();
      demands.forEach(demand -> all.addAll(demand.failures(node)));
      return all;
    }
  }

  /** One of several at least. */
  record Any(List<Demand> demands) implements Demand {
    public Any {
      demands = List.copyOf(demands);
    }

    @Override
    public List<Failure> failures(ApiNode node) {
      List<Failure> firsts = new ArrayList<>();
      for (Demand demand : demands) {
        List<Failure> own = demand.failures(node);
        if (own.isEmpty()) {
          return List.of();
        }
        firsts.add(own.get(0));
      }
      return firsts.isEmpty()
          ? List.of()
          : List.of(
              new Failure(
                  firsts.get(0).location(),
                  firsts.stream()
                      .map(Failure::words)
                      .distinct()
                      .collect(Collectors.joining(" and "))));
    }
  }

  /** {@code then}, unless the node meets {@code unless}. */
  record Conditional(Demand unless, Demand then) implements Demand {
    @Override
    public List<Failure> failures(ApiNode node) {
      return unless.failures(node).isEmpty() ? List.of() : then.failures(node);
    }
  }

  /** A test of the values that a path leads to. */
  record OfValues(PropertyPath path, ValueTest test) implements Demand {
    @Override
    public List<Failure> failures(ApiNode node) {
      return test.failures(node, path.source(), path.from(node));
    }
  }

  /** Every node that a path leads to meets a demand; denied, one at least does not. */
  record Nested(PropertyPath path, Demand demand, boolean denied) implements Demand {
    @Override
    public List<Failure> failures(ApiNode node) {
      List<Failure> all = new ArrayList<>();
      for (ApiNode child : path.nodes(node)) {
        all.addAll(demand.failures(child));
      }
      if (!denied) {
        return all;
      }
      String words = "`" + path.source() + "` has none that is different";
      return all.isEmpty() ? List.of(new Failure(node.location(), words)) : List.of();
    }
  }

  /** So many of the nodes that a path leads to meet a demand. */
  record Counted(PropertyPath path, Demand demand, Bound bound, int count, boolean denied)
      implements Demand {
    @Override
    public List<Failure> failures(ApiNode node) {
      List<ApiNode> reached = path.nodes(node);
      long meeting = reached.stream().filter(each -> demand.failures(each).isEmpty()).count();
      if (bound.holds(meeting, count) != denied) {
        return List.of();
      }
      String words =
          meeting
              + " of "
              + reached.size()
              + " in `"
              + path.source()
              + "` meet what "
              + (denied ? "must not be met by " : "must be met by ")
              + bound.words()
              + " "
              + count;
      return List.of(new Failure(node.location(), words));
    }
  }

  /** A bound of a number. */
  enum Bound {
    AT_LEAST("at least"),
    AT_MOST("at most"),
    EXACTLY("exactly");

    private final String words;

    Bound(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }

    boolean holds(long value, long bound) {
      return switch (this) {
        case AT_LEAST -> value >= bound;
        case AT_MOST -> value <= bound;
        case EXACTLY -> value == bound;
      };
    }
  }
}
