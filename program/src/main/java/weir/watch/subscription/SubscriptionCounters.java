package weir.watch.subscription;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/// Counts what becomes of subscriptions, and tells it on. Safe for any number of threads.
public final class SubscriptionCounters implements SubscriptionWatch {
  private final SubscriptionWatch next;
  private final LongAdder envelopes = new LongAdder();
  private final LongAdder lostEvents = new LongAdder();
  private final Set<String> failing = ConcurrentHashMap.newKeySet();

  public SubscriptionCounters(SubscriptionWatch next) {
    this.next = next;
  }

  /// Envelopes that were taken.
  public long envelopes() {
    return envelopes.sum();
  }

  /// Events that were given up.
  public long lostEvents() {
    return lostEvents.sum();
  }

  /// Subscriptions whose stream refuses or is away.
  public int failing() {
    return failing.size();
  }

  private static String name(Subscription subscription) {
    return subscription.scope() + " " + subscription.id();
  }

  @Override
  public void delivered(Subscription subscription, int count) {
    envelopes.add(count);
    next.delivered(subscription, count);
  }

  @Override
  public void failing(Subscription subscription, String reason) {
    failing.add(name(subscription));
    next.failing(subscription, reason);
  }

  @Override
  public void recovered(Subscription subscription) {
    failing.remove(name(subscription));
    next.recovered(subscription);
  }

  @Override
  public void ended(Subscription subscription) {
    failing.remove(name(subscription));
    next.ended(subscription);
  }

  @Override
  public void lost(Subscription subscription, int events, String reason) {
    lostEvents.add(events);
    next.lost(subscription, events, reason);
  }
}
