package weir.store.streams;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import weir.model.aws.Fault;

/// The records of one delivery stream between acknowledgement and delivery, on disk in the order of
/// their arrival. Any number of threads put; one thread at a time takes.
///
/// What [#append] has taken survives the end of the process at any point. Those who wait for the
/// disk at the same time share one sync. What was taken and not yet noted as delivered comes again
/// after a restart.
public final class StreamBuffer implements AutoCloseable {
  private final Path folder;
  private final BufferLimits limits;
  private final HeadFile headFile;
  private final ReentrantLock writing = new ReentrantLock();
  private final ReentrantLock syncing = new ReentrantLock();
  private final NavigableMap<Long, Segment> segments = new TreeMap<>();
  private final long damagedBytes;
  private long synced;
  private long head;
  private long waitingRecords;
  private long waitingBytes;
  private @Nullable Instant oldest;

  private StreamBuffer(Path folder, BufferLimits limits) throws IOException {
    this.folder = folder;
    this.limits = limits;
    this.headFile = new HeadFile(folder);
    head = headFile.read();
    damagedBytes = recover();
    synced = last().end();
  }

  /// Opens the buffer of a folder, which is made when it is not there, and the one above it too.
  ///
  /// @throws Fault.Unavailable when the folder cannot be read or written
  public static StreamBuffer open(Path folder, BufferLimits limits) {
    try {
      boolean fresh = !Files.exists(folder);
      Files.createDirectories(folder);
      Path parent = folder.toAbsolutePath().getParent();
      if (fresh && parent != null && parent.getParent() != null) {
        // Without the names that lead to it, the buffer would be lost with the power.
        HeadFile.syncFolder(parent);
        HeadFile.syncFolder(parent.getParent());
      }
      return new StreamBuffer(folder, limits);
    } catch (IOException refused) {
      throw away(refused);
    }
  }

  /// Without the name of the file: clients read this, and where things lie is not for them.
  private static Fault away(IOException refused) {
    String said =
        refused instanceof FileSystemException named ? named.getReason() : refused.getMessage();
    String reason = said == null ? refused.getClass().getSimpleName() : said;
    return new Fault.Unavailable("the stream's buffer cannot be used: " + reason, refused);
  }

  /// Counts what waits, deletes what is delivered, and cuts off a tail that a crash tore.
  private long recover() throws IOException {
    List<Path> files;
    try (Stream<Path> entries = Files.list(folder)) {
      files = entries.filter(Segment::isSegment).sorted().toList();
    }
    long damaged = 0;
    for (Path file : files) {
      Segment segment = Segment.open(file);
      if (segment.end() <= head && !file.equals(files.getLast())) {
        segment.delete();
        continue;
      }
      segments.put(segment.start(), segment);
      damaged += count(file, segment, file.equals(files.getLast()));
    }
    if (segments.isEmpty() || last().end() < head) {
      // Records below the head would never be taken.
      begin(head);
    }
    head = Math.max(head, segments.firstKey());
    return damaged;
  }

  private long count(Path file, Segment segment, boolean last) throws IOException {
    long from = Math.max(head, segment.start());
    try (Segment.Reader reader = new Segment.Reader(file, from, Long.MAX_VALUE)) {
      long whole = from;
      long stray = 0;
      for (Buffered record = reader.next(); record != null; record = reader.next()) {
        arrived(record.arrival(), 1, record.data().length);
        whole = reader.position();
        stray = reader.stray();
      }
      if (last && segment.end() > whole) {
        segment.cut(whole);
        return stray;
      }
      return reader.stray();
    }
  }

  private void arrived(Instant arrival, long records, long bytes) {
    if (oldest == null) {
      oldest = arrival;
    }
    waitingRecords += records;
    waitingBytes += bytes;
  }

  private Segment last() {
    return segments.lastEntry().getValue();
  }

  private void begin(long start) throws IOException {
    segments.put(start, Segment.open(Segment.path(folder, start)));
    HeadFile.syncFolder(folder);
  }

  /// Bytes that belonged to no record when the buffer was opened, a torn tail aside.
  public long damagedBytes() {
    return damagedBytes;
  }

  /// What waits for its delivery.
  public Backlog backlog() {
    writing.lock();
    try {
      return new Backlog(waitingRecords, waitingBytes, oldest);
    } finally {
      writing.unlock();
    }
  }

  /// Takes records, the first ones only when there is no room for all; returns when those it took
  /// are on disk.
  ///
  /// @return how many it took
  /// @throws Fault.Unavailable when the disk refuses them; it may have kept some of them
  public int append(List<byte[]> records, Instant arrival) {
    try {
      Written written = write(records, arrival);
      sync(written.end());
      return written.records();
    } catch (IOException refused) {
      throw away(refused);
    }
  }

  private record Written(int records, long end) {}

  private Written write(List<byte[]> records, Instant arrival) throws IOException {
    writing.lock();
    try {
      List<byte[]> fitting = new ArrayList<>(records.size());
      long bytes = 0;
      for (byte[] data : records) {
        if (waitingBytes + bytes + data.length > limits.bytes()) {
          break;
        }
        fitting.add(data);
        bytes += data.length;
      }
      if (fitting.isEmpty()) {
        return new Written(0, 0);
      }
      if (last().length() >= limits.segmentBytes()) {
        last().sync();
        begin(last().end());
      }
      last().append(Frame.of(fitting, arrival));
      arrived(arrival, fitting.size(), bytes);
      return new Written(fitting.size(), last().end());
    } finally {
      writing.unlock();
    }
  }

  /// Waits until everything before a place is on disk. Whoever comes first syncs for all that wait.
  private void sync(long end) throws IOException {
    syncing.lock();
    try {
      if (end <= synced) {
        return;
      }
      Segment segment;
      long through;
      writing.lock();
      try {
        segment = last();
        through = segment.end();
      } finally {
        writing.unlock();
      }
      segment.sync();
      synced = through;
    } finally {
      syncing.unlock();
    }
  }

  private long synced() {
    syncing.lock();
    try {
      return synced;
    } finally {
      syncing.unlock();
    }
  }

  /// Shows records from the head on, as many as fit and at least one, without taking them out.
  ///
  /// @param mostBytes of data
  /// @throws Fault.Unavailable when they cannot be read
  public Portion read(long mostBytes, RecordVisitor visitor) throws IOException {
    return read(synced(), mostBytes, visitor);
  }

  /// Shows the records of a portion that was read before once more.
  public void readAgain(Portion portion, RecordVisitor visitor) throws IOException {
    read(portion.end(), Long.MAX_VALUE, visitor);
  }

  private Portion read(long limit, long mostBytes, RecordVisitor visitor) throws IOException {
    long end = head;
    long records = 0;
    long bytes = 0;
    for (long start : starts()) {
      if (start >= limit) {
        break;
      }
      Path path = Segment.path(folder, start);
      try (Segment.Reader reader = new Segment.Reader(path, Math.max(head, start), limit)) {
        for (Buffered record = reader.next(); record != null; record = reader.next()) {
          if (records > 0 && bytes + record.data().length > mostBytes) {
            return new Portion(end, records, bytes);
          }
          visitor.record(record);
          records++;
          bytes += record.data().length;
          end = reader.position();
        }
        end = Math.max(end, reader.position());
      }
    }
    return new Portion(end, records, bytes);
  }

  private List<Long> starts() {
    writing.lock();
    try {
      return List.copyOf(segments.keySet());
    } finally {
      writing.unlock();
    }
  }

  /// Notes that a portion is delivered: it does not come again.
  public void delivered(Portion portion) {
    try {
      headFile.write(portion.end());
      head = portion.end();
      Instant next = firstArrival();
      writing.lock();
      try {
        // What the disk lost since it was counted waits no more.
        boolean all = head == last().end();
        waitingRecords = all ? 0 : waitingRecords - portion.records();
        waitingBytes = all ? 0 : waitingBytes - portion.bytes();
        // A record that came meanwhile is younger than the one that was seen.
        oldest = waitingRecords == 0 ? null : next == null ? oldest : next;
        while (segments.size() > 1 && segments.firstEntry().getValue().end() <= head) {
          segments.pollFirstEntry().getValue().delete();
        }
      } finally {
        writing.unlock();
      }
    } catch (IOException refused) {
      throw away(refused);
    }
  }

  private @Nullable Instant firstArrival() throws IOException {
    for (long start : starts()) {
      Path path = Segment.path(folder, start);
      try (Segment.Reader reader =
          new Segment.Reader(path, Math.max(head, start), Long.MAX_VALUE)) {
        Buffered first = reader.next();
        if (first != null) {
          return first.arrival();
        }
      }
    }
    return null;
  }

  /// Forgets everything, on disk too.
  public void delete() {
    try {
      close();
      try (Stream<Path> entries = Files.list(folder)) {
        for (Path entry : entries.toList()) {
          Files.deleteIfExists(entry);
        }
      }
      Files.deleteIfExists(folder);
    } catch (IOException refused) {
      throw away(refused);
    }
  }

  @Override
  public void close() {
    writing.lock();
    try {
      for (Segment segment : segments.values()) {
        segment.close();
      }
    } catch (IOException refused) {
      throw away(refused);
    } finally {
      writing.unlock();
    }
  }
}
