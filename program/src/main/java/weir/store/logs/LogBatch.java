package weir.store.logs;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import weir.store.records.TextRun;

/// Events of one stream on their way in: times that never go back, and messages as UTF-8 in one
/// array. Immutable.
///
/// @param timestamps Unix milliseconds per event, not descending; may be longer than the batch
/// @param messages a message per event
public record LogBatch(long[] timestamps, TextRun messages) {
  public LogBatch {
    int count = messages.count();
    if (count == 0) {
      throw new IllegalArgumentException("a batch of no events");
    }
    for (int i = 1; i < count; i++) {
      if (timestamps[i] < timestamps[i - 1]) {
        throw new IllegalArgumentException(
            "event " + i + " of a batch is older than the one before it");
      }
    }
  }

  public int events() {
    return messages.count();
  }

  long first() {
    return timestamps[0];
  }

  long last() {
    return timestamps[events() - 1];
  }

  /// Collects a batch. Used by one thread.
  public static final class Builder {
    private long[] timestamps;
    private int[] offsets;
    private byte[] bytes;
    private int count;

    /// @param events how many are expected
    /// @param textBytes how many bytes of messages are expected
    public Builder(int events, int textBytes) {
      timestamps = new long[Math.max(1, events)];
      offsets = new int[timestamps.length + 1];
      bytes = new byte[Math.max(16, textBytes)];
    }

    public Builder add(long timestampMillis, byte[] message, int from, int length) {
      if (count == timestamps.length) {
        timestamps = Arrays.copyOf(timestamps, 2 * count);
        offsets = Arrays.copyOf(offsets, 2 * count + 1);
      }
      int at = offsets[count];
      if (bytes.length - at < length) {
        bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(at, length), 2 * bytes.length));
      }
      System.arraycopy(message, from, bytes, at, length);
      timestamps[count++] = timestampMillis;
      offsets[count] = at + length;
      return this;
    }

    public Builder add(long timestampMillis, String message) {
      byte[] utf8 = message.getBytes(StandardCharsets.UTF_8);
      return add(timestampMillis, utf8, 0, utf8.length);
    }

    public int events() {
      return count;
    }

    /// Bytes of the messages so far.
    public int textBytes() {
      return offsets[count];
    }

    /// The batch; the builder is of no more use.
    public LogBatch build() {
      return new LogBatch(timestamps, new TextRun(bytes, offsets, count));
    }
  }
}
