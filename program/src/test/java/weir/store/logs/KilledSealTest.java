package weir.store.logs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What lies on disk when a process is killed while it seals: each state is made, opened, read,
/// sealed and opened again, and shows the same events every time.
class KilledSealTest {
  private static final LogGroupId GROUP = new LogGroupId("g1");

  @TempDir Path temporary;
  private final SampleLogs logs = new SampleLogs();

  private void assertShows(List<String> expected, Path folder, String state) {
    for (int round = 0; round < 3; round++) {
      try (LogStore store = logs.open(folder)) {
        LogGroupEvents group = store.group(GROUP, logs.options());
        assertEquals(expected, SampleLogs.lines(group, LogRange.ALL), state + ", round " + round);
        if (round == 1) {
          group.seal();
        }
      }
    }
    assertEquals(List.of(), logs.files(folder, ".part"), state);
    assertEquals(List.of(), logs.files(folder, ".new"), state);
  }

  private static Path copy(Path from, Path to) throws IOException {
    Path source = from.resolve(GROUP.text());
    Path target = Files.createDirectories(to.resolve(GROUP.text()));
    for (Path file : new SampleLogs().files(source, "")) {
      Files.copy(file, target.resolve(source.relativize(file)));
    }
    return target;
  }

  @Test
  void losesAndDoublesNothingAtAnyStep() throws IOException {
    Path before = temporary.resolve("before");
    Path after = temporary.resolve("after");
    List<String> expected;
    try (LogStore store = logs.open(before)) {
      LogGroupEvents group = store.group(GROUP, logs.options());
      group.append("a", SampleLogs.batch(1000, "one", "two"), logs.now());
      group.seal();
      long day = Duration.ofDays(1).toMillis();
      group.append("b", SampleLogs.batch(day - 1, "three", "four"), logs.now());
      group.deleteStream("a");
      group.append("a", SampleLogs.batch(500, "five"), logs.now());
      expected = SampleLogs.lines(group, LogRange.ALL);
    }
    assertEquals(3, expected.size());
    copy(before, after);
    try (LogStore store = logs.open(after)) {
      store.group(GROUP, logs.options()).seal();
    }
    List<Path> fresh =
        logs.files(after, ".parquet").stream()
            .filter(file -> !Files.exists(before.resolve(after.relativize(file))))
            .toList();
    assertEquals(2, fresh.size(), "a segment per day");
    int state = 0;
    for (int named = 0; named <= fresh.size(); named++) {
      byte[] next = named < fresh.size() ? Files.readAllBytes(fresh.get(named)) : new byte[0];
      for (int length = 0; length <= next.length; length += 97) {
        Path killed = copy(before, temporary.resolve("state" + state++));
        for (Path whole : fresh.subList(0, named)) {
          Files.copy(whole, killed.resolve(whole.getFileName()));
        }
        Files.write(killed.resolve("9.parquet.part"), Arrays.copyOf(next, length));
        assertShows(expected, killed.resolveSibling("."), named + " segments, part " + length);
      }
    }
    byte[] manifest = Files.readAllBytes(after.resolve(GROUP.text()).resolve("manifest"));
    for (int length = 0; length <= manifest.length; length += 13) {
      Path killed = copy(before, temporary.resolve("state" + state++));
      for (Path whole : fresh) {
        Files.copy(whole, killed.resolve(whole.getFileName()));
      }
      Files.write(killed.resolve("manifest.new"), Arrays.copyOf(manifest, length));
      assertShows(expected, killed.resolveSibling("."), "manifest.new " + length);
    }
    Path journalStays = copy(after, temporary.resolve("state" + state));
    for (Path journal : logs.files(before, ".journal")) {
      Files.copy(journal, journalStays.resolve(journal.getFileName()));
    }
    assertShows(expected, journalStays.resolveSibling("."), "journal stays");
  }
}
