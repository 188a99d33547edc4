package weir.store.logs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Threads that append, seal and read at the same time.
class ConcurrentLogsTest {
  private static final LogGroupId GROUP = new LogGroupId("g1");
  private static final int WRITERS = 4;
  private static final int BATCHES = 60;

  @TempDir Path folder;
  private final SampleLogs logs = new SampleLogs();
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private final AtomicInteger writing = new AtomicInteger(WRITERS);

  private Void write(LogGroupEvents group, int writer) {
    try {
      for (int batch = 0; batch < BATCHES; batch++) {
        String message = "writer " + writer + " batch " + batch;
        group.append("s" + writer, SampleLogs.batch(1000 + batch, message), logs.now());
        acknowledged.add(message);
      }
    } finally {
      writing.decrementAndGet();
    }
    return null;
  }

  /// What was acknowledged before a read began is in it, and nothing is in it twice or out of
  /// order.
  private Void read(LogGroupEvents group, LogOrder order) {
    boolean last;
    do {
      last = writing.get() == 0;
      Set<String> before = new HashSet<>(acknowledged);
      List<String> seen = new ArrayList<>();
      List<LogPosition> positions = new ArrayList<>();
      try (LogCursor cursor = group.read(LogRange.ALL.order(order))) {
        while (cursor.next()) {
          seen.add(cursor.message());
          positions.add(cursor.position());
        }
      }
      assertEquals(seen.size(), new HashSet<>(seen).size(), "an event is shown twice");
      before.removeAll(seen);
      assertEquals(Set.of(), before, "acknowledged and not shown");
      List<LogPosition> sorted = new ArrayList<>(positions);
      sorted.sort(order == LogOrder.OLDEST_FIRST ? null : java.util.Comparator.reverseOrder());
      assertEquals(sorted, positions);
    } while (!last);
    return null;
  }

  private Void seal(LogGroupEvents group) {
    while (writing.get() > 0) {
      group.seal();
    }
    return null;
  }

  @Test
  void readersSeeWhatIsAcknowledgedOnceWhateverIsSealedMeanwhile() throws Exception {
    logs.limits(SampleLogs.SMALL);
    try (LogStore store = logs.open(folder);
        ExecutorService threads = Executors.newCachedThreadPool()) {
      LogGroupEvents group = store.group(GROUP, logs.options());
      List<Callable<Void>> all = new ArrayList<>();
      for (int writer = 0; writer < WRITERS; writer++) {
        int number = writer;
        all.add(() -> write(group, number));
      }
      all.add(() -> seal(group));
      all.add(() -> read(group, LogOrder.OLDEST_FIRST));
      all.add(() -> read(group, LogOrder.NEWEST_FIRST));
      for (Future<Void> done : threads.invokeAll(all)) {
        done.get();
      }
    }
    try (LogStore store = logs.open(folder)) {
      List<String> lines = SampleLogs.lines(store.group(GROUP, logs.options()), LogRange.ALL);
      assertEquals(WRITERS * BATCHES, lines.size());
    }
    assertEquals(List.of(), logs.heard);
  }
}
