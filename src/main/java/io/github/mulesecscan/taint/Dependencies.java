package io.github.mulesecscan.taint;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Notes what the parts of an interpretation depend on besides the event that they begin with: how
 * called flows end, what is in queues and stores. Each part is within the one around it.
 */
final class Dependencies {

  /** Something that may change; who depends on it remembers how often it had. */
  static final class Version {
    private int changes;

    void changed() {
      changes++;
    }
  }

  /** What somebody depends on, as it was. */
  private record Dependency(Version version, int changes) {}

  /** What one part depends on. */
  static final class Noted {
    private static final Noted NOTHING = new Noted();

    private final List<Dependency> all = new ArrayList<>(0);
    private boolean repeatable = true;

    /** Whether nothing has changed since. */
    boolean holds() {
      for (Dependency each : all) {
        if (each.version.changes != each.changes) {
          return false;
        }
      }
      return true;
    }

    boolean isRepeatable() {
      return repeatable;
    }

    private void add(Dependency dependency) {
      // A flow reads the same few things again and again.
      if (all.isEmpty() || !all.get(all.size() - 1).equals(dependency)) {
        all.add(dependency);
      }
    }
  }

  private final Deque<Noted> open = new ArrayDeque<>();

  /** What is noted from here on belongs to a part; {@link #end} must follow. */
  void begin() {
    open.push(new Noted());
  }

  /** The part ends; nothing of it concerns what is around it, unless that is {@link #add}ed. */
  Noted end() {
    Noted noted = open.pop();
    return noted.all.isEmpty() && noted.repeatable ? Noted.NOTHING : noted;
  }

  /** The part that is open depends on {@code version}, as it is now. */
  void on(Version version) {
    Noted noted = open.peek();
    if (noted != null) {
      noted.add(new Dependency(version, version.changes));
    }
  }

  /** The part that is open depends on all that another one does. */
  void add(Noted other) {
    Noted noted = open.peek();
    if (noted != null) {
      other.all.forEach(noted::add);
      noted.repeatable &= other.repeatable;
    }
  }

  /** What is done now depends on what is around it, and may be different another time. */
  void unrepeatable() {
    Noted noted = open.peek();
    if (noted != null) {
      noted.repeatable = false;
    }
  }
}
