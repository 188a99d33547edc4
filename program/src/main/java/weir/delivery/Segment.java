package weir.delivery;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/// One file of a spool. Guarded by its spool's lock, except [#file] while syncing.
final class Segment implements Closeable {
  private static final String SUFFIX = ".segment";

  final long firstSequence;
  final FramedFile file;

  /// Everything before this offset is on disk.
  long syncedBytes;

  /// A sync failed: nothing after [#syncedBytes] counts.
  boolean broken;

  /// Frames whose rows are not published yet.
  int unpublished;

  private Segment(long firstSequence, FramedFile file) {
    this.firstSequence = firstSequence;
    this.file = file;
  }

  /// Opens the segment whose first frame has, or will have, this sequence number.
  static Segment open(Path folder, long firstSequence) throws IOException {
    String name = String.format(Locale.ROOT, "%016d%s", firstSequence, SUFFIX);
    Segment segment = new Segment(firstSequence, FramedFile.open(folder.resolve(name)));
    segment.syncedBytes = segment.file.length();
    return segment;
  }

  static boolean isSegment(Path path) {
    return path.getFileName().toString().endsWith(SUFFIX);
  }

  static long firstSequence(Path path) {
    String name = path.getFileName().toString();
    return Long.parseLong(name.substring(0, name.length() - SUFFIX.length()));
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
