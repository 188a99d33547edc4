package weir.store.logs;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import weir.model.aws.Fault;
import weir.store.objects.Disk;

/// The events of one group. Safe for any number of threads.
///
/// One lock orders appends and gives sequences; waiting for the disk, reading and sealing happen
/// outside of it.
public final class LogGroupEvents {
  private static final Duration SLOW = Duration.ofSeconds(1);

  private final LogGroupId id;
  private final StoreParts parts;
  private final GroupFiles files;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, StreamTimes> streams = new ConcurrentHashMap<>();
  private final LastMarks marks;
  private final Set<String> reported = ConcurrentHashMap.newKeySet();
  private final Sealer sealer;
  private volatile LogGroupOptions options;
  private volatile GroupView view;
  private @Nullable Journal active;
  private long nextSequence;
  private boolean gone;
  private volatile boolean isChecked;

  LogGroupEvents(LogGroupId id, LogGroupOptions options, StoreParts parts) throws IOException {
    this.id = id;
    this.options = options;
    this.parts = parts;
    this.files = new GroupFiles(id, parts);
    GroupFiles.Found found = files.open(options.sealing().keys());
    this.view = found.view();
    this.nextSequence = found.nextSequence();
    this.streams.putAll(found.streams());
    this.marks = found.marks();
    this.sealer = new Sealer(id, parts, files, found);
  }

  /// The group's.
  public LogGroupId id() {
    return id;
  }

  void options(LogGroupOptions now) {
    options = now;
  }

  /// Keeps a batch. It is on disk when this returns, and readers see it from then on.
  ///
  /// @param ingestedAt when it was taken
  /// @throws weir.model.aws.Fault.Unavailable when the disk refuses it: nothing was kept
  /// @throws weir.store.objects.ObjectRefusal when the group's key is not to be used
  public LogAppend append(String stream, LogBatch batch, Instant ingestedAt) {
    return append(stream, batch, ingestedAt, null);
  }

  /// As [#append(String, LogBatch, Instant)], once: a batch whose mark is not behind the last one
  /// of its producer in the stream was kept before, and is acknowledged without being kept again.
  ///
  /// @param mark null when the batch is to be kept in any case
  public LogAppend append(
      String stream, LogBatch batch, Instant ingestedAt, @Nullable BatchMark mark) {
    long ingested = ingestedAt.toEpochMilli();
    byte[] payload = JournalFrame.batch(stream, batch, ingested, mark);
    Journal journal;
    long position;
    long sequence;
    BatchMark before;
    lock.lock();
    try {
      if (!marks.isNew(stream, mark)) {
        return keptBefore();
      }
      before = mark == null ? null : marks.last(stream, mark);
      journal = journalFor(payload.length);
      sequence = nextSequence;
      position = journal.write(payload, sequence, stream, new Journal.Batch(batch, ingested, mark));
      nextSequence += batch.events();
      marks.keep(stream, mark);
    } finally {
      lock.unlock();
    }
    try {
      commit(journal, position);
    } catch (Fault.Unavailable notKept) {
      takeBack(stream, mark, before);
      throw notKept;
    }
    streams.merge(
        stream, new StreamTimes(batch.first(), batch.last(), ingested), StreamTimes::with);
    LogAppend append = new LogAppend(sequence, batch.events());
    for (LogSubscriber subscriber : parts.subscribers()) {
      subscriber.appended(id, stream, batch, append, ingested);
    }
    return append;
  }

  /// Acknowledges a batch whose first sending may still be on its way to the disk. Under the lock.
  private LogAppend keptBefore() {
    Journal journal = active;
    if (journal != null) {
      journal.commit(journal.bytes());
    }
    return new LogAppend(nextSequence, 0);
  }

  private void takeBack(String stream, @Nullable BatchMark mark, @Nullable BatchMark before) {
    if (mark == null) {
      return;
    }
    lock.lock();
    try {
      marks.undo(stream, mark, before);
    } finally {
      lock.unlock();
    }
  }

  private void commit(Journal journal, long position) {
    long began = System.nanoTime();
    journal.commit(position);
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    if (took.compareTo(SLOW) > 0) {
      parts.watch().slowDisk(id, took);
    }
  }

  /// The journal to append to; begins one when there is none or it is full. Under the lock.
  private Journal journalFor(int bytes) {
    if (gone) {
      throw new Fault.NotFound("log group " + id + " was deleted");
    }
    Journal journal = active;
    if (journal != null
        && !journal.isBroken()
        && journal.batches() < parts.limits().journalBatches()
        && (journal.batches() == 0 || journal.bytes() + bytes <= parts.limits().journalBytes())) {
      return journal;
    }
    roll();
    try {
      Journal fresh = files.begin(FileKey.generate(options.sealing()));
      view = view.with(fresh);
      active = fresh;
      return fresh;
    } catch (IOException refused) {
      throw Disk.failed("beginning a journal of log events", refused);
    }
  }

  /// Ends the active journal, so that it can be sealed. Under the lock.
  private void roll() {
    Journal journal = active;
    if (journal != null) {
      journal.end();
      active = null;
      parts.due().run();
    }
  }

  /// The events that a range asks for, as of now: batches that are acknowledged later are not among
  /// them.
  public LogCursor read(LogRange range) {
    return read(range, SequenceRange.ALL);
  }

  /// As [#read(LogRange)], of the events that were taken then: in the order of time too.
  public LogCursor read(LogRange range, SequenceRange taken) {
    while (true) {
      GroupView now = view;
      OpenFiles open = new OpenFiles();
      if (open.pin(now.journals()) && open.pin(now.segments())) {
        EventScope scope = new EventScope(visible(range), taken, now.ended());
        return new LogCursor(now.sources(), scope, open, this::reportOnce);
      }
      // Sealed or deleted between the two lines: the next view does not name it any more.
      open.close();
      if (isGone()) {
        return new LogCursor(
            List.of(), new EventScope(range, taken, Map.of()), new OpenFiles(), this::reportOnce);
      }
    }
  }

  /// The events that a range asks for, as of now, as files where they lie in files. Streams, places
  /// and filters of the range are not looked at.
  public LogSnapshot snapshot(LogRange range, LogSnapshot.Files asFiles) {
    while (true) {
      GroupView now = view;
      OpenFiles open = new OpenFiles();
      if (open.pin(now.journals()) && open.pin(now.segments())) {
        EventScope scope =
            new EventScope(
                visible(LogRange.ALL.times(range.fromMillis(), range.toMillis())),
                SequenceRange.ALL,
                now.ended());
        return LogSnapshot.of(now, scope, open, this::reportOnce, asFiles);
      }
      open.close();
      if (isGone()) {
        return LogSnapshot.of(
            new GroupView(List.of(), List.of(), Map.of()),
            new EventScope(range, SequenceRange.ALL, Map.of()),
            new OpenFiles(),
            this::reportOnce,
            asFiles);
      }
    }
  }

  /// About how many bytes are read to find the events of a range, by what is known of segments and
  /// batches without reading them.
  public long estimatedBytes(LogRange range) {
    GroupView now = view;
    return now.bytes(new EventScope(visible(range), SequenceRange.ALL, now.ended()));
  }

  private boolean isGone() {
    lock.lock();
    try {
      return gone;
    } finally {
      lock.unlock();
    }
  }

  private void reportOnce(String place, String reason) {
    // The files of a deleted group go while cursors are open: those end early.
    if (!isGone() && reported.add(place + reason)) {
      parts.watch().damaged(id, place, reason);
    }
  }

  private LogRange visible(LogRange range) {
    long oldest = oldestKept();
    return oldest <= range.fromMillis() ? range : range.times(oldest, range.toMillis());
  }

  private long oldestKept() {
    Duration retention = options.retention();
    return retention == null
        ? Long.MIN_VALUE
        : parts.clock().instant().minus(retention).toEpochMilli();
  }

  /// The greatest sequence of an event that readers see, -1 while there is none. Events that are
  /// seen later have greater ones: a journal shows its batches in their order, and ends before the
  /// next begins.
  public long lastSequence() {
    return view.lastSequence();
  }

  /// The times of a stream; empty while it has had no event.
  public Optional<StreamTimes> times(String stream) {
    return Optional.ofNullable(streams.get(stream));
  }

  /// Hides a stream's events for ever, also from a stream of the same name that comes later.
  public void deleteStream(String stream) {
    long now = parts.clock().millis();
    byte[] payload = JournalFrame.streamEnd(stream, now);
    Journal journal;
    long position;
    long sequence;
    lock.lock();
    try {
      if (!streams.containsKey(stream)) {
        return;
      }
      journal = journalFor(payload.length);
      sequence = nextSequence++;
      position = journal.write(payload, sequence, stream, null);
    } finally {
      lock.unlock();
    }
    commit(journal, position);
    lock.lock();
    try {
      view = view.ended(stream, sequence);
      streams.remove(stream);
      marks.forget(stream);
    } finally {
      lock.unlock();
    }
  }

  /// Bytes on disk.
  public long storedBytes() {
    return view.bytes();
  }

  /// Makes segments of everything that is in journals, now.
  ///
  /// @throws weir.model.aws.Fault.Unavailable when the storage refuses; everything stays readable
  public void seal() {
    lock.lock();
    try {
      roll();
    } finally {
      lock.unlock();
    }
    sealEnded();
  }

  /// Looks once for segments that are gone or torn, so that they are not first missed by a reader.
  private void checkSegments() {
    if (isChecked) {
      return;
    }
    isChecked = true;
    for (Segment segment : view.segments()) {
      if (segment.pin()) {
        try {
          segment.check(this::reportOnce);
        } finally {
          segment.release();
        }
      }
    }
  }

  /// Makes segments of journals that are full or old, deletes what retention has ended.
  void maintain() {
    lock.lock();
    try {
      Journal journal = active;
      if (journal != null && isOld(journal)) {
        roll();
      }
    } finally {
      lock.unlock();
    }
    sealEnded();
    sealer.expire(oldestKept(), this::replace);
    checkSegments();
  }

  private boolean isOld(Journal journal) {
    long age = parts.clock().millis() - journal.beganMillis();
    return age >= parts.limits().journalAge().toMillis();
  }

  private void sealEnded() {
    sealer.seal(this::ended, () -> view, options, oldestKept(), this::replace);
  }

  /// The journals that take no more, oldest first.
  private List<Journal> ended() {
    lock.lock();
    try {
      return view.journals().stream().filter(journal -> journal != active).toList();
    } finally {
      lock.unlock();
    }
  }

  /// Puts segments in place of journals, and drops segments, in one step for readers.
  private void replace(List<Segment> segments, List<Journal> without) {
    lock.lock();
    try {
      GroupView now = view;
      view =
          new GroupView(
              segments,
              now.journals().stream().filter(journal -> !without.contains(journal)).toList(),
              now.ended());
    } finally {
      lock.unlock();
    }
  }

  /// Ends appends: what was taken is on disk.
  void close() {
    lock.lock();
    try {
      Journal journal = active;
      if (journal != null) {
        journal.end();
        journal.close();
        active = null;
      }
    } finally {
      lock.unlock();
    }
  }

  /// Deletes everything; appends fail from now on, cursors that are open may end early.
  void delete() {
    GroupView last;
    lock.lock();
    try {
      gone = true;
      active = null;
      last = view;
      view = new GroupView(List.of(), List.of(), Map.of());
    } finally {
      lock.unlock();
    }
    sealer.delete(last);
  }
}
