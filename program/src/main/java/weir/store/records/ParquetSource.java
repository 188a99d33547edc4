package weir.store.records;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The bytes of a Parquet file, read here and there. Used by one reader.
public interface ParquetSource extends AutoCloseable {
  long size();

  /// Fills the array from `offset` for `length` bytes with what lies at the file position.
  ///
  /// @throws EOFException when the file is shorter
  void read(long position, byte[] target, int offset, int length) throws IOException;

  @Override
  void close() throws IOException;

  /// A file.
  static ParquetSource of(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    return new OfChannel(channel, channel.size());
  }

  record OfChannel(FileChannel channel, long size) implements ParquetSource {
    @Override
    public void read(long position, byte[] target, int offset, int length) throws IOException {
      ByteBuffer buffer = ByteBuffer.wrap(target, offset, length);
      while (buffer.hasRemaining()) {
        if (channel.read(buffer, position + buffer.position() - offset) < 0) {
          throw new EOFException();
        }
      }
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }

  /// A file that is in memory.
  record OfBytes(byte[] bytes) implements ParquetSource {
    @Override
    public long size() {
      return bytes.length;
    }

    @Override
    public void read(long position, byte[] target, int offset, int length) throws IOException {
      if (position < 0 || length > bytes.length - position) {
        throw new EOFException();
      }
      System.arraycopy(bytes, (int) position, target, offset, length);
    }

    @Override
    public void close() {}
  }
}
