package weir.store.logs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import weir.model.flow.RecordFormat;
import weir.store.objects.DataKeys;
import weir.store.objects.EncryptionRule;
import weir.store.objects.LocalKeyRing;
import weir.store.objects.Sealing;

/// A log store under test control: its clock, its options, and what it says.
final class SampleLogs implements InstantSource, LogStoreWatch {
  static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

  /// Small enough that every edge is met.
  static final LogStoreLimits SMALL =
      new LogStoreLimits(4096, 64, Duration.ofMinutes(10), 64, 2048, Duration.ofDays(1));

  final List<String> heard = new CopyOnWriteArrayList<>();
  private volatile Instant now = START;
  private @Nullable Duration retention;
  private @Nullable EncryptionRule rule;
  private DataKeys keys = new NoKeys();
  private List<RecordFormat> formats = List.of();
  private LogStoreLimits limits = LogStoreLimits.DEFAULT;

  @Override
  public Instant instant() {
    return now;
  }

  Instant now() {
    return now;
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  void retention(@Nullable Duration time) {
    retention = time;
  }

  void formats(RecordFormat... known) {
    formats = List.of(known);
  }

  void limits(LogStoreLimits wanted) {
    limits = wanted;
  }

  void encrypt(LocalKeyRing ring) {
    keys = ring;
    rule = EncryptionRule.SSE_S3;
  }

  LogGroupOptions options() {
    return new LogGroupOptions(retention, new Sealing(rule, keys), () -> formats);
  }

  LogStore open(Path folder) {
    return open(LogStoreFiles.in(folder));
  }

  LogStore open(LogStoreFiles files) {
    return LogStore.open(files, limits, this, this);
  }

  /// A batch whose events are a millisecond apart.
  static LogBatch batch(long from, String... messages) {
    LogBatch.Builder batch = new LogBatch.Builder(messages.length, 0);
    for (int i = 0; i < messages.length; i++) {
      batch.add(from + i, messages[i]);
    }
    return batch.build();
  }

  /// What a cursor shows: time, stream and message.
  static List<String> lines(LogGroupEvents group, LogRange range) {
    List<String> lines = new ArrayList<>();
    try (LogCursor cursor = group.read(range)) {
      while (cursor.next()) {
        lines.add(cursor.timestamp() + " " + cursor.stream() + " " + cursor.message());
      }
    }
    return lines;
  }

  /// The files below a folder whose names end so.
  List<Path> files(Path folder, String end) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> file.toString().endsWith(end))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void tornTail(LogGroupId group, String file, long bytes) {
    heard.add("torn " + bytes);
  }

  @Override
  public void damaged(LogGroupId group, String file, String reason) {
    heard.add("damaged " + reason);
  }

  @Override
  public void mended(LogGroupId group, String file, String reason) {
    heard.add("mended " + reason);
  }

  @Override
  public void sealingFailed(LogGroupId group, String reason) {
    heard.add("failed " + reason);
  }

  /// For stores that encrypt nothing.
  private static final class NoKeys implements DataKeys {
    @Override
    public DataKey generate(EncryptionRule rule) {
      throw new IllegalStateException("nothing is encrypted");
    }

    @Override
    public byte[] unwrap(weir.store.objects.ObjectEncryption encryption) {
      throw new IllegalStateException("nothing is encrypted");
    }
  }
}
