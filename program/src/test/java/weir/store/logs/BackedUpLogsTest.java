package weir.store.logs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weir.store.state.Backup;
import weir.store.state.Restore;
import weir.store.state.SqlStateDatabase;
import weir.store.state.StateStore;
import weir.store.state.StateUrl;

class BackedUpLogsTest {
  private static final LogGroupId GROUP = new LogGroupId("g1");
  private static final int BACKUPS = 12;

  @TempDir Path folder;
  private final SampleLogs logs = new SampleLogs();

  /// Journals become segments all the time while backups are made.
  @Test
  void aBackupHasEveryEventThatWasAcknowledgedBeforeItBegan() throws Exception {
    logs.limits(SampleLogs.SMALL);
    Path state = folder.resolve("state");
    AtomicInteger acknowledged = new AtomicInteger();
    AtomicBoolean enough = new AtomicBoolean();
    Files.createDirectories(state);
    StateStore.open(SqlStateDatabase.open(StateUrl.of(state, null))).close();
    try (LogStore store = logs.open(state.resolve("logs"));
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      LogGroupEvents group = store.group(GROUP, logs.options());
      Future<?> load =
          threads.submit(() -> {
            while (!enough.get()) {
              int number = acknowledged.get();
              group.append("s", SampleLogs.batch(number, "m" + number), logs.now());
              acknowledged.incrementAndGet();
              if (number % 7 == 0) {
                group.seal();
              }
            }
          });
      try {
        for (int i = 0; i < BACKUPS; i++) {
          int before = acknowledged.get();
          Path file = folder.resolve("backup-" + i + ".tar.gz");
          Backup.make(state, StateUrl.of(state, null), file);
          assertHolds(before, file, folder.resolve("restored-" + i));
        }
      } finally {
        enough.set(true);
      }
      load.get();
      assertTrue(acknowledged.get() > BACKUPS, () -> "only " + acknowledged);
    }
  }

  private void assertHolds(int events, Path backup, Path restored) {
    Restore.from(backup, restored, null);
    assertEquals(List.of(), logs.files(restored, "manifest.copy"));
    try (LogStore store = logs.open(restored.resolve("logs"))) {
      List<String> lines = SampleLogs.lines(store.group(GROUP, logs.options()), LogRange.ALL);
      List<String> expected = new ArrayList<>();
      for (int i = 0; i < lines.size(); i++) {
        expected.add(i + " s m" + i);
      }
      assertEquals(expected, lines);
      assertTrue(lines.size() >= events, () -> lines.size() + " of " + events);
    }
  }
}
