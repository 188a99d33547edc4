package weir.store.logs;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weir.model.aws.Fault;
import weir.store.objects.DataKeys;
import weir.store.objects.ObjectEncryption;
import weir.store.objects.ObjectRefusal;
import weir.store.objects.SealedInput;
import weir.store.records.ParquetSource;
import weir.store.records.ParquetTable;

/// A Parquet file of events that nobody changes any more.
final class Segment extends PinnedFile {
  private final SegmentEntry entry;
  private final SegmentStorage storage;
  private final DataKeys keys;
  private final List<EventSource> sources;

  /// @param keys unwrap the segment's key each time it is opened, so that a key that was disabled
  ///   is missed
  Segment(SegmentEntry entry, SegmentStorage storage, DataKeys keys) {
    this.entry = entry;
    this.storage = storage;
    this.keys = keys;
    List<EventSource> all = new ArrayList<>();
    for (int group = 0; group < entry.rowGroups().size(); group++) {
      all.add(
          entry.format() == null
              ? new SegmentTexts(this, group)
              : new SegmentRecords(this, group, entry.format()));
    }
    this.sources = List.copyOf(all);
  }

  SegmentEntry entry() {
    return entry;
  }

  SegmentEntry.RowGroup rowGroup(int number) {
    return entry.rowGroups().get(number);
  }

  List<EventSource> sources() {
    return sources;
  }

  /// Opens the file and makes sure that it is the one that the manifest means.
  ParquetTable open() throws IOException {
    ParquetTable table = openFile();
    for (int group = 0; group < entry.rowGroups().size(); group++) {
      if (table.rowGroups() != entry.rowGroups().size()
          || table.rows(group) != rowGroup(group).rows()) {
        table.close();
        throw new Fault.Corrupt(entry.name() + " does not have the rows that it was sealed with");
      }
    }
    return table;
  }

  /// Says so when the file is gone or is not a whole one. Pages are checked when they are read.
  void check(LogCursor.Damage damage) {
    try {
      open().close();
    } catch (Fault.Corrupt damaged) {
      damage.passedOver(entry.name(), damaged.sentence());
    } catch (EOFException | NoSuchFileException lost) {
      damage.passedOver(entry.name(), lost.toString());
    } catch (IOException | ObjectRefusal notNow) {
      // The storage or the key is away: readers are told that, and nothing is known to be lost.
    }
  }

  /// The file for any reader of Parquet; null when it is encrypted.
  LogSnapshot.@Nullable SegmentFile plainFile(EventScope scope) {
    return entry.key() == null
        ? new LogSnapshot.SegmentFile(
            entry.name(), entry.format(), rowsWanted(scope), entry.plainBytes(), storage)
        : null;
  }

  /// Whether the file can be opened and has the rows that it should; reports it otherwise.
  boolean isWhole(OpenFiles open, LogCursor.Damage damage) {
    try {
      open.segment(this);
      return true;
    } catch (IOException | Fault.Corrupt damaged) {
      damage.passedOver(entry.name(), damaged.toString());
      return false;
    }
  }

  /// How many rows the row groups have that may have events of the scope.
  private long rowsWanted(EventScope scope) {
    return entry.rowGroups().stream()
        .filter(group ->
            scope.mayHold(
                group.firstMillis(),
                group.lastMillis(),
                group.firstSequence(),
                group.lastSequence()))
        .mapToLong(SegmentEntry.RowGroup::rows)
        .sum();
  }

  private ParquetTable openFile() throws IOException {
    ParquetSource file = storage.open(entry.name());
    try {
      ObjectEncryption key = entry.key();
      return ParquetTable.open(
          entry.name(),
          key == null
              ? file
              : new OpenedSource(
                  new SealedInput(file.size(), file::read, keys.unwrap(key), entry.plainBytes()),
                  file));
    } catch (IOException | RuntimeException unreadable) {
      file.close();
      throw unreadable;
    }
  }

  /// An encrypted file as its reader sees it.
  private record OpenedSource(SealedInput plain, ParquetSource file) implements ParquetSource {
    @Override
    public long size() {
      return plain.plainBytes();
    }

    @Override
    public void read(long position, byte[] target, int offset, int length) throws IOException {
      plain.read(position, target, offset, length);
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }

  @Override
  void delete() {
    try {
      storage.delete(entry.name());
    } catch (IOException stays) {
      // The next start removes what the manifest does not name.
    }
  }
}
