package weir.capture.aggregate;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.stream.Collectors;
import weir.capture.decode.HeaderDecoder;
import weir.capture.source.PacketBuffer;
import weir.capture.source.PacketSource;
import weir.capture.source.SourceCounters;
import weir.model.flow.AggregationInterval;
import weir.model.flow.RecordSink;
import weir.model.net.PacketHeader;

/// One source's way from packets to records: read, decode, find the interfaces, judge, count, and
/// close windows as packet time passes.
///
/// Everything here is done by the one thread that calls [#run]; [#stop], [#change] and [#counters]
/// may be called by others. No step allocates per packet.
public final class CaptureLane {
  /// How long packets may be on their way from the kernel: a window that ended, or a subject that
  /// was changed, may still see some.
  private static final Duration LINGER = Duration.ofSeconds(2);

  /// Idle windows that one jump of packet time fills with NODATA records at most.
  private static final int MOST_IDLE_WINDOWS = 1440;

  /// Reads without a packet, each a short wait, after which nothing from before a stop can come.
  private static final int SETTLED_AFTER_READS = 2;

  /// How long a stop may wait on an interface that is never quiet.
  private static final Duration LONGEST_SETTLING = Duration.ofMillis(500);

  private static final long NANOS = 1_000_000_000L;

  private final PacketSource source;
  private final HeaderDecoder decoder;
  private final RecordSink sink;
  private final LaneOptions options;
  private final Optional<InstantSource> clock;
  private final PacketBuffer buffer = new PacketBuffer();
  private final PacketHeader packet = new PacketHeader();
  private final Queue<Change> changes = new ConcurrentLinkedQueue<>();

  private Crossings crossings;
  private final int intervals = AggregationInterval.values().length;
  private final int[] seconds = new int[intervals];
  private final long[] windowStart = new long[intervals];
  private long nextEdge = Long.MIN_VALUE;
  private long latestStart = Long.MIN_VALUE;
  private boolean begun;
  private long lostBefore;
  private volatile boolean stopped;
  private volatile boolean over;

  private long recorded;
  private long notIp;
  private long truncated;
  private long unsupported;
  private long foreign;
  private long neverLogged;
  private long late;
  private volatile LaneCounters counters = LaneCounters.NONE;

  /// A lane over a capture file: packet time alone closes its windows.
  public static CaptureLane overFile(
      PacketSource source,
      HeaderDecoder decoder,
      Subject subject,
      RecordSink sink,
      LaneOptions options) {
    return new CaptureLane(source, decoder, subject, sink, options, Optional.empty());
  }

  /// A lane over a live source: windows of a quiet interface close by the clock.
  public static CaptureLane live(
      PacketSource source,
      HeaderDecoder decoder,
      Subject subject,
      RecordSink sink,
      LaneOptions options,
      InstantSource clock) {
    return new CaptureLane(source, decoder, subject, sink, options, Optional.of(clock));
  }

  private CaptureLane(
      PacketSource source,
      HeaderDecoder decoder,
      Subject subject,
      RecordSink sink,
      LaneOptions options,
      Optional<InstantSource> clock) {
    this.source = source;
    this.decoder = decoder;
    this.sink = sink;
    this.options = options;
    this.clock = clock;
    this.crossings = Crossings.of(subject, options, Map.of());
  }

  /// Runs until the source ends or [#stop] is called; every open window is then closed and handed
  /// on.
  public void run() throws IOException {
    try {
      boolean more = true;
      while (more && !stopped) {
        more = step();
      }
      if (more && clock.isPresent()) {
        settle(clock.get());
      }
    } finally {
      try {
        finish();
      } finally {
        over = true;
        letGo();
      }
    }
  }

  /// Takes what had been on the wire before the stop: the kernel hands a block on when it is full
  /// or some tens of milliseconds old.
  private void settle(InstantSource now) throws IOException {
    Instant latest = now.instant().plus(LONGEST_SETTLING);
    int quiet = 0;
    while (quiet < SETTLED_AFTER_READS && now.instant().isBefore(latest) && step()) {
      quiet = buffer.count() == 0 ? quiet + 1 : 0;
    }
  }

  /// Takes the source's next packets, if any.
  ///
  /// @return false at the end of the source
  private boolean step() throws IOException {
    boolean more = source.read(buffer);
    int count = buffer.count();
    long changeAtNanos = nextChangeAtNanos();
    for (int i = 0; i < count; i++) {
      if (buffer.timeNanos(i) >= changeAtNanos) {
        changeAtNanos = changeUpTo(buffer.timeNanos(i));
      }
      take(i);
    }
    if (count == 0) {
      changeUpTo(clock.map(now -> nanos(now.instant().minus(LINGER))).orElse(Long.MAX_VALUE));
      clock.ifPresent(this::closeByClock);
    }
    publishCounters();
    return more;
  }

  /// Makes [#run] return soon, with its windows closed.
  public void stop() {
    stopped = true;
  }

  /// Makes the lane go on with another subject, such as the same network after a change. Interfaces
  /// that are gone, and those that lose a reader, put out what they have; the others keep their
  /// open windows, and all that stay their tracked connections.
  ///
  /// The packets of a live source are judged by what held when they crossed the interface: the
  /// first one after this call meets the new subject, one that still waits in the kernel the old.
  ///
  /// @return opens when the change is made, or the lane is over
  public CountDownLatch change(Subject subject) {
    Change change =
        new Change(
            subject,
            clock.map(now -> nanos(now.instant())).orElse(Long.MIN_VALUE),
            new CountDownLatch(1));
    changes.add(change);
    if (over) {
      letGo();
    }
    return change.made();
  }

  /// Lets nobody wait for a change that will not be made.
  private void letGo() {
    for (Change change = changes.poll(); change != null; change = changes.poll()) {
      change.made().countDown();
    }
  }

  private static long nanos(Instant instant) {
    return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), NANOS), instant.getNano());
  }

  /// A subject that waits for the first packet of its time.
  private record Change(Subject subject, long atNanos, CountDownLatch made) {}

  private long nextChangeAtNanos() {
    Change next = changes.peek();
    return next == null ? Long.MAX_VALUE : next.atNanos();
  }

  /// Makes the changes up to some time.
  ///
  /// @return when the next one is to be made
  private long changeUpTo(long nanos) {
    for (Change next = changes.peek();
        next != null && next.atNanos() <= nanos;
        next = changes.peek()) {
      changes.remove();
      changeTo(next.subject());
      next.made().countDown();
    }
    return nextChangeAtNanos();
  }

  public LaneCounters counters() {
    return counters;
  }

  private void take(int index) {
    long nanos = buffer.timeNanos(index);
    long second = Math.floorDiv(nanos, NANOS);
    if (second >= nextEdge) {
      closeDue(second);
    } else if (second < latestStart) {
      late++;
    }
    switch (decoder.decode(buffer, index, packet)) {
      case OK -> count(second);
      case NOT_IP -> notIp++;
      case TRUNCATED -> truncated++;
      case UNSUPPORTED -> unsupported++;
    }
  }

  private void count(long second) {
    for (int i = 0; i < intervals; i++) {
      seconds[i] = (int) Math.max(second, windowStart[i]);
    }
    switch (crossings.record(packet, seconds)) {
      case RECORDED -> recorded++;
      case NEVER_LOGGED -> neverLogged++;
      case FOREIGN -> foreign++;
    }
  }

  private void closeByClock(InstantSource clock) {
    long now = clock.instant().minus(LINGER).getEpochSecond();
    if (now >= nextEdge) {
      closeDue(now);
    }
  }

  /// Closes every window that ends at or before this second, and opens the ones that hold it.
  private void closeDue(long second) {
    boolean lost = lostSinceLastAsked();
    nextEdge = Long.MAX_VALUE;
    latestStart = Long.MIN_VALUE;
    for (AggregationInterval interval : AggregationInterval.values()) {
      int i = interval.ordinal();
      long length = interval.seconds();
      long start = Math.floorDiv(second, length) * length;
      if (begun && start > windowStart[i]) {
        closeWindow(interval, windowStart[i], lost);
        if (options.keepIdle()) {
          long firstIdle = Math.max(windowStart[i] + length, start - MOST_IDLE_WINDOWS * length);
          for (long idle = firstIdle; idle < start; idle += length) {
            closeWindow(interval, idle, false);
          }
        }
      }
      windowStart[i] = start;
      nextEdge = Math.min(nextEdge, start + length);
      if (crossings.recorders().stream().anyMatch(recorder -> recorder.records(interval))) {
        latestStart = Math.max(latestStart, start);
      }
    }
    begun = true;
  }

  private void closeWindow(AggregationInterval interval, long start, boolean lost) {
    for (InterfaceRecorder recorder : crossings.recorders()) {
      recorder.close(interval, start, lost, sink);
    }
  }

  private boolean lostSinceLastAsked() {
    long lost = source.counters().dropped();
    boolean more = lost > lostBefore;
    lostBefore = lost;
    return more;
  }

  private void changeTo(Subject subject) {
    Map<String, InterfaceRecorder> before =
        crossings.recorders().stream()
            .collect(
                Collectors.toMap(recorder -> recorder.facts().interfaceId(), Function.identity()));
    if (begun) {
      for (InterfaceRecorder recorder : before.values()) {
        RecordingPlan next = subject.planOf(recorder.facts().interfaceId());
        recorder.closeEarly(next, windowStart, sink);
      }
    }
    crossings = Crossings.of(subject, options, before);
  }

  private void finish() {
    if (begun) {
      boolean lost = lostSinceLastAsked();
      for (AggregationInterval interval : AggregationInterval.values()) {
        closeWindow(interval, windowStart[interval.ordinal()], lost);
      }
    }
    publishCounters();
  }

  private void publishCounters() {
    SourceCounters seen = source.counters();
    counters =
        new LaneCounters(seen, recorded, notIp, truncated, unsupported, neverLogged, foreign, late);
  }
}
