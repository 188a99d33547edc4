package weir.delivery.streams;

import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import weir.store.streams.Portion;

/// Counts what one stream takes and delivers. Safe for any number of threads.
final class StreamTally {
  private final LongAdder incomingRecords = new LongAdder();
  private final LongAdder incomingBytes = new LongAdder();
  private final LongAdder deliveredRecords = new LongAdder();
  private final LongAdder deliveredBytes = new LongAdder();
  private final LongAdder failedAttempts = new LongAdder();

  /// @param taken how many of the first records
  void taken(List<byte[]> records, int taken) {
    incomingRecords.add(taken);
    for (byte[] data : records.subList(0, taken)) {
      incomingBytes.add(data.length);
    }
  }

  void delivered(Portion portion) {
    deliveredRecords.add(portion.records());
    deliveredBytes.add(portion.bytes());
  }

  void failed() {
    failedAttempts.increment();
  }

  StreamCounters counters() {
    return new StreamCounters(
        incomingRecords.sum(),
        incomingBytes.sum(),
        deliveredRecords.sum(),
        deliveredBytes.sum(),
        failedAttempts.sum());
  }
}
