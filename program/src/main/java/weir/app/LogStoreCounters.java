package weir.app;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import weir.store.logs.LogGroupId;
import weir.store.logs.LogStoreWatch;

/// Counts what goes wrong in the log store, and tells everything on. Safe for any number of
/// threads.
final class LogStoreCounters implements LogStoreWatch {
  private static final int MOST_REPORTS = 10;

  private final LogStoreWatch next;
  private final LongAdder damaged = new LongAdder();
  private final Map<LogGroupId, List<String>> reports = new ConcurrentHashMap<>();
  private final LongAdder cut = new LongAdder();
  private final LongAdder mended = new LongAdder();
  private final LongAdder notSealed = new LongAdder();

  LogStoreCounters(LogStoreWatch next) {
    this.next = next;
  }

  /// Parts of journals and segments that cannot be read.
  long damage() {
    return damaged.sum();
  }

  /// The first of those of a group: file and reason.
  List<String> damage(LogGroupId group) {
    return reports.getOrDefault(group, List.of());
  }

  /// Journals whose end a crash had torn.
  long cutJournals() {
    return cut.sum();
  }

  /// Files that were made again of another.
  long mendedFiles() {
    return mended.sum();
  }

  /// Times that journals could not be sealed.
  long failedSeals() {
    return notSealed.sum();
  }

  @Override
  public void sealed(LogGroupId group, long events, long records, long bytes) {
    next.sealed(group, events, records, bytes);
  }

  @Override
  public void expired(LogGroupId group, int segments) {
    next.expired(group, segments);
  }

  @Override
  public void tornTail(LogGroupId group, String file, long bytes) {
    cut.increment();
    next.tornTail(group, file, bytes);
  }

  @Override
  public void damaged(LogGroupId group, String file, String reason) {
    damaged.increment();
    reports.merge(
        group,
        List.of(file + ": " + reason),
        (known, more) ->
            known.size() < MOST_REPORTS
                ? Stream.concat(known.stream(), more.stream()).toList()
                : known);
    next.damaged(group, file, reason);
  }

  @Override
  public void mended(LogGroupId group, String file, String reason) {
    mended.increment();
    next.mended(group, file, reason);
  }

  @Override
  public void sealingFailed(LogGroupId group, String reason) {
    notSealed.increment();
    next.sealingFailed(group, reason);
  }

  @Override
  public void slowDisk(LogGroupId group, Duration took) {
    next.slowDisk(group, took);
  }
}
