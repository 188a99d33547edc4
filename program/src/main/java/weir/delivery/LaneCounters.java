package weir.delivery;

import java.util.concurrent.atomic.LongAdder;

/// What a flow log counts while it is delivered. Safe for any number of threads.
final class LaneCounters {
  final LongAdder accepted = new LongAdder();
  final LongAdder delivered = new LongAdder();
  final LongAdder skipped = new LongAdder();
  final LongAdder refused = new LongAdder();
  final LongAdder files = new LongAdder();
  final LongAdder bytes = new LongAdder();
  final LongAdder retries = new LongAdder();

  DeliveryCounters snapshot(long spoolBytes) {
    return new DeliveryCounters(
        accepted.sum(),
        delivered.sum(),
        skipped.sum(),
        refused.sum(),
        files.sum(),
        bytes.sum(),
        retries.sum(),
        spoolBytes);
  }
}
