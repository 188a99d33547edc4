package weir.store.logs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.model.flow.RecordFormat;

/// The events of a group as they were at one moment, for a reader that takes whole segments as
/// files. Segments and journals of it stay until it is closed. Safe for any number of threads.
///
/// An event is either in one of [#files()] or among those of [#rest()].
public final class LogSnapshot implements AutoCloseable {
  private final LogRange range;
  private final Map<String, Long> ended;
  private final List<SegmentFile> files;
  private final List<EventSource> rest;
  private final OpenFiles pinned;
  private final LogCursor.Damage damage;

  /// A segment that lies on a disk here and is not encrypted: any reader of Parquet can read it.
  ///
  /// Its rows are to be left out that are outside of [LogSnapshot#range()], or of a stream of
  /// [LogSnapshot#ended()] and before its sequence.
  ///
  /// @param format of its flow records, whose time is their start; null when it holds messages with
  ///   timestamps
  /// @param rows in those row groups that may have events of the range
  /// @param bytes of the file
  public record SegmentFile(Path path, @Nullable RecordFormat format, long rows, long bytes) {}

  /// Which segments a reader takes as files.
  public enum Files {
    /// None: all events are part of the rest, where what is damaged is passed over.
    NONE,
    /// Those of flow records.
    RECORDS,
    /// Those of messages too.
    ALL
  }

  private LogSnapshot(
      EventScope scope,
      List<SegmentFile> files,
      List<EventSource> rest,
      OpenFiles pinned,
      LogCursor.Damage damage) {
    this.range = scope.range();
    this.ended = scope.ended();
    this.files = List.copyOf(files);
    this.rest = List.copyOf(rest);
    this.pinned = pinned;
    this.damage = damage;
  }

  static LogSnapshot of(
      GroupView view, EventScope scope, OpenFiles pinned, LogCursor.Damage damage, Files asFiles) {
    List<SegmentFile> files = new ArrayList<>();
    List<EventSource> rest = new ArrayList<>();
    for (Segment segment : view.segments()) {
      List<EventSource> wanted =
          segment.sources().stream().filter(source -> source.isWanted(scope)).toList();
      if (wanted.isEmpty()) {
        continue;
      }
      Path path = segment.plainFile();
      boolean wantedAsFile =
          asFiles == Files.ALL || asFiles == Files.RECORDS && segment.entry().format() != null;
      if (path == null || !wantedAsFile) {
        rest.addAll(wanted);
      } else if (segment.isWhole(pinned, damage)) {
        files.add(
            new SegmentFile(
                path,
                segment.entry().format(),
                segment.rowsWanted(scope),
                segment.entry().plainBytes()));
      }
    }
    for (Journal journal : view.journals()) {
      for (JournalBlock block : journal.shown()) {
        EventSource source = new JournalEvents(journal, block);
        if (source.isWanted(scope)) {
          rest.add(source);
        }
      }
    }
    return new LogSnapshot(scope, files, rest, pinned, damage);
  }

  /// Which events it has, retention taken into account.
  public LogRange range() {
    return range;
  }

  /// Streams that were deleted: their events before the sequence are not shown.
  public Map<String, Long> ended() {
    return ended;
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
    return new LogCursor(
        rest, new EventScope(range, SequenceRange.ALL, ended), new OpenFiles(), damage);
  }

  @Override
  public void close() {
    pinned.close();
  }
}
