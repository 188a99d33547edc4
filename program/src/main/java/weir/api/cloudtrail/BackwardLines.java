package weir.api.cloudtrail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;

/// Lines of a file from its end to its beginning. Used by one thread.
final class BackwardLines {
  private static final int BLOCK = 1 << 16;

  private final FileChannel channel;
  private byte[] block = {};

  /// Where the block begins in the file.
  private long blockAt;

  /// Just behind the line feed of the next line to be given.
  private long end;

  private long offset;
  private String line = "";

  /// @param before lines that begin there or later are passed over; a line begins there
  BackwardLines(FileChannel channel, long before) throws IOException {
    this.channel = channel;
    this.blockAt = Long.MAX_VALUE;
    this.end = Math.min(before, endOfLastLine(channel));
  }

  /// The length of a file without a last line that has no end.
  static long endOfLastLine(FileChannel channel) throws IOException {
    BackwardLines bytes = new BackwardLines(channel);
    long at = channel.size();
    while (at > 0 && bytes.at(at - 1) != '\n') {
      at--;
    }
    return at;
  }

  private BackwardLines(FileChannel channel) {
    this.channel = channel;
    this.blockAt = Long.MAX_VALUE;
  }

  /// Goes on to the line before.
  boolean next() throws IOException {
    if (end == 0) {
      return false;
    }
    long start = end - 1;
    while (start > 0 && at(start - 1) != '\n') {
      start--;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream((int) Math.min(end - start, 1 << 20));
    for (long at = start; at < end - 1; at++) {
      bytes.write(at(at));
    }
    line = bytes.toString(StandardCharsets.UTF_8);
    offset = start;
    end = start;
    return true;
  }

  String line() {
    return line;
  }

  /// Of the line's first byte.
  long offset() {
    return offset;
  }

  private byte at(long position) throws IOException {
    if (position < blockAt || position >= blockAt + block.length) {
      long from = Math.max(0, position + 1 - BLOCK);
      int length = (int) (position + 1 - from);
      // A line may lie across two blocks, and is read forwards once its start is known.
      int more = (int) Math.min(BLOCK, channel.size() - from - length);
      ByteBuffer bytes = ByteBuffer.allocate(length + Math.max(0, more));
      while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) >= 0) {
        // Until the block is full.
      }
      block = bytes.array();
      blockAt = from;
    }
    return block[(int) (position - blockAt)];
  }
}
