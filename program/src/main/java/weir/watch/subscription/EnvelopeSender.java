package weir.watch.subscription;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import weir.model.aws.Fault;

/// Brings envelopes to a stream, as often as it takes until a day is over. Used by its lane only.
final class EnvelopeSender {
  /// Below what a call to Firehose may have.
  private static final long BATCH_BYTES = 3 << 20;

  private final Subscription subscription;
  private final SubscriptionParts parts;
  private final Wakeup wakeup;
  private final Deque<EnvelopeRecord> waiting = new ArrayDeque<>();
  private long waitingBytes;
  private int failures;

  EnvelopeSender(Subscription subscription, SubscriptionParts parts, Wakeup wakeup) {
    this.subscription = subscription;
    this.parts = parts;
    this.wakeup = wakeup;
  }

  void add(EnvelopeRecord envelope) {
    if (envelope.content().length > RecordStreams.MOST_RECORD_BYTES) {
      parts
          .watch()
          .lost(
              subscription,
              envelope.events(),
              "an envelope of "
                  + envelope.content().length
                  + " bytes is larger than a record of a stream may be, "
                  + RecordStreams.MOST_RECORD_BYTES);
      return;
    }
    waiting.add(envelope);
    waitingBytes += envelope.content().length;
  }

  /// Leaves out what waits: it will be read again.
  void forget() {
    waiting.clear();
    waitingBytes = 0;
  }

  /// @return false when the lane was stopped before
  boolean sendWhenFull() {
    return (waitingBytes < BATCH_BYTES && waiting.size() < RecordStreams.MOST_RECORDS) || sendAll();
  }

  /// Sends everything that waits.
  ///
  /// @return false when the lane was stopped before; what is left is forgotten, to be read again
  boolean sendAll() {
    while (!waiting.isEmpty()) {
      if (wakeup.isStopped()) {
        forget();
        return false;
      }
      List<EnvelopeRecord> batch = nextBatch();
      try {
        List<EnvelopeRecord> left = put(batch);
        if (left.size() < batch.size()) {
          parts.watch().delivered(subscription, batch.size() - left.size());
          succeeded();
        }
        if (!left.isEmpty()) {
          again(left, "the stream did not take all of it");
        }
      } catch (Fault refused) {
        again(batch, refused.sentence());
      }
    }
    return true;
  }

  private List<EnvelopeRecord> nextBatch() {
    List<EnvelopeRecord> batch = new ArrayList<>();
    long bytes = 0;
    while (!waiting.isEmpty()
        && batch.size() < RecordStreams.MOST_RECORDS
        && (batch.isEmpty() || bytes + waiting.element().content().length <= BATCH_BYTES)) {
      EnvelopeRecord next = waiting.remove();
      bytes += next.content().length;
      batch.add(next);
    }
    waitingBytes -= bytes;
    return batch;
  }

  /// @return what the stream did not take
  private List<EnvelopeRecord> put(List<EnvelopeRecord> batch) {
    List<byte[]> records = batch.stream().map(EnvelopeRecord::content).toList();
    List<byte[]> refused = parts.streams().put(subscription, records);
    if (refused.isEmpty()) {
      return List.of();
    }
    Set<byte[]> left = Collections.newSetFromMap(new IdentityHashMap<>());
    left.addAll(refused);
    return batch.stream().filter(envelope -> left.contains(envelope.content())).toList();
  }

  /// Lets what was refused wait, but for what has been tried for long enough.
  private void again(List<EnvelopeRecord> refused, String reason) {
    long oldest = parts.clock().instant().minus(parts.limits().patience()).toEpochMilli();
    int lost = 0;
    List<EnvelopeRecord> left = new ArrayList<>();
    for (EnvelopeRecord envelope : refused) {
      if (envelope.oldestIngestedMillis() < oldest) {
        lost += envelope.events();
      } else {
        left.add(envelope);
      }
    }
    if (lost > 0) {
      parts.watch().lost(subscription, lost, reason);
    }
    for (EnvelopeRecord envelope : left.reversed()) {
      waiting.addFirst(envelope);
      waitingBytes += envelope.content().length;
    }
    failed(reason);
  }

  /// Waits a while after a failure, longer after each.
  void failed(String reason) {
    failures++;
    if (failures == 1) {
      parts.watch().failing(subscription, reason);
    }
    Duration pause = SubscriptionLane.pause(parts.limits(), failures);
    var _ = wakeup.pause(pause);
  }

  void succeeded() {
    if (failures > 0) {
      failures = 0;
      parts.watch().recovered(subscription);
    }
  }
}
