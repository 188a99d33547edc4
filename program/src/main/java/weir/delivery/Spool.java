package weir.delivery;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// The records of one flow log that are accepted and not yet published, on disk, in the order they
/// came. Safe for any number of appending threads and one publishing thread.
///
/// Frames become visible to the publisher in order of their sequence and only once they are on
/// disk. Threads that append at the same time share one sync.
final class Spool implements Closeable {
  private final Path folder;
  private final SpoolLimits limits;
  private final Consumer<Frame> visible;
  private final Object lock = new Object();
  private final Object syncing = new Object();
  private final TreeMap<Long, Segment> segments = new TreeMap<>();
  private final ArrayDeque<Frame> unsynced = new ArrayDeque<>();
  private long nextSequence = 1;
  private long strayBytes;

  private Spool(Path folder, SpoolLimits limits, Consumer<Frame> visible) {
    this.folder = folder;
    this.limits = limits;
    this.visible = visible;
  }

  /// Reads what an earlier run left behind and shows each unpublished frame.
  ///
  /// @param visible told of every frame that the publisher may take, in order, one at a time
  static Spool open(Path folder, SpoolLimits limits, Journal journal, Consumer<Frame> visible)
      throws IOException {
    Spool spool = new Spool(folder, limits, visible);
    List<Path> files;
    try (Stream<Path> listed = Files.list(folder)) {
      files = listed.filter(Segment::isSegment).sorted().toList();
    }
    for (Path file : files) {
      spool.recover(Segment.open(folder, Segment.firstSequence(file)), journal);
    }
    spool.roll();
    spool.deletePublished();
    return spool;
  }

  private void recover(Segment segment, Journal journal) throws IOException {
    segments.put(segment.firstSequence, segment);
    nextSequence = Math.max(nextSequence, segment.firstSequence);
    strayBytes +=
        segment.file.scan((offset, payload) -> {
          ByteBuffer in = payload.order(ByteOrder.LITTLE_ENDIAN);
          long sequence = in.getLong();
          Slot slot = new Slot(in.getLong());
          long windowEnd = in.getLong();
          int rows = in.getInt();
          if (sequence < nextSequence) {
            return;
          }
          nextSequence = sequence + 1;
          if (!journal.isPublished(slot, sequence)) {
            segment.unpublished++;
            visible.accept(
                new Frame(sequence, slot, windowEnd, rows, segment, offset, payload.limit()));
          }
        });
  }

  /// Takes the frames, all or none.
  ///
  /// @return true once they are on disk; false when the spool is full or the disk refuses them
  boolean append(List<EncodedRows> frames, SpoolLimits.Room room) {
    Segment segment;
    long end;
    synchronized (lock) {
      long bytes = 0;
      for (EncodedRows frame : frames) {
        bytes += frame.bytes().length() + FramedFile.HEADER_BYTES;
      }
      if (usedBytes() + bytes > limits.bytes(room)) {
        return false;
      }
      try {
        segment = current();
        if (segment.file.length() > 0 && segment.file.length() + bytes > limits.segmentBytes()) {
          segment = roll();
        }
        write(segment, frames);
      } catch (IOException e) {
        DeliveryLog.spoolRefuses(folder, e);
        return false;
      }
      end = segment.file.length();
    }
    return sync(segment, end);
  }

  private void write(Segment segment, List<EncodedRows> frames) throws IOException {
    long before = segment.file.length();
    int queued = 0;
    try {
      for (EncodedRows encoded : frames) {
        Frame frame = write(segment, encoded);
        unsynced.add(frame);
        segment.unpublished++;
        queued++;
      }
    } catch (IOException e) {
      for (; queued > 0; queued--) {
        unsynced.removeLast();
        segment.unpublished--;
      }
      segment.file.truncate(before);
      throw e;
    }
  }

  private Frame write(Segment segment, EncodedRows encoded) throws IOException {
    long sequence = nextSequence++;
    int length = encoded.bytes().length();
    encoded.number(sequence);
    long offset = segment.file.append(encoded.bytes().array(), length);
    return new Frame(
        sequence,
        encoded.slot(),
        encoded.windowEndSeconds(),
        encoded.rows(),
        segment,
        offset,
        length);
  }

  private boolean sync(Segment segment, long end) {
    synchronized (syncing) {
      long target;
      synchronized (lock) {
        if (segment.syncedBytes >= end) {
          return true;
        }
        if (segment.broken) {
          return false;
        }
        target = segment.file.length();
      }
      try {
        segment.file.sync();
      } catch (IOException e) {
        DeliveryLog.spoolRefuses(folder, e);
        synchronized (lock) {
          forgetUnsynced(segment);
        }
        return false;
      }
      synchronized (lock) {
        show(segment, target);
      }
      return true;
    }
  }

  private void show(Segment segment, long target) {
    segment.syncedBytes = Math.max(segment.syncedBytes, target);
    while (!unsynced.isEmpty()
        && unsynced.element().segment() == segment
        && unsynced.element().offset() < target) {
      visible.accept(unsynced.remove());
    }
  }

  /// After a failed sync nobody knows which bytes are on disk: what was not answered for goes, and
  /// nothing more is written there.
  private void forgetUnsynced(Segment segment) {
    segment.broken = true;
    while (!unsynced.isEmpty()) {
      unsynced.remove().segment().unpublished--;
    }
    try {
      segment.file.truncate(segment.syncedBytes);
    } catch (IOException e) {
      DeliveryLog.spoolRefuses(folder, e);
    }
  }

  private Segment current() throws IOException {
    return segments.isEmpty() || segments.lastEntry().getValue().broken
        ? roll()
        : segments.lastEntry().getValue();
  }

  /// Begins a new segment. The old one is synced first, so that frames become visible in order.
  private Segment roll() throws IOException {
    if (!segments.isEmpty()) {
      Segment last = segments.lastEntry().getValue();
      if (last.firstSequence == nextSequence) {
        return last;
      }
      if (!last.broken && last.syncedBytes < last.file.length()) {
        last.file.sync();
        show(last, last.file.length());
      }
    }
    Segment fresh = Segment.open(folder, nextSequence);
    segments.put(fresh.firstSequence, fresh);
    Durable.syncFolder(folder);
    return fresh;
  }

  /// Forgets frames whose rows are published, and deletes the segments that hold nothing else.
  void published(List<Frame> frames) throws IOException {
    synchronized (syncing) {
      synchronized (lock) {
        frames.forEach(frame -> frame.segment().unpublished--);
        Segment last = current();
        if (last.unpublished == 0 && last.file.length() > limits.segmentBytes() / 4) {
          roll();
        }
        deletePublished();
      }
    }
  }

  /// The newest segment stays, also when empty: its name remembers the next sequence number.
  private void deletePublished() throws IOException {
    List<Segment> done = new ArrayList<>();
    for (Segment segment : segments.headMap(segments.lastKey()).values()) {
      if (segment.unpublished == 0) {
        done.add(segment);
      }
    }
    for (Segment segment : done) {
      segments.remove(segment.firstSequence);
      segment.close();
      Files.deleteIfExists(segment.file.path());
    }
  }

  /// No frame before this one is in the spool any more.
  long oldestSequence() {
    synchronized (lock) {
      return segments.isEmpty() ? nextSequence : segments.firstKey();
    }
  }

  long usedBytes() {
    synchronized (lock) {
      long bytes = 0;
      for (Segment segment : segments.values()) {
        bytes += segment.file.length();
      }
      return bytes;
    }
  }

  boolean crowded() {
    return usedBytes() > limits.capacityBytes() / 2;
  }

  /// Bytes found at opening that belong to no whole frame.
  long strayBytes() {
    return strayBytes;
  }

  @Override
  public void close() throws IOException {
    synchronized (syncing) {
      synchronized (lock) {
        for (Segment segment : segments.values()) {
          segment.close();
        }
        segments.clear();
      }
    }
  }
}
