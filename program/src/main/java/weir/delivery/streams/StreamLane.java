package weir.delivery.streams;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import weir.model.aws.Fault;
import weir.store.streams.Backlog;
import weir.store.streams.Portion;
import weir.store.streams.StreamBuffer;

/// One delivery stream at work: what is put waits in its buffer, and [#turn] delivers what is due.
/// Any number of threads put; turns are taken one at a time.
final class StreamLane implements AutoCloseable {
  private final StreamBuffer buffer;
  private final Staging staging;
  private final StreamRoutes routes;
  private final InstantSource clock;
  private final ReentrantLock turning = new ReentrantLock();
  private final Retrying retrying = new Retrying(ThreadLocalRandom.current());
  private volatile StreamPlan plan;
  private volatile @Nullable String failure;
  private final StreamTally tally = new StreamTally();
  private StreamBucket bucket;
  private @Nullable StagedDelivery current;
  private boolean closed;

  /// @param clock wall time
  StreamLane(
      StreamPlan plan,
      StreamBuffer buffer,
      Staging staging,
      StreamRoutes routes,
      InstantSource clock) {
    this.plan = plan;
    this.buffer = buffer;
    this.staging = staging;
    this.routes = routes;
    this.clock = clock;
    this.bucket = routes.bucket(plan, clock);
    if (buffer.damagedBytes() > 0) {
      StreamLog.damaged(plan.arn(), buffer.damagedBytes());
    }
  }

  /// Takes records, the first ones only when the buffer is full; they are on disk when it returns.
  ///
  /// @return how many it took
  int put(List<byte[]> records, Instant now) {
    int taken = buffer.append(records, now);
    tally.taken(records, taken);
    return taken;
  }

  /// Whether something is to be done now, for whoever would wait otherwise.
  boolean isDue(Instant now) {
    return plan.buffering().isDue(buffer.backlog(), now);
  }

  StreamState state() {
    Backlog backlog = buffer.backlog();
    Instant oldest = backlog.oldest();
    return new StreamState(
        backlog.records(),
        backlog.bytes(),
        oldest == null ? Duration.ZERO : Duration.between(oldest, clock.instant()),
        tally.counters(),
        failure);
  }

  /// Delivers by another plan from now on, also what waits.
  void replace(StreamPlan next) {
    turning.lock();
    try {
      drop();
      bucket.close();
      bucket = routes.bucket(next, clock);
      plan = next;
      retrying.reset();
    } finally {
      turning.unlock();
    }
  }

  /// Makes one attempt at what is due.
  ///
  /// @return when the next turn is due; empty when that depends on what is put
  Optional<Instant> turn(Instant now) {
    turning.lock();
    try {
      return closed ? Optional.empty() : attempt(now);
    } catch (IOException | RuntimeException failed) {
      // The edge of a delivery: what fails for reasons of this machine is tried again as well.
      String why = failed instanceof Fault fault ? fault.sentence() : String.valueOf(failed);
      return Optional.of(failed(now, now, why));
    } finally {
      turning.unlock();
    }
  }

  private Optional<Instant> attempt(Instant now) throws IOException {
    if (now.isBefore(retrying.next())) {
      return Optional.of(retrying.next());
    }
    if (current == null) {
      Backlog backlog = buffer.backlog();
      Instant oldest = backlog.oldest();
      if (oldest == null) {
        return Optional.empty();
      }
      if (!plan.buffering().isDue(backlog, now)) {
        return Optional.of(oldest.plus(plan.buffering().interval()));
      }
      staging.clear();
      current = staging.stage(plan, buffer, oldest, now).orElse(null);
    }
    StagedDelivery delivery = current;
    if (delivery == null) {
      return Optional.empty();
    }
    if (delivery.plan().destination() instanceof EndpointPlan endpoint) {
      Optional<Instant> again = send(delivery, endpoint, now);
      if (again.isPresent()) {
        return again;
      }
    }
    try {
      put(delivery);
    } catch (Undelivered refused) {
      return Optional.of(failed(now, Instant.MAX, refused.sentence()));
    }
    done(delivery.portion());
    return Optional.of(now);
  }

  /// @return when to try again; empty when the endpoint has it, or is given up
  private Optional<Instant> send(StagedDelivery delivery, EndpointPlan endpoint, Instant now)
      throws IOException {
    StagedDelivery.Request request = delivery.request();
    if (request == null) {
      return Optional.empty();
    }
    try {
      routes.endpoint().send(delivery.plan(), endpoint, request.id(), request.body());
    } catch (Undelivered refused) {
      boolean over =
          refused.lasting()
              || endpoint.retry().isZero()
              || retrying.hasLasted(endpoint.retry(), now);
      if (!over) {
        return Optional.of(failed(now, retrying.endOf(endpoint.retry(), now), refused.sentence()));
      }
      StreamLog.backedUp(plan.arn(), delivery.portion().records(), refused.sentence());
      delivery
          .objects()
          .add(staging.failed(delivery, buffer, refused, retrying.failures() + 1, now));
    }
    delivery.requestIsDone();
    retrying.reset();
    return Optional.empty();
  }

  private void put(StagedDelivery delivery) throws Undelivered {
    for (StagedObject object = delivery.objects().peek();
        object != null;
        object = delivery.objects().peek()) {
      bucket.put(object.key(), object.file());
      delivery.objects().remove();
    }
  }

  private void done(Portion portion) throws IOException {
    buffer.delivered(portion);
    tally.delivered(portion);
    retrying.reset();
    if (failure != null) {
      StreamLog.delivering(plan.arn());
      failure = null;
    }
    drop();
  }

  private Instant failed(Instant now, Instant atLatest, String why) {
    if (failure == null) {
      StreamLog.failing(plan.arn(), why);
    }
    tally.failed();
    failure = why;
    retrying.failed(now, atLatest);
    return retrying.next();
  }

  /// Forgets what is staged; it is read from the buffer again.
  private void drop() {
    current = null;
    try {
      staging.clear();
    } catch (IOException stays) {
      // Cleared again before the next delivery is staged.
      failure = "staged files cannot be deleted: " + stays.getMessage();
    }
  }

  /// Ends the stream for good.
  ///
  /// @return what it has left, closed
  StreamBuffer ended() {
    close();
    return buffer;
  }

  @Override
  public void close() {
    turning.lock();
    try {
      if (!closed) {
        closed = true;
        bucket.close();
        buffer.close();
      }
    } finally {
      turning.unlock();
    }
  }
}
