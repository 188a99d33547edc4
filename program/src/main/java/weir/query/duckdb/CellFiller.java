package weir.query.duckdb;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.duckdb.DuckDBWritableVector;
import org.jspecify.annotations.Nullable;
import weir.query.lines.Cells;
import weir.store.records.ByteWords;

/// Copies one column of cells into DuckDB's vectors. Used by one lane.
///
/// Texts go over in one call per vector: a call into native code per value would cost more than
/// parsing it.
final class CellFiller {
  private final LinesColumn column;
  private final int slot;
  private byte[] @Nullable [] texts = new byte[0] @Nullable [];
  private byte @Nullable [] constant;

  private CellFiller(LinesColumn column, int slot) {
    this.column = column;
    this.slot = slot;
  }

  /// Cells for what columns are wanted of a line, in the order of the columns.
  static Cells cells(LinesColumn[] columns, int capacity) {
    return new Cells(
        Arrays.stream(columns)
            .filter(LinesColumn.Cell.class::isInstance)
            .mapToInt(column -> ((LinesColumn.Cell) column).place())
            .toArray(),
        capacity);
  }

  static CellFiller[] of(LinesColumn[] columns) {
    CellFiller[] fillers = new CellFiller[columns.length];
    int slot = 0;
    for (int i = 0; i < columns.length; i++) {
      fillers[i] = new CellFiller(columns[i], slot);
      slot += columns[i] instanceof LinesColumn.Cell ? 1 : 0;
    }
    return fillers;
  }

  /// Says which file the next cells come from.
  void begin(TableFile file) {
    if (column instanceof LinesColumn.Constant(String _, int index)) {
      String text = file.constants().get(index);
      constant = text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }
  }

  void fill(Cells cells, int rows, DuckDBWritableVector vector) {
    switch (column.type()) {
      case TINYINT -> {
        for (int row = 0; row < rows; row++) {
          long value = number(cells, row, Byte.MIN_VALUE, Byte.MAX_VALUE);
          if (value == WholeNumber.NONE) {
            vector.setNull(row);
          } else {
            vector.setByte(row, (byte) value);
          }
        }
      }
      case SMALLINT -> {
        for (int row = 0; row < rows; row++) {
          long value = number(cells, row, Short.MIN_VALUE, Short.MAX_VALUE);
          if (value == WholeNumber.NONE) {
            vector.setNull(row);
          } else {
            vector.setShort(row, (short) value);
          }
        }
      }
      case INTEGER -> {
        for (int row = 0; row < rows; row++) {
          long value = number(cells, row, Integer.MIN_VALUE, Integer.MAX_VALUE);
          if (value == WholeNumber.NONE) {
            vector.setNull(row);
          } else {
            vector.setInt(row, (int) value);
          }
        }
      }
      case BIGINT -> fillLongs(cells, rows, vector);
      default -> fillTexts(cells, rows, vector);
    }
  }

  private void fillLongs(Cells cells, int rows, DuckDBWritableVector vector) {
    for (int row = 0; row < rows; row++) {
      long value = number(cells, row, Long.MIN_VALUE, Long.MAX_VALUE);
      if (value == WholeNumber.NONE && !isLeastLong(cells, row)) {
        vector.setNull(row);
      } else {
        vector.setLong(row, value);
      }
    }
  }

  private boolean isLeastLong(Cells cells, int row) {
    int start = cells.starts(slot)[row];
    return start >= 0 && WholeNumber.isLeastLong(cells.bytes(), start, cells.ends(slot)[row]);
  }

  private long number(Cells cells, int row, long least, long most) {
    int start = cells.starts(slot)[row];
    return start < 0
        ? WholeNumber.NONE
        : WholeNumber.parse(cells.bytes(), start, cells.ends(slot)[row], least, most);
  }

  private void fillTexts(Cells cells, int rows, DuckDBWritableVector vector) {
    if (texts.length != rows) {
      texts = new byte[rows] @Nullable [];
    }
    if (column instanceof LinesColumn.Constant) {
      Arrays.fill(texts, constant);
    } else {
      byte[] bytes = cells.bytes();
      int[] starts = cells.starts(slot);
      int[] ends = cells.ends(slot);
      for (int row = 0; row < rows; row++) {
        texts[row] = starts[row] < 0 ? null : proper(bytes, starts[row], ends[row]);
      }
    }
    vector.setStringUtf8Batch(0, texts);
  }

  /// The bytes as an array of their own, made proper UTF-8.
  private static byte[] proper(byte[] bytes, int start, int end) {
    byte[] text = Arrays.copyOfRange(bytes, start, end);
    return isAscii(text)
        ? text
        : new String(text, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
  }

  private static boolean isAscii(byte[] text) {
    int at = 0;
    for (; at + 8 <= text.length; at += 8) {
      if ((ByteWords.longAt(text, at) & ByteWords.TOPS) != 0) {
        return false;
      }
    }
    for (; at < text.length; at++) {
      if (text[at] < 0) {
        return false;
      }
    }
    return true;
  }
}
