package weir.query.pattern;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weir.model.flow.Column;
import weir.model.flow.RecordBatch;
import weir.model.flow.RecordField;
import weir.model.flow.RecordFormat;
import weir.store.logs.LogBatch;
import weir.store.logs.LogCursor;
import weir.store.logs.LogGroupEvents;
import weir.store.logs.LogGroupId;
import weir.store.logs.LogGroupOptions;
import weir.store.logs.LogRange;
import weir.store.logs.LogStore;
import weir.store.logs.LogStoreFiles;
import weir.store.logs.LogStoreLimits;
import weir.store.logs.LogStoreWatch;
import weir.store.objects.DataKeys;
import weir.store.objects.EncryptionRule;
import weir.store.objects.ObjectEncryption;
import weir.store.objects.Sealing;
import weir.store.records.RandomRecords;

/// What a pattern finds in a sealed group is what it finds in the messages one by one, whether they
/// are read or only counted.
class SealedPatternTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final long FIRST_SECOND = 1_700_000_000L;

  private final long seed = Long.getLong("weir.seed", System.nanoTime());
  private final Random random = new Random(seed);

  @TempDir Path folder;

  @Test
  void findsAndCountsInColumnsWhatItFindsInText() throws IOException {
    RandomPattern patterns = new RandomPattern(random);
    long matching = 0;
    long asked = 0;
    for (int round = 0; round < 25; round++) {
      RandomRecords records = new RandomRecords(random.nextLong());
      RecordFormat format = withStart(records.format());
      List<String> lines = lines(records, format, 1 + random.nextInt(1500));
      try (LogStore store = store()) {
        LogGroupEvents group = store.group(new LogGroupId("g" + round), options(format));
        group.append("eni-1", batch(lines), NOW);
        group.seal();
        for (int i = 0; i < 20; i++) {
          String text = patterns.about(lines.get(random.nextInt(lines.size())));
          if (text.length() <= FilterPattern.LONGEST) {
            int from = random.nextBoolean() ? 0 : random.nextInt(lines.size());
            String where = "seed " + seed + ": " + text + " from " + from + " in " + format;
            matching += compare(group, text, lines.subList(from, lines.size()), from, where);
            asked += lines.size() - from;
          }
        }
      }
    }
    assertTrue(sealedAsColumns() > 10, "records are kept as columns");
    long share = 100 * matching / asked;
    assertTrue(share > 3 && share < 97, "both answers are asked for, but " + share + " % match");
  }

  private int compare(
      LogGroupEvents group, String text, List<String> lines, int from, String where) {
    FilterPattern pattern = FilterPattern.parse(text);
    List<String> expected = lines.stream().filter(pattern::matches).toList();
    LogRange range =
        LogRange.ALL
            .times(from == 0 ? 0 : 1000 * (FIRST_SECOND + from), Long.MAX_VALUE)
            .matching(new PatternEvents(pattern));
    List<String> found = new ArrayList<>();
    try (LogCursor cursor = group.read(range)) {
      while (cursor.next()) {
        found.add(cursor.message());
      }
    }
    assertEquals(expected, found, where);
    try (LogCursor cursor = group.read(range)) {
      assertEquals(expected.size(), cursor.countRest(), where + ", counted");
    }
    try (LogCursor cursor = group.read(range)) {
      long passed = 0;
      for (int i = random.nextInt(5); i > 0 && cursor.next(); i--) {
        passed++;
      }
      assertEquals(expected.size(), passed + cursor.countRest(), where + ", counted on");
    }
    return expected.size();
  }

  /// The format, with the field that an event's time is compared with.
  private static RecordFormat withStart(RecordFormat format) {
    List<RecordField> fields = new ArrayList<>(format.fields());
    if (!fields.contains(RecordField.START)) {
      fields.add(RecordField.START);
    }
    return new RecordFormat(fields);
  }

  private static List<String> lines(RandomRecords records, RecordFormat format, int count) {
    long[] starts = new long[count];
    for (int i = 0; i < count; i++) {
      starts[i] = FIRST_SECOND + i;
    }
    RecordBatch batch =
        records.batch(count, format).with(Map.of(RecordField.START, new Column.Numbers(starts)));
    return batch.lines(format);
  }

  private static LogBatch batch(List<String> lines) {
    LogBatch.Builder batch = new LogBatch.Builder(lines.size(), 0);
    for (int i = 0; i < lines.size(); i++) {
      batch.add(1000 * (FIRST_SECOND + i), lines.get(i));
    }
    return batch.build();
  }

  private long sealedAsColumns() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".parquet")).count();
    }
  }

  private LogStore store() {
    LogStoreLimits limits =
        new LogStoreLimits(
            64 << 20,
            1 << 16,
            Duration.ofHours(1),
            50 + random.nextInt(2000),
            8 << 20,
            Duration.ofDays(1));
    return LogStore.open(
        LogStoreFiles.in(folder), limits, InstantSource.fixed(NOW), LogStoreWatch.NONE);
  }

  private static LogGroupOptions options(RecordFormat format) {
    return new LogGroupOptions(null, new Sealing(null, new NoKeys()), () -> List.of(format));
  }

  private static final class NoKeys implements DataKeys {
    @Override
    public DataKey generate(EncryptionRule rule) {
      throw new IllegalStateException("nothing is encrypted");
    }

    @Override
    public byte[] unwrap(ObjectEncryption encryption) {
      throw new IllegalStateException("nothing is encrypted");
    }
  }
}
