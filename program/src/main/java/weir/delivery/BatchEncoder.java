package weir.delivery;

import java.util.Arrays;
import weir.model.flow.Column;
import weir.model.flow.RecordBatch;
import weir.model.flow.RecordField;
import weir.model.flow.RecordFormat;

/// Writes record batches in the spool's binary form: the columns of one format, each packed to the
/// bytes that its values need. [BatchDecoder] reads it back.
final class BatchEncoder {
  static final int ABSENT = 0;
  static final int SAME_TEXT = 1;
  static final int SAME_NUMBER = 2;
  static final int NUMBERS = 3;
  static final int ADDRESSES = 4;
  static final int SYMBOLS = 5;

  /// A width that says the values are whole and not counted from a base.
  static final int WHOLE = 8;

  private final RecordFormat format;

  BatchEncoder(RecordFormat format) {
    this.format = format;
  }

  /// Appends `count` rows from row `from` on.
  void encode(RecordBatch batch, int from, int count, GrowingBytes out) {
    for (RecordField field : format.fields()) {
      encode(batch.column(field), from, count, out);
    }
  }

  private static void encode(Column column, int from, int count, GrowingBytes out) {
    switch (column) {
      case Column.SameText(var text) -> {
        if (text == null) {
          out.writeByte(ABSENT);
        } else {
          out.writeByte(SAME_TEXT);
          out.writeText(text);
        }
      }
      case Column.SameNumber(var number) -> {
        out.writeByte(SAME_NUMBER);
        out.writeLong(number);
      }
      case Column.Numbers(var values) -> {
        out.writeByte(NUMBERS);
        pack(values, from, count, out);
      }
      case Column.Addresses(var high, var low) -> {
        out.writeByte(ADDRESSES);
        pack(high, from, count, out);
        pack(low, from, count, out);
      }
      case Column.Symbols symbols -> encodeSymbols(symbols, from, count, out);
    }
  }

  /// Writes only the texts that these rows use: a column may share its texts with a much larger
  /// one.
  private static void encodeSymbols(Column.Symbols symbols, int from, int count, GrowingBytes out) {
    out.writeByte(SYMBOLS);
    int[] renumbered = new int[symbols.texts().length];
    Arrays.fill(renumbered, -1);
    long[] codes = new long[count];
    String[] used = new String[Math.min(count, renumbered.length)];
    int distinct = 0;
    for (int i = 0; i < count; i++) {
      int code = symbols.codes()[from + i];
      if (code < 0) {
        codes[i] = -1;
        continue;
      }
      if (renumbered[code] < 0) {
        used[distinct] = symbols.texts()[code];
        renumbered[code] = distinct++;
      }
      codes[i] = renumbered[code];
    }
    out.writeInt(distinct);
    for (int i = 0; i < distinct; i++) {
      out.writeText(used[i]);
    }
    pack(codes, 0, count, out);
  }

  /// Writes a base, a width and that many low bytes of each value's distance from the base. Absent
  /// numbers become the distance that is one too small, so that they cost no wide values.
  private static void pack(long[] values, int from, int count, GrowingBytes out) {
    long least = Long.MAX_VALUE;
    long greatest = Long.MIN_VALUE;
    boolean gaps = false;
    for (int i = from; i < from + count; i++) {
      long value = values[i];
      if (value == Column.Numbers.NONE) {
        gaps = true;
      } else {
        least = Math.min(least, value);
        greatest = Math.max(greatest, value);
      }
    }
    long base = least - (gaps ? 1 : 0);
    int width = width(greatest - base);
    if (count == 0 || least > greatest || greatest - base < 0 || width == WHOLE) {
      out.writeByte(WHOLE);
      out.writePacked(values, from, count, 0, WHOLE);
      return;
    }
    out.writeByte(width | (gaps ? 0x10 : 0));
    out.writeLong(base);
    if (gaps) {
      long[] closed = Arrays.copyOfRange(values, from, from + count);
      for (int i = 0; i < count; i++) {
        closed[i] = closed[i] == Column.Numbers.NONE ? base : closed[i];
      }
      out.writePacked(closed, 0, count, base, width);
    } else {
      out.writePacked(values, from, count, base, width);
    }
  }

  private static int width(long distance) {
    return (Long.SIZE - Long.numberOfLeadingZeros(distance) + 7) / 8;
  }
}
