package weir.app;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import weir.api.ec2.ClientTokens;
import weir.api.kms.Kms;
import weir.api.s3.BucketLifecycles;
import weir.store.state.StateStore;

/// What is due without anybody asking: objects that expire by their buckets' rules, keys whose
/// waiting period is over, and client tokens of yesterday.
final class Housekeeping implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofMinutes(10);

  private final StateStore store;
  private final BucketLifecycles lifecycles;
  private final Kms kms;
  private final LogWork logWork;
  private final InstantSource clock;
  private final EventLog log;
  private final ScheduledFuture<?> rounds;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("housekeeping").factory());

  Housekeeping(
      StateStore store,
      BucketLifecycles lifecycles,
      Kms kms,
      LogWork logWork,
      InstantSource clock,
      EventLog log) {
    this.store = store;
    this.lifecycles = lifecycles;
    this.kms = kms;
    this.logWork = logWork;
    this.clock = clock;
    this.log = log;
    rounds =
        thread.scheduleWithFixedDelay(
            this::work, PAUSE.toSeconds(), PAUSE.toSeconds(), TimeUnit.SECONDS);
  }

  private void work() {
    Instant now = clock.instant();
    // The edge of the thread: what fails today is due again at the next round.
    try {
      lifecycles.sweep(now);
    } catch (RuntimeException failed) {
      log.housekeepingFailed("lifecycle rules", failed);
    }
    try {
      kms.sweep(now);
    } catch (RuntimeException failed) {
      log.housekeepingFailed("KMS keys", failed);
    }
    try {
      logWork.refresh();
    } catch (RuntimeException failed) {
      log.housekeepingFailed("subscriptions", failed);
    }
    try {
      ClientTokens.sweep(store, now);
    } catch (RuntimeException failed) {
      log.housekeepingFailed("client tokens", failed);
    }
  }

  @Override
  public void close() {
    rounds.cancel(false);
    thread.shutdown();
  }
}
