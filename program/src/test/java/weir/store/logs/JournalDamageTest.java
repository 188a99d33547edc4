package weir.store.logs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A journal that ends anywhere, or that has a changed byte anywhere.
class JournalDamageTest {
  private static final LogGroupId GROUP = new LogGroupId("g1");

  @TempDir Path folder;
  private final SampleLogs logs = new SampleLogs();
  private final List<String> lines = new ArrayList<>();
  private final List<Integer> ends = new ArrayList<>();
  private Path journal;
  private byte[] whole;

  /// Four batches of one event each, and where each ends in the file.
  @BeforeEach
  void write() throws IOException {
    try (LogStore store = logs.open(folder)) {
      LogGroupEvents group = store.group(GROUP, logs.options());
      for (int i = 0; i < 4; i++) {
        group.append("s", SampleLogs.batch(1000 + i, "message " + i), logs.now());
        lines.add((1000 + i) + " s message " + i);
        ends.add((int) Files.size(logs.files(folder, ".journal").getFirst()));
      }
    }
    journal = logs.files(folder, ".journal").getFirst();
    whole = Files.readAllBytes(journal);
    assertEquals(whole.length, ends.getLast());
  }

  private List<String> opened() {
    try (LogStore store = logs.open(folder)) {
      return SampleLogs.lines(store.group(GROUP, logs.options()), LogRange.ALL);
    }
  }

  @Test
  void keepsEveryWholeBatchOfAJournalThatEndsAnywhere() throws IOException {
    for (int length = 0; length <= whole.length; length++) {
      Files.write(journal, Arrays.copyOf(whole, length));
      logs.heard.clear();
      int end = length;
      int kept = (int) ends.stream().filter(e -> e <= end).count();
      assertEquals(lines.subList(0, kept), opened(), "cut at " + length);
      boolean torn = length < whole.length && !ends.contains(length);
      assertEquals(torn && !isHeaderOnly(length), !logs.heard.isEmpty(), "cut at " + length);
      assertEquals(lines.subList(0, kept), opened(), "opened again, cut at " + length);
    }
  }

  private boolean isHeaderOnly(int length) {
    return length == ends.get(0) - (ends.get(1) - ends.get(0));
  }

  @Test
  void appendsBehindATornJournal() throws IOException {
    for (int length : new int[] {0, 7, ends.get(1) + 5, whole.length - 1}) {
      Files.write(journal, Arrays.copyOf(whole, length));
      int kept = (int) ends.stream().filter(e -> e <= length).count();
      List<String> expected = new ArrayList<>(lines.subList(0, kept));
      expected.add("2000 s later");
      try (LogStore store = logs.open(folder)) {
        store.group(GROUP, logs.options()).append("s", SampleLogs.batch(2000, "later"), logs.now());
      }
      assertEquals(expected, opened());
      for (Path file : logs.files(folder, "")) {
        Files.delete(file);
      }
    }
  }

  @Test
  void losesOnlyTheBatchInWhichAByteWasChanged() throws IOException {
    for (int at = 0; at < whole.length; at++) {
      byte[] damaged = whole.clone();
      damaged[at] ^= 0x10;
      Files.write(journal, damaged);
      logs.heard.clear();
      int changed = at;
      int hit = (int) ends.stream().filter(e -> e <= changed).count();
      List<String> expected = new ArrayList<>(lines);
      if (at >= ends.get(0) - (ends.get(1) - ends.get(0))) {
        expected.remove(hit);
      }
      assertEquals(expected, opened(), "changed at " + at);
      assertTrue(!logs.heard.isEmpty(), "changed at " + at + " and nothing said");
    }
  }

  @Test
  void findsTheBatchesBehindADamagedOneWhenItSeals() throws IOException {
    byte[] damaged = whole.clone();
    damaged[ends.get(1) + 40] ^= 1;
    Files.write(journal, damaged);
    List<String> expected = new ArrayList<>(lines);
    expected.remove(2);
    try (LogStore store = logs.open(folder)) {
      LogGroupEvents group = store.group(GROUP, logs.options());
      group.seal();
      assertEquals(expected, SampleLogs.lines(group, LogRange.ALL));
    }
  }
}
