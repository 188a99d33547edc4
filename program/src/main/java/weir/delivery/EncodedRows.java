package weir.delivery;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import weir.model.flow.InterfaceWindow;

/// Rows of one slot as they go into a spool: the header of a [Frame], then the columns.
record EncodedRows(Slot slot, long windowEndSeconds, int rows, GrowingBytes bytes) {
  /// Rows of one frame: what the publisher holds in memory at once.
  private static final int MOST_ROWS = 1 << 15;

  private static final int TYPICAL_ROW_BYTES = 40;

  /// Encodes the rows of slots, in parts of a bounded size.
  static List<EncodedRows> of(InterfaceWindow window, List<SlotRows> slots, BatchEncoder encoder) {
    List<EncodedRows> encoded = new ArrayList<>();
    for (SlotRows part : slots) {
      int rows = part.rows().rows();
      for (int from = 0; from < rows; from += MOST_ROWS) {
        int count = Math.min(MOST_ROWS, rows - from);
        GrowingBytes bytes = new GrowingBytes(Frame.HEADER_BYTES + count * TYPICAL_ROW_BYTES);
        bytes.skip(Frame.HEADER_BYTES);
        encoder.encode(part.rows(), from, count, bytes);
        encoded.add(new EncodedRows(part.slot(), window.endSeconds(), count, bytes));
      }
    }
    return encoded;
  }

  /// Fills in the header, now that the frame's place in the order is known.
  void number(long sequence) {
    ByteBuffer.wrap(bytes.array())
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(sequence)
        .putLong(slot.startSeconds())
        .putLong(windowEndSeconds)
        .putInt(rows);
  }
}
