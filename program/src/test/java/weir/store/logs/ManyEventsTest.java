package weir.store.logs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import weir.model.flow.Column;
import weir.model.flow.RecordField;
import weir.model.flow.RecordFormat;
import weir.store.records.RecordColumns;
import weir.store.records.TextRun;

/// Many events put, told to a subscriber, found, and gone when retention ends: in a heap that does
/// not grow with them.
@Isolated("the memory of the whole process is measured")
class ManyEventsTest {
  private static final int EVENTS_EACH = 10_000;
  private static final Duration RETENTION = Duration.ofDays(1);

  @TempDir private Path folder;
  private final SampleLogs logs = new SampleLogs();

  @Test
  void keepsFindsAndExpiresThemInABoundedHeap() {
    int batches = Boolean.getBoolean("weir.long") ? 1000 : 20;
    long events = (long) batches * EVENTS_EACH;
    AtomicLong told = new AtomicLong();
    long usedBefore = usedAfterCollection();
    logs.retention(RETENTION);
    logs.formats(RecordFormat.DEFAULT);
    logs.limits(
        new LogStoreLimits(
            16 << 20, 1 << 16, Duration.ofHours(1), 1 << 17, 8 << 20, Duration.ofDays(1)));
    try (LogStore store = logs.open(folder)) {
      store.subscribe((_, _, _, append, _) -> told.addAndGet(append.events()));
      LogGroupEvents group = store.group(new LogGroupId("many"), logs.options());
      for (int batch = 0; batch < batches; batch++) {
        group.append("s" + batch % 3, batch(batch), logs.now());
        if (batch % 100 == 99) {
          group.seal();
        }
      }
      assertEquals(events, told.get());
      group.seal();
      assertEquals(events, count(group, LogRange.ALL));
      assertEquals(batches, count(group, LogRange.ALL.matching(new Needle())));
      long used = usedAfterCollection() - usedBefore;
      assertTrue(used < 256L << 20, used + " bytes of the heap are in use");
      assertTrue(group.storedBytes() > 0, "something is on the disk");

      logs.pass(RETENTION.plusSeconds(batches));
      assertEquals(0, count(group, LogRange.ALL));
      group.maintain();
      assertEquals(0, group.storedBytes());
      try (LogCursor cursor = group.read(LogRange.ALL)) {
        assertFalse(cursor.next());
      }
    }
  }

  /// Every second batch of flow records, every other of other text; one of each has the needle.
  private static LogBatch batch(int number) {
    long second = SampleLogs.START.getEpochSecond() + number;
    LogBatch.Builder batch = new LogBatch.Builder(EVENTS_EACH, 100 * EVENTS_EACH);
    for (int i = 0; i < EVENTS_EACH; i++) {
      int port = i == EVENTS_EACH / 2 ? Needle.PORT : 443;
      String text =
          number % 2 == 0
              ? "2 123456789012 eni-0123456789abcdef0 10.0.1.5 10.0.0.220 40000 "
                  + (port + " 6 10 " + i + ' ' + second + ' ' + (second + 10) + " ACCEPT OK")
              : "request " + i + " to port " + port;
      batch.add(1000 * second, text);
    }
    return batch.build();
  }

  private static long count(LogGroupEvents group, LogRange range) {
    long count = 0;
    try (LogCursor cursor = group.read(range)) {
      while (cursor.next()) {
        count++;
      }
    }
    return count;
  }

  private static long usedAfterCollection() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  /// Takes what has a port of its own.
  private static final class Needle implements EventFilter {
    private static final int PORT = 47_111;

    @Override
    public int select(TextRun messages, int[] rows) {
      int found = 0;
      for (int i = 0; i < messages.count(); i++) {
        if (messages.text(i).contains(Integer.toString(PORT))) {
          rows[found++] = i;
        }
      }
      return found;
    }

    @Override
    public int select(RecordColumns records, RecordFormat format, int[] rows) throws IOException {
      Column ports = records.column(RecordField.DSTPORT);
      int found = 0;
      for (int row = 0; row < records.rows(); row++) {
        if (ports.text(row).equals(Integer.toString(PORT))) {
          rows[found++] = row;
        }
      }
      return found;
    }
  }
}
