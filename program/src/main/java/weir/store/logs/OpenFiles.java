package weir.store.logs;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import weir.store.records.ParquetTable;

/// The files that one cursor reads, opened when first needed. A reader's own: a thread that is
/// interrupted closes the channel it reads from.
final class OpenFiles implements AutoCloseable {
  private final Map<Journal, FileChannel> journals = new HashMap<>();
  private final Map<Segment, ParquetTable> segments = new HashMap<>();
  private final List<PinnedFile> pinned = new ArrayList<>();
  private int[] rows = new int[0];

  /// Keeps files from being deleted; false when one is already gone.
  boolean pin(List<? extends PinnedFile> files) {
    for (PinnedFile file : files) {
      if (!file.pin()) {
        return false;
      }
      pinned.add(file);
    }
    return true;
  }

  FileChannel journal(Journal journal) throws IOException {
    FileChannel open = journals.get(journal);
    if (open == null) {
      open = journal.reading();
      journals.put(journal, open);
    }
    return open;
  }

  ParquetTable segment(Segment segment) throws IOException {
    ParquetTable open = segments.get(segment);
    if (open == null) {
      open = segment.open();
      segments.put(segment, open);
    }
    return open;
  }

  /// Room for the numbers of so many rows at least, which the next question overwrites.
  int[] rows(int count) {
    if (rows.length < count) {
      rows = new int[count];
    }
    return rows;
  }

  @Override
  public void close() {
    journals.values().forEach(OpenFiles::close);
    segments.values().forEach(OpenFiles::close);
    pinned.forEach(PinnedFile::release);
    pinned.clear();
  }

  private static void close(AutoCloseable file) {
    try {
      file.close();
    } catch (Exception nothingWasWritten) {
      // A file that was only read from holds nothing back.
    }
  }
}
