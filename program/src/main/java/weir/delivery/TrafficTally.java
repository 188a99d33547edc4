package weir.delivery;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import weir.model.flow.Column;
import weir.model.flow.InterfaceWindow;
import weir.model.flow.LogStatus;
import weir.model.flow.RecordBatch;
import weir.model.flow.RecordField;

/// Counts what records say of the traffic, before a flow log's filter and after. Safe for any
/// number of threads.
final class TrafficTally {
  /// What [#lastTrafficSeconds] is while there was no traffic.
  static final long NEVER = Long.MIN_VALUE;

  final LongAdder traffic = new LongAdder();
  final LongAdder skips = new LongAdder();
  final LongAdder filtered = new LongAdder();
  private final LongAccumulator lastTraffic = new LongAccumulator(Math::max, NEVER);

  private final InstantSource clock;
  private volatile @Nullable Instant skippedAt;

  /// @param clock wall time
  TrafficTally(InstantSource clock) {
    this.clock = clock;
  }

  /// @param records all of the interface's window
  /// @param kept how many of them the filter kept
  void count(InterfaceWindow window, RecordBatch records, int kept) {
    Column statuses = records.column(RecordField.LOG_STATUS);
    int ok = rows(statuses, records.rows(), LogStatus.OK);
    if (ok > 0) {
      traffic.add(ok);
      lastTraffic.accumulate(window.endSeconds());
    }
    int skipdata = rows(statuses, records.rows(), LogStatus.SKIPDATA);
    if (skipdata > 0) {
      skips.add(skipdata);
      skippedAt = clock.instant();
    }
    filtered.add(records.rows() - kept);
  }

  /// A SKIPDATA record that delivery itself put out.
  void skipped() {
    skips.increment();
    skippedAt = clock.instant();
  }

  /// When a SKIPDATA record was counted at last; null when none was.
  @Nullable Instant skippedAt() {
    return skippedAt;
  }

  /// Packet time at which the last window with traffic ended.
  long lastTrafficSeconds() {
    return lastTraffic.get();
  }

  private static int rows(Column statuses, int rows, LogStatus wanted) {
    if (statuses instanceof Column.SameText same) {
      return wanted.name().equals(same.value()) ? rows : 0;
    }
    int count = 0;
    for (int row = 0; row < rows; row++) {
      if (!statuses.isAbsent(row) && statuses.text(row).equals(wanted.name())) {
        count++;
      }
    }
    return count;
  }
}
