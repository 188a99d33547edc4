package weir.api.athena;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.store.state.Scope;

/// Lets so many statements of a work group run at a time, each on a thread of its own; the others
/// wait in the order in which they came. Safe for any number of threads.
final class ExecutionQueue {
  /// A work group in its account and region.
  record Line(Scope scope, String workGroup) {}

  private final int running;
  private final int waiting;
  private final Map<Line, Work> lines = new HashMap<>();

  private static final class Work {
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private int running;
  }

  /// @param running how many of a group run at a time
  /// @param waiting how many of a group wait at most
  ExecutionQueue(int running, int waiting) {
    this.running = running;
    this.waiting = waiting;
  }

  /// Whether a group takes one more.
  synchronized boolean hasRoom(Line line) {
    Work work = lines.get(line);
    return work == null || work.waiting.size() < waiting;
  }

  /// Runs a job as soon as its group has a place for it.
  void add(Line line, Runnable job) {
    synchronized (this) {
      Work work = lines.computeIfAbsent(line, _ -> new Work());
      if (work.running >= running) {
        work.waiting.add(job);
        return;
      }
      work.running++;
    }
    begin(line, job);
  }

  /// Takes back a job that has not begun.
  ///
  /// @return false when it has begun
  synchronized boolean remove(Line line, Runnable job) {
    Work work = lines.get(line);
    return work != null && work.waiting.remove(job);
  }

  private void begin(Line line, Runnable job) {
    // DuckDB works on the thread that asks it, which a virtual one would keep from all others.
    Thread.ofPlatform()
        .daemon()
        .name("athena-" + line.workGroup())
        .start(() -> {
          @Nullable Runnable next = job;
          while (next != null) {
            try {
              next.run();
            } catch (RuntimeException unrecorded) {
              // The edge of the thread: the state took no end, and the next start ends it.
            }
            next = next(line);
          }
        });
  }

  private synchronized @Nullable Runnable next(Line line) {
    Work work = lines.get(line);
    if (work == null) {
      return null;
    }
    Runnable next = work.waiting.poll();
    if (next == null) {
      work.running--;
      if (work.running == 0) {
        lines.remove(line);
      }
    }
    return next;
  }
}
