package weir.benchmarks;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import weir.store.logs.LogCursor;
import weir.store.logs.LogGroupEvents;
import weir.store.logs.LogRange;

/// Events appended in the process, each batch on the disk before the next of its thread, while the
/// store makes segments of what is full; every event is read back and counted.
public final class EventAppends {
  private static final int EVENTS_EACH = 10_000;

  private EventAppends() {}

  /// @param arguments folder, `flows` or `texts`, events of a round, rounds, threads
  public static void main(String[] arguments) throws Exception {
    List<LogSamples.Sample> batches =
        new LogSamples(arguments[1].equals("flows"), 1_700_000_000L)
            .batches(Integer.parseInt(arguments[2]) / EVENTS_EACH, EVENTS_EACH);
    int rounds = Integer.parseInt(arguments[3]);
    int threads = Integer.parseInt(arguments[4]);
    long events = (long) batches.size() * EVENTS_EACH;
    try (LogGroups groups = LogGroups.in(Path.of(arguments[0]))) {
      for (int round = 0; round < rounds; round++) {
        LogGroupEvents group = groups.group("round-" + round);
        long begin = System.nanoTime();
        double before = cpuSeconds();
        append(group, batches, threads);
        double appended = (System.nanoTime() - begin) / 1e9;
        group.seal();
        double sealed = (System.nanoTime() - begin) / 1e9;
        double cpu = cpuSeconds() - before;
        expect(group, events, LogSamples.textBytes(batches) - events);
        System.out.printf(
            Locale.ROOT,
            "%s, %d threads: appended %s, sealed too %s, both %s of CPU; load %.1f%n",
            arguments[1],
            threads,
            LogSamples.perSecond((double) events, appended),
            LogSamples.perSecond((double) events, sealed),
            LogSamples.perSecond((double) events, cpu),
            ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
      }
    }
  }

  private static void append(LogGroupEvents group, List<LogSamples.Sample> batches, int threads)
      throws Exception {
    try (ExecutorService writers = Executors.newFixedThreadPool(threads)) {
      List<Future<?>> all = new ArrayList<>();
      for (int writer = 0; writer < threads; writer++) {
        int first = writer;
        all.add(
            writers.submit(() -> {
              for (int i = first; i < batches.size(); i += threads) {
                group.append(batches.get(i).stream(), batches.get(i).batch(), Instant.now());
              }
            }));
      }
      for (Future<?> writer : all) {
        writer.get();
      }
    }
  }

  private static void expect(LogGroupEvents group, long events, long bytes) {
    long found = 0;
    long length = 0;
    try (LogCursor cursor = group.read(LogRange.ALL)) {
      while (cursor.next()) {
        found++;
        length += cursor.length();
      }
    }
    if (found != events || length != bytes) {
      throw new IllegalStateException(
          found + " events of " + length + " bytes came back of " + events + " of " + bytes);
    }
  }

  private static double cpuSeconds() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos() / 1e9;
  }
}
