package weir.store.logs;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Which batch of a producer a batch is, so that one that is sent again is not kept again. Within a
/// stream a producer's marks only grow.
///
/// @param number first what counts
/// @param part what counts among those of one number
public record BatchMark(String producer, long number, long part) {
  /// The longest name of a producer, in characters.
  public static final int LONGEST_PRODUCER = 256;

  public BatchMark {
    if (producer.length() > LONGEST_PRODUCER) {
      throw new IllegalArgumentException(
          "a producer's name has "
              + producer.length()
              + " characters but may have "
              + LONGEST_PRODUCER);
    }
  }

  /// Whether a batch with this mark is new where one with the other was the last.
  boolean isBehind(@Nullable BatchMark last) {
    return last == null || number > last.number || (number == last.number && part > last.part);
  }

  void write(DataOutputStream out) throws IOException {
    out.writeUTF(producer);
    out.writeLong(number);
    out.writeLong(part);
  }

  static BatchMark read(DataInputStream in) throws IOException {
    return new BatchMark(in.readUTF(), in.readLong(), in.readLong());
  }
}
