package weir.delivery.streams;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import weir.model.aws.Fault;
import weir.store.streams.BufferLimits;
import weir.store.streams.StreamBuffer;

/// Every delivery stream that is at work, each known by its id. Safe for any number of threads.
///
/// Nothing is delivered before [#start]; a test calls [#turn] instead, and so owns the time.
public final class DeliveryStreams implements AutoCloseable {
  private final Path folder;
  private final BufferLimits limits;
  private final StreamRoutes routes;
  private final InstantSource clock;
  private final Map<String, StreamLane> lanes = new ConcurrentHashMap<>();
  private final Map<String, LaneThread> threads = new ConcurrentHashMap<>();
  private volatile boolean started;

  /// @param folder in which each stream gets one
  public DeliveryStreams(
      Path folder, BufferLimits limits, StreamRoutes routes, InstantSource clock) {
    this.folder = folder;
    this.limits = limits;
    this.routes = routes;
    this.clock = clock;
  }

  /// Begins a stream, with what an earlier run left undelivered.
  ///
  /// @param id opaque, never used again: a stream that is made anew under an old name has another
  /// @throws Fault.Unavailable when its folder cannot be used
  public void begin(String id, StreamPlan plan) {
    Path place = folder.resolve(id);
    StreamBuffer buffer = StreamBuffer.open(place.resolve("buffer"), limits);
    StreamLane lane =
        new StreamLane(plan, buffer, new Staging(place.resolve("staged")), routes, clock);
    lanes.put(id, lane);
    if (started) {
      threads.put(id, LaneThread.start(plan.name(), lane, clock));
    }
  }

  /// Delivers a stream by another plan from now on.
  public void replace(String id, StreamPlan plan) {
    StreamLane lane = lanes.get(id);
    if (lane != null) {
      lane.replace(plan);
      wake(id);
    }
  }

  /// Ends a stream; what waits is forgotten.
  public void delete(String id) {
    stop(id);
    StreamLane lane = lanes.remove(id);
    Path place = folder.resolve(id);
    if (lane == null && !Files.exists(place)) {
      return;
    }
    try {
      // Without a lane it is left of an earlier run.
      StreamBuffer buffer =
          lane == null ? StreamBuffer.open(place.resolve("buffer"), limits) : lane.ended();
      buffer.delete();
      new Staging(place.resolve("staged")).delete();
      Files.deleteIfExists(place);
    } catch (IOException | Fault refused) {
      StreamLog.notDeleted(id, refused);
    }
  }

  /// Takes records, the first ones only when the buffer is full; they are on disk when it returns.
  ///
  /// @return how many it took; empty when no such stream is at work
  /// @throws Fault.Unavailable when the disk refuses them
  public Optional<Integer> put(String id, List<byte[]> records, Instant now) {
    StreamLane lane = lanes.get(id);
    if (lane == null) {
      return Optional.empty();
    }
    int taken = lane.put(records, now);
    LaneThread thread = threads.get(id);
    if (thread != null && thread.waitsLongerThan(lane, now)) {
      thread.wake();
    }
    return Optional.of(taken);
  }

  /// How a stream fares; empty when no such stream is at work.
  public Optional<StreamState> state(String id) {
    return Optional.ofNullable(lanes.get(id)).map(StreamLane::state);
  }

  /// Begins to deliver.
  public void start() {
    started = true;
    lanes.forEach(
        (id, lane) -> threads.computeIfAbsent(id, name -> LaneThread.start(name, lane, clock)));
  }

  /// Delivers on the caller's thread what is due by the clock, until nothing more is.
  public void turn() {
    Instant now = clock.instant();
    lanes
        .values()
        .forEach(lane -> {
          Optional<Instant> next = lane.turn(now);
          while (next.isPresent() && !next.get().isAfter(now)) {
            next = lane.turn(now);
          }
        });
  }

  private void wake(String id) {
    @Nullable LaneThread thread = threads.get(id);
    if (thread != null) {
      thread.wake();
    }
  }

  private void stop(String id) {
    @Nullable LaneThread thread = threads.remove(id);
    if (thread != null) {
      thread.close();
    }
  }

  /// Stops delivering; what waits stays on disk for the next run.
  @Override
  public void close() {
    threads.keySet().forEach(this::stop);
    lanes.values().forEach(StreamLane::close);
  }
}
