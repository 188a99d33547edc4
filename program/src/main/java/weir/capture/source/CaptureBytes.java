package weir.capture.source;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;
import weir.model.aws.Fault;

/// The bytes of a capture file, a chunk at a time: those not yet consumed lie side by side in one
/// array. Used by its source only.
final class CaptureBytes implements Closeable {
  static final int USUAL_CHUNK_BYTES = 1 << 20;

  /// How much is asked for at once: what was read is still in the processor's near cache when it is
  /// looked at.
  private static final int READ_BYTES = 1 << 17;

  private final String name;
  private final byte[] array;
  private final InputStream in;
  private int at;
  private int end;

  /// How many bytes of the file came before `array[0]`.
  private long passedBytes;

  private long bytesToSkip;
  private boolean ended;
  private boolean torn;

  /// @param name what messages call the file
  /// @param chunkBytes how much is read at a time; also the longest thing that the file may hold in
  ///   one piece
  CaptureBytes(String name, InputStream in, int chunkBytes) {
    this.name = name;
    this.array = new byte[chunkBytes];
    this.in = in;
  }

  byte[] array() {
    return array;
  }

  /// Where the bytes that nobody consumed start in the array.
  int at() {
    return at;
  }

  /// Where they end.
  int end() {
    return end;
  }

  /// Consumes what lies before this position of the array.
  void consumeTo(int position) {
    at = position;
  }

  /// Consumes as many bytes, also those that were not read yet.
  void skip(long count) {
    int here = (int) Math.min(count, end - at);
    at += here;
    bytesToSkip = count - here;
  }

  /// Whether the file stops in the middle of something; meaningful after [#refill] answered false.
  boolean isTorn() {
    return torn || at < end || bytesToSkip > 0;
  }

  /// Reads on behind the bytes that were not consumed, which move to the array's front. Reads once,
  /// so that a pipe which has no more at the moment does not hold back what it gave.
  ///
  /// @return false when nothing more came
  /// @throws Fault.Corrupt when the file is compressed and damaged
  boolean refill() throws IOException {
    System.arraycopy(array, at, array, 0, end - at);
    passedBytes += at;
    end -= at;
    at = 0;
    int before = end;
    do {
      readOn();
      dropSkipped();
      // A read of which everything was skipped is not the end.
    } while (end == before && !ended && end < array.length);
    return end > before;
  }

  private void readOn() throws IOException {
    if (ended || end == array.length) {
      return;
    }
    try {
      int count = in.read(array, end, Math.min(READ_BYTES, array.length - end));
      ended = count < 0;
      end += Math.max(count, 0);
    } catch (EOFException cutOff) {
      // The decompressor's way to say that its input stops in the middle.
      ended = true;
      torn = true;
    } catch (ZipException damaged) {
      throw new Fault.Corrupt(
          name + " is damaged after byte " + (passedBytes + end) + ": " + damaged.getMessage());
    }
  }

  private void dropSkipped() {
    if (bytesToSkip > 0) {
      // Nothing that was not consumed lies before bytes to skip.
      int dropped = (int) Math.min(bytesToSkip, end);
      System.arraycopy(array, dropped, array, 0, end - dropped);
      bytesToSkip -= dropped;
      passedBytes += dropped;
      end -= dropped;
    }
  }

  /// The fault of the bytes at this position of the array.
  Fault.Corrupt corrupt(int position, String sentence) {
    return new Fault.Corrupt(name + ", byte " + (passedBytes + position) + ": " + sentence);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
