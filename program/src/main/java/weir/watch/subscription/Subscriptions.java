package weir.watch.subscription;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import weir.model.aws.Fault;
import weir.store.logs.LogAppend;
import weir.store.logs.LogBatch;
import weir.store.logs.LogGroupId;
import weir.store.logs.LogSubscriber;

/// All subscriptions, each with a lane that brings its events to its stream. Safe for any number of
/// threads.
public final class Subscriptions implements LogSubscriber, AutoCloseable {
  private final SubscriptionParts parts;
  private final Map<Subscription, SubscriptionLane> lanes = new HashMap<>();
  private final ExecutorService following =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().name("weir-subscriptions").factory());
  private volatile Map<LogGroupId, List<SubscriptionLane>> byGroup = Map.of();

  public Subscriptions(SubscriptionParts parts) {
    this.parts = parts;
  }

  /// Sees whether a subscription's stream takes a record.
  ///
  /// @throws Fault when not
  public void check(Subscription subscription, Instant now) {
    List<byte[]> refused = parts.streams().put(subscription, List.of(Envelope.control(now)));
    if (!refused.isEmpty()) {
      throw new Fault.Unavailable(subscription.destinationArn() + " did not take a test message");
    }
  }

  /// Begins the subscriptions that are new and ends those that are not there any more, soon: a lane
  /// that ends may have to wait for its stream.
  ///
  /// @param present all that there are; asked when what was followed before is through
  public void follow(Supplier<List<Subscription>> present) {
    if (!following.isShutdown()) {
      following.execute(() -> follow(present.get()));
    }
  }

  private void follow(List<Subscription> wanted) {
    List<SubscriptionLane> ended = new ArrayList<>();
    lanes
        .values()
        .removeIf(lane -> {
          boolean gone = !wanted.contains(lane.subscription());
          if (gone) {
            ended.add(lane);
          }
          return gone;
        });
    // A subscription that was replaced goes on where the other ended.
    ended.forEach(SubscriptionLane::stop);
    for (Subscription subscription : wanted) {
      lanes.computeIfAbsent(subscription, added -> SubscriptionLane.start(added, parts));
    }
    byGroup =
        lanes.values().stream()
            .collect(Collectors.groupingBy(lane -> lane.subscription().events().id()));
  }

  @Override
  public void appended(
      LogGroupId group, String stream, LogBatch batch, LogAppend append, long ingestedMillis) {
    byGroup.getOrDefault(group, List.of()).forEach(SubscriptionLane::more);
  }

  /// Ends every lane; the next start goes on where they are.
  @Override
  public void close() {
    following.execute(() -> follow(List.of()));
    following.close();
  }
}
