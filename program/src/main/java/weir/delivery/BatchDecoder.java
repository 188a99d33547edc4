package weir.delivery;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import weir.model.aws.Fault;
import weir.model.flow.Column;
import weir.model.flow.RecordBatch;
import weir.model.flow.RecordField;
import weir.model.flow.RecordFormat;

/// Reads record batches that [BatchEncoder] wrote for the same format.
final class BatchDecoder {
  private final RecordFormat format;

  BatchDecoder(RecordFormat format) {
    this.format = format;
  }

  /// @throws Fault.Corrupt when the bytes are no batch of this format and row count
  RecordBatch decode(ByteBuffer bytes, int rows) {
    ByteBuffer in = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
    Map<RecordField, Column> columns = new EnumMap<>(RecordField.class);
    try {
      for (RecordField field : format.fields()) {
        columns.put(field, decodeColumn(in, rows));
      }
    } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
      throw new Fault.Corrupt(
          "a batch in the spool ends at byte " + in.position() + " before its columns do");
    }
    return RecordBatch.of(rows, columns);
  }

  private static Column decodeColumn(ByteBuffer in, int rows) {
    int kind = in.get();
    return switch (kind) {
      case BatchEncoder.ABSENT -> Column.ABSENT;
      case BatchEncoder.SAME_TEXT -> new Column.SameText(text(in));
      case BatchEncoder.SAME_NUMBER -> new Column.SameNumber(in.getLong());
      case BatchEncoder.NUMBERS -> new Column.Numbers(unpack(in, rows));
      case BatchEncoder.ADDRESSES -> new Column.Addresses(unpack(in, rows), unpack(in, rows));
      case BatchEncoder.SYMBOLS -> symbols(in, rows);
      default ->
          throw new Fault.Corrupt("a batch in the spool has a column of the unknown kind " + kind);
    };
  }

  private static Column symbols(ByteBuffer in, int rows) {
    String[] texts = new String[in.getInt()];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = text(in);
    }
    long[] wide = unpack(in, rows);
    int[] codes = new int[rows];
    for (int i = 0; i < rows; i++) {
      codes[i] = Math.toIntExact(wide[i]);
    }
    return new Column.Symbols(codes, texts);
  }

  private static String text(ByteBuffer in) {
    byte[] utf8 = new byte[in.getInt()];
    in.get(utf8);
    return new String(utf8, StandardCharsets.UTF_8);
  }

  private static long[] unpack(ByteBuffer in, int rows) {
    int head = in.get();
    int width = head & 0x0f;
    long[] values = new long[rows];
    if (width == BatchEncoder.WHOLE) {
      for (int i = 0; i < rows; i++) {
        values[i] = in.getLong();
      }
      return values;
    }
    boolean gaps = (head & 0x10) != 0;
    long base = in.getLong();
    int end = Math.addExact(in.position(), Math.multiplyExact(rows, width));
    for (int i = 0; i < rows; i++) {
      long distance = distance(in, in.position(), width);
      in.position(in.position() + width);
      values[i] = gaps && distance == 0 ? Column.Numbers.NONE : base + distance;
    }
    in.position(end);
    return values;
  }

  private static long distance(ByteBuffer in, int at, int width) {
    if (width == 0) {
      return 0;
    }
    if (at + Long.BYTES <= in.limit()) {
      return in.getLong(at) & (-1L >>> (Long.SIZE - Byte.SIZE * width));
    }
    long distance = 0;
    for (int i = width - 1; i >= 0; i--) {
      distance = distance << Byte.SIZE | (in.get(at + i) & 0xff);
    }
    return distance;
  }
}
