package weir.store.logs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.model.flow.RecordFormat;
import weir.store.records.ParquetSource;

/// The events of a group as they were at one moment, for a reader that takes whole segments as
/// files. Segments and journals of it stay until it is closed. Safe for any number of threads.
public final class LogSnapshot implements AutoCloseable {
  private final GroupView view;
  private final EventScope scope;
  private final OpenFiles pinned;
  private final LogCursor.Damage damage;

  LogSnapshot(GroupView view, EventScope scope, OpenFiles pinned, LogCursor.Damage damage) {
    this.view = view;
    this.scope = scope;
    this.pinned = pinned;
    this.damage = damage;
  }

  /// A segment that is not encrypted: any reader of Parquet can read it.
  ///
  /// Its rows are to be left out that are outside of [LogSnapshot#range()], or of a stream of
  /// [LogSnapshot#ended()] and before its sequence.
  ///
  /// @param name under which `storage` keeps it
  /// @param format of its flow records, whose time is their start; null when it holds messages with
  ///   timestamps
  /// @param rows in those row groups that may have events of the range
  /// @param bytes of the file
  public record SegmentFile(
      String name, @Nullable RecordFormat format, long rows, long bytes, SegmentStorage storage) {
    /// Where it lies on a disk here; null when it lies elsewhere.
    public @Nullable Path path() {
      return storage.local(name);
    }

    public ParquetSource open() throws IOException {
      return storage.open(name);
    }
  }

  /// Which segments a reader takes as files.
  public enum Files {
    /// None: all events are part of the rest, where what is damaged is passed over.
    NONE,
    /// Those of flow records.
    RECORDS,
    /// Those of messages too.
    ALL
  }

  /// Which events it has, retention taken into account.
  public LogRange range() {
    return scope.range();
  }

  /// Streams that were deleted: their events before the sequence are not shown.
  public Map<String, Long> ended() {
    return scope.ended();
  }

  /// Whether some of the events are encrypted on disk.
  public boolean isEncrypted() {
    return view.segments().stream()
            .anyMatch(segment -> segment.entry().key() != null && !wanted(segment).isEmpty())
        || view.journals().stream()
            .anyMatch(journal -> journal.rule() != null && !wanted(journal).isEmpty());
  }

  private List<EventSource> wanted(Segment segment) {
    return segment.sources().stream().filter(source -> source.isWanted(scope)).toList();
  }

  private List<EventSource> wanted(Journal journal) {
    return journal.shown().stream()
        .<EventSource>map(block -> new JournalEvents(journal, block))
        .filter(source -> source.isWanted(scope))
        .toList();
  }

  /// Parts the events for a reader. Used by one thread at a time.
  ///
  /// @param elsewhere whether the reader reaches segments that do not lie on a disk here
  public Reading reading(Files asFiles, boolean elsewhere) {
    List<SegmentFile> files = new ArrayList<>();
    List<EventSource> rest = new ArrayList<>();
    for (Segment segment : view.segments()) {
      List<EventSource> wanted = wanted(segment);
      if (wanted.isEmpty()) {
        continue;
      }
      SegmentFile file = segment.plainFile(scope);
      boolean wantedAsFile =
          asFiles == Files.ALL || asFiles == Files.RECORDS && segment.entry().format() != null;
      if (file == null || !wantedAsFile || !elsewhere && file.path() == null) {
        rest.addAll(wanted);
      } else if (segment.isWhole(pinned, damage)) {
        files.add(file);
      }
    }
    view.journals().forEach(journal -> rest.addAll(wanted(journal)));
    return new Reading(this, files, rest);
  }

  /// The events of a snapshot, each in one of the files or among the rest. Of use until the
  /// snapshot is closed.
  public static final class Reading {
    private final LogSnapshot snapshot;
    private final List<SegmentFile> files;
    private final List<EventSource> rest;

    private Reading(LogSnapshot snapshot, List<SegmentFile> files, List<EventSource> rest) {
      this.snapshot = snapshot;
      this.files = List.copyOf(files);
      this.rest = List.copyOf(rest);
    }

    public LogSnapshot snapshot() {
      return snapshot;
    }

    public List<SegmentFile> files() {
      return files;
    }

    /// Whether some events are not in files.
    public boolean hasRest() {
      return !rest.isEmpty();
    }

    /// Goes over the events that are not in files. Any number of times; each is closed before the
    /// snapshot.
    public LogCursor rest() {
      EventScope scope = snapshot.scope;
      return new LogCursor(
          rest,
          new EventScope(scope.range(), SequenceRange.ALL, scope.ended()),
          new OpenFiles(),
          snapshot.damage);
    }
  }

  @Override
  public void close() {
    pinned.close();
  }
}
