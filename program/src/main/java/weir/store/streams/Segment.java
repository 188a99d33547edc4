package weir.store.streams;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A file of a buffer, named by where it begins in everything that was ever put. Its owner
/// serializes writes; each reader has a file of its own.
///
/// `RandomAccessFile` and not a channel, because an interrupt closes a channel under everybody who
/// uses it.
final class Segment implements Closeable {
  private static final String SUFFIX = ".records";

  private final Path path;
  private final long start;
  private final RandomAccessFile file;
  private long length;

  private Segment(Path path, long start, RandomAccessFile file, long length) {
    this.path = path;
    this.start = start;
    this.file = file;
    this.length = length;
  }

  static Path path(Path folder, long start) {
    return folder.resolve("%016x".formatted(start) + SUFFIX);
  }

  static boolean isSegment(Path path) {
    return path.getFileName().toString().matches("[0-9a-f]{16}\\.records");
  }

  static long start(Path path) {
    return Long.parseLong(path.getFileName().toString().substring(0, 16), 16);
  }

  static Segment open(Path path) throws IOException {
    RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
    return new Segment(path, start(path), file, file.length());
  }

  long start() {
    return start;
  }

  long end() {
    return start + length;
  }

  long length() {
    return length;
  }

  /// Appends, not yet on disk. A failed write leaves the segment as it was.
  void append(byte[] frames) throws IOException {
    try {
      file.seek(length);
      file.write(frames);
      length += frames.length;
    } catch (IOException failed) {
      file.setLength(length);
      throw failed;
    }
  }

  void sync() throws IOException {
    file.getFD().sync();
  }

  /// Forgets everything from a place on.
  void cut(long end) throws IOException {
    file.setLength(end - start);
    length = end - start;
    sync();
  }

  void delete() throws IOException {
    file.close();
    Files.deleteIfExists(path);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  /// Reads one record after the other from a place on. Bytes that are no record are passed over up
  /// to the next one: the tail that a crash tore, or damage of the disk.
  static final class Reader implements Closeable {
    private static final int CHUNK = 64 << 10;

    private final RandomAccessFile file;
    private final long start;
    private final long limit;
    private long at;
    private long stray;

    /// @param limit where reading ends, a place in everything that was ever put
    Reader(Path path, long from, long limit) throws IOException {
      this.file = new RandomAccessFile(path.toFile(), "r");
      this.start = Segment.start(path);
      this.at = from - start;
      this.limit = Math.min(limit - start, file.length());
    }

    /// Where the next record is looked for.
    long position() {
      return start + at;
    }

    /// How many bytes belonged to no record.
    long stray() {
      return stray;
    }

    /// Null at the end.
    @Nullable Buffered next() throws IOException {
      while (at < limit) {
        Buffered found = find();
        if (found != null) {
          at += Frame.HEADER_BYTES + found.data().length;
          return found;
        }
        long next = nextMark(at + 1);
        stray += next - at;
        at = next;
      }
      return null;
    }

    private @Nullable Buffered find() throws IOException {
      if (at + Frame.HEADER_BYTES > limit) {
        return null;
      }
      byte[] header = new byte[Frame.HEADER_BYTES];
      file.seek(at);
      file.readFully(header);
      int length = Frame.announced(header);
      if (length < 0 || at + Frame.HEADER_BYTES + length > limit) {
        return null;
      }
      byte[] data = new byte[length];
      file.readFully(data);
      return Frame.check(header, data);
    }

    private long nextMark(long from) throws IOException {
      byte[] chunk = new byte[CHUNK];
      ByteBuffer view = ByteBuffer.wrap(chunk).order(ByteOrder.LITTLE_ENDIAN);
      for (long place = from; place + Integer.BYTES <= limit; place += CHUNK - Integer.BYTES + 1) {
        int available = (int) Math.min(CHUNK, limit - place);
        file.seek(place);
        file.readFully(chunk, 0, available);
        for (int i = 0; i + Integer.BYTES <= available; i++) {
          if (view.getInt(i) == Frame.MARK) {
            return place + i;
          }
        }
      }
      return limit;
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
