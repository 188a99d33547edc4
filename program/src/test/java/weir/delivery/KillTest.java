package weir.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weir.model.flow.Column;
import weir.model.flow.RecordBatch;
import weir.model.flow.RecordField;
import weir.store.records.Projection;
import weir.store.records.RecordFile;
import weir.store.records.RecordReader;

/// Kills a feeding program at random moments, again and again over one spool, and looks at the end
/// whether every record that was acknowledged is delivered exactly once.
///
/// `-Dweir.long=true` makes many rounds of it, `-Dweir.kill.rounds=N` that many.
class KillTest {
  private static final int NUMBERS_PER_ROUND = 1_000_000;
  private static final int ROUNDS =
      Integer.getInteger("weir.kill.rounds", Boolean.getBoolean("weir.long") ? 150 : 4);

  @TempDir Path folder;

  /// First and last number of an accepted batch.
  private record Acknowledged(int first, int last) {}

  @Test
  void deliversEveryAcknowledgedRecordExactlyOnceThoughKilledAtAnyMoment() throws Exception {
    long seed = Long.getLong("weir.seed", System.nanoTime());
    SplittableRandom random = new SplittableRandom(seed);
    List<Acknowledged> acknowledged = new ArrayList<>();
    int files;
    try (FolderWatcher text = new FolderWatcher(folder.resolve("text"));
        FolderWatcher parquet = new FolderWatcher(folder.resolve("parquet"))) {
      for (int round = 0; round < ROUNDS; round++) {
        acknowledged.addAll(feedAndKill(round, random));
      }
      try (Delivery delivery = KilledFeeder.open(folder)) {
        assertTrue(delivery.flush(Duration.ofMinutes(1)));
      }
      assertEquals(List.of(), text.finish());
      assertEquals(List.of(), parquet.finish());
      files = text.filesSeen() + parquet.filesSeen();
    }
    long records = 0;
    for (String log : List.of("text", "parquet")) {
      records += checkExactlyOnce(log, acknowledged, seed);
    }
    System.out.printf(
        "kill test: seed %d, %d rounds, %d batches acknowledged, %d records in %d files%n",
        seed, ROUNDS, acknowledged.size(), records, files);
  }

  private List<Acknowledged> feedAndKill(int round, SplittableRandom random) throws Exception {
    Process feeder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                KilledFeeder.class.getName(),
                folder.toString(),
                Integer.toString(round * NUMBERS_PER_ROUND),
                Long.toString(random.nextLong()))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<Acknowledged> acknowledged = new ArrayList<>();
    CountDownLatch open = new CountDownLatch(1);
    Thread listener = Thread.ofPlatform().start(() -> listen(feeder, open, acknowledged));
    if (random.nextInt(4) > 0) {
      assertTrue(open.await(1, TimeUnit.MINUTES), "the feeder does not open its delivery");
    }
    long millis = random.nextLong(1500);
    boolean ended = feeder.waitFor(millis, TimeUnit.MILLISECONDS);
    feeder.toHandle().destroyForcibly();
    feeder.waitFor();
    listener.join();
    assertTrue(!ended, "the feeder ended by itself");
    return acknowledged;
  }

  private static void listen(Process feeder, CountDownLatch open, List<Acknowledged> acknowledged) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(feeder.getInputStream(), StandardCharsets.UTF_8))) {
      StringBuilder line = new StringBuilder();
      for (int c = lines.read(); c >= 0; c = lines.read()) {
        if (c != '\n') {
          line.append((char) c);
          continue;
        }
        open.countDown();
        String[] words = line.toString().split(" ");
        if (words.length == 2) {
          acknowledged.add(
              new Acknowledged(Integer.parseInt(words[0]), Integer.parseInt(words[1])));
        }
        line.setLength(0);
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private long checkExactlyOnce(String log, List<Acknowledged> acknowledged, long seed) {
    BitSet delivered = new BitSet();
    long records = 0;
    for (String file : Delivered.files(folder.resolve(log))) {
      assertTrue(!file.startsWith("."), () -> file + " was left behind");
      try (RecordReader reader =
          RecordFile.open(folder.resolve(log).resolve(file), Projection.ALL)) {
        for (Optional<RecordBatch> batch = reader.next();
            batch.isPresent();
            batch = reader.next()) {
          Column numbers = batch.get().column(RecordField.BYTES);
          for (int row = 0; row < batch.get().rows(); row++) {
            int number = Integer.parseInt(numbers.text(row));
            assertTrue(!delivered.get(number), () -> number + " is doubled, seed " + seed);
            delivered.set(number);
            records++;
          }
        }
      }
    }
    for (Acknowledged batch : acknowledged) {
      assertTrue(
          delivered.nextClearBit(batch.first()) > batch.last(),
          () -> log + " lacks " + delivered.nextClearBit(batch.first()) + ", seed " + seed);
    }
    assertTrue(records > 0 || acknowledged.isEmpty(), "nothing was delivered");
    return records;
  }
}
