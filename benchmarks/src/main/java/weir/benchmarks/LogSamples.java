package weir.benchmarks;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import weir.store.logs.LogBatch;

/// Log events to measure with: what twenty network interfaces record minute by minute, or the JSON
/// lines of a service. The same for the same arguments.
final class LogSamples {
  private static final int STREAMS = 20;
  private static final int[] PORTS = {443, 80, 22, 53, 3306};

  private final SplittableRandom random = new SplittableRandom(1);
  private final boolean flows;
  private final long firstSecond;

  /// @param flows flow records in the default format, or JSON
  LogSamples(boolean flows, long firstSecond) {
    this.flows = flows;
    this.firstSecond = firstSecond;
  }

  /// A batch and the stream that it is for.
  record Sample(String stream, LogBatch batch) {}

  /// Batches of which twenty, one per stream, make a minute.
  List<Sample> batches(int count, int eventsEach) {
    List<Sample> batches = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String stream = "eni-%017x".formatted(0x1000 + i % STREAMS * 7919L);
      batches.add(new Sample(stream, batch(stream, firstSecond + i / STREAMS * 60L, eventsEach)));
    }
    return batches;
  }

  LogBatch batch(String stream, long minute, int events) {
    LogBatch.Builder batch = new LogBatch.Builder(events, 120 * events);
    for (int i = 0; i < events; i++) {
      long second = minute + 60L * i / events;
      batch.add(1000 * second, flows ? flow(stream, second) : json());
    }
    return batch.build();
  }

  private String flow(String stream, long start) {
    boolean tcp = random.nextInt(10) < 8;
    long packets = 1L + random.nextInt(random.nextInt(10) == 0 ? 1000 : 20);
    return String.join(
        " ",
        "2 123456789012",
        stream,
        "10.0." + random.nextInt(4) + '.' + random.nextInt(256),
        "10.0.1." + (5 + Math.floorMod(stream.hashCode(), STREAMS)),
        Integer.toString(32768 + random.nextInt(28000)),
        Integer.toString(PORTS[Math.min(PORTS.length - 1, random.nextInt(8))]),
        tcp ? "6" : "17",
        Long.toString(packets),
        Long.toString(packets * (40 + random.nextInt(1400))),
        Long.toString(start),
        Long.toString(start + random.nextInt(55)),
        random.nextInt(20) == 0 ? "REJECT" : "ACCEPT",
        "OK");
  }

  private String json() {
    return """
    {"level":"%s","request":"%016x","path":"/v1/things/%d","ms":%d,"user":"u%d"}\
    """
        .formatted(
            random.nextInt(1000) == 0 ? "ERROR" : "INFO",
            random.nextLong(),
            random.nextInt(5000),
            random.nextInt(3000),
            random.nextInt(10_000));
  }

  static long textBytes(List<Sample> batches) {
    return batches.stream().mapToLong(sample -> textBytes(sample.batch())).sum();
  }

  private static long textBytes(LogBatch batch) {
    return batch.messages().length() + (long) batch.events();
  }

  /// Writes the messages as lines.
  static void write(List<Sample> batches, Path file) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
      for (Sample sample : batches) {
        LogBatch batch = sample.batch();
        for (int i = 0; i < batch.events(); i++) {
          out.write(
              batch.messages().bytes(), batch.messages().start(i), batch.messages().length(i));
          out.write('\n');
        }
      }
    }
  }

  static String perSecond(double events, double seconds) {
    return String.format(Locale.ROOT, "%.2f M/s", events / seconds / 1e6);
  }
}
