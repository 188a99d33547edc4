package weir.watch.subscription;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import weir.model.aws.Fault;
import weir.query.pattern.FilterPattern;
import weir.query.pattern.PatternEvents;
import weir.store.logs.LogCursor;
import weir.store.logs.LogGroupEvents;
import weir.store.logs.LogRange;
import weir.store.logs.SequenceRange;
import weir.store.objects.ObjectRefusal;

/// Brings one subscription's events to its stream, in the order in which they were taken in, on a
/// thread of its own.
///
/// It reads what came behind its position, hands it on, and moves the position. After a kill it
/// begins at the position that was kept last: nothing is left out, some may come twice.
final class SubscriptionLane implements Runnable {
  private final Subscription subscription;
  private final SubscriptionParts parts;
  private final Wakeup wakeup = new Wakeup();
  private final FilterPattern pattern;
  private final EnvelopeSender sender;
  private final Thread thread;
  private long position;
  private long kept;
  private long keptAtNanos = System.nanoTime();

  private SubscriptionLane(Subscription subscription, SubscriptionParts parts) {
    this.subscription = subscription;
    this.parts = parts;
    this.pattern = FilterPattern.parse(subscription.pattern());
    this.sender = new EnvelopeSender(subscription, parts, wakeup);
    this.thread =
        Thread.ofVirtual().name("weir-subscription-" + subscription.filter()).unstarted(this);
  }

  /// Goes on from the position that the state has.
  static SubscriptionLane start(Subscription subscription, SubscriptionParts parts) {
    SubscriptionLane lane = new SubscriptionLane(subscription, parts);
    lane.position = lane.keptPosition();
    lane.kept = lane.position;
    lane.thread.start();
    return lane;
  }

  Subscription subscription() {
    return subscription;
  }

  private long keptPosition() {
    return parts
        .state()
        .read(view ->
            view.find(SubscriptionPosition.KIND, subscription.scope(), subscription.id())
                .filter(found -> found.group().equals(subscription.events().id()))
                .map(SubscriptionPosition::sequence)
                .orElse(-1L));
  }

  /// Says that there may be more.
  void more() {
    wakeup.signal();
  }

  /// Ends the lane; what it has not handed on waits for the next.
  void stop() {
    wakeup.stop();
    try {
      thread.join();
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void run() {
    while (!wakeup.isStopped()) {
      try {
        step();
        sender.succeeded();
      } catch (Fault | ObjectRefusal refused) {
        sender.failed(String.valueOf(refused.getMessage()));
      } catch (RuntimeException defect) {
        // The edge of the lane: it must not end before its subscription does.
        sender.failed(defect.toString());
      }
    }
    if (position > kept) {
      keep();
    }
    parts.watch().ended(subscription);
  }

  /// Hands on what is there, or waits for more.
  private void step() {
    LogGroupEvents events = subscription.events();
    long last = events.lastSequence();
    if (last <= position) {
      waitForMore();
      return;
    }
    long to = Math.min(last, position + parts.limits().window());
    if (!handOn(new SequenceRange(position, to))) {
      return;
    }
    position = to;
    if (System.nanoTime() - keptAtNanos >= parts.limits().settle().toNanos()) {
      keep();
    }
  }

  private void waitForMore() {
    if (position == kept) {
      wakeup.await();
    } else if (!wakeup.await(parts.limits().settle())) {
      keep();
    }
  }

  /// Keeps the position, unless the subscription is gone or another has begun in its place.
  private void keep() {
    SubscriptionPosition reached = new SubscriptionPosition(subscription.events().id(), position);
    parts
        .state()
        .change(change -> {
          change
              .find(SubscriptionPosition.KIND, subscription.scope(), subscription.id())
              .filter(new SubscriptionPosition(reached.group(), kept)::equals)
              .ifPresent(_ ->
                  change.put(
                      SubscriptionPosition.KIND, subscription.scope(), subscription.id(), reached));
          return null;
        });
    kept = position;
    keptAtNanos = System.nanoTime();
  }

  /// @return false when the lane was stopped before everything was handed on
  private boolean handOn(SequenceRange taken) {
    sender.forget();
    Map<String, Envelope> filling = new HashMap<>();
    long buffered = 0;
    LogRange matching = LogRange.ALL.matching(new PatternEvents(pattern));
    try (LogCursor event = subscription.events().read(matching, taken)) {
      while (event.next()) {
        Envelope envelope =
            filling.computeIfAbsent(event.stream(), stream -> Envelope.of(subscription, stream));
        String id = parts.eventIds().apply(event.position());
        buffered += envelope.add(id, event);
        if (envelope.bytes() >= parts.limits().envelopeBytes()) {
          filling.remove(event.stream());
          buffered -= envelope.bytes();
          sender.add(envelope.end());
        } else if (buffered >= parts.limits().bufferedBytes()) {
          end(filling);
          buffered = 0;
        }
        if (!sender.sendWhenFull()) {
          return false;
        }
      }
    }
    end(filling);
    return sender.sendAll();
  }

  private void end(Map<String, Envelope> filling) {
    filling.values().forEach(envelope -> sender.add(envelope.end()));
    filling.clear();
  }

  /// How long after a failure it is tried again.
  static Duration pause(SubscriptionLimits limits, int failures) {
    Duration pause = limits.firstPause();
    for (int i = 1; i < failures && pause.compareTo(limits.longestPause()) < 0; i++) {
      pause = pause.multipliedBy(2);
    }
    return pause.compareTo(limits.longestPause()) < 0 ? pause : limits.longestPause();
  }
}
