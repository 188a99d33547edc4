package weir.query.duckdb;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weir.query.arrow.ArrowBatch;
import weir.query.arrow.ArrowNumbers;
import weir.query.arrow.ArrowTexts;
import weir.query.lines.Cells;
import weir.store.records.ByteWords;

/// Copies one column of cells into that of a batch. Used by one lane.
final class CellFiller {
  private final LinesColumn column;
  private final int place;
  private final int slot;
  private byte @Nullable [] constant;

  private CellFiller(LinesColumn column, int place, int slot) {
    this.column = column;
    this.place = place;
    this.slot = slot;
  }

  /// Cells for what columns are wanted of a line, in the order of the columns.
  static Cells cells(List<LinesColumn> columns, int capacity) {
    return new Cells(
        columns.stream()
            .filter(LinesColumn.Cell.class::isInstance)
            .mapToInt(column -> ((LinesColumn.Cell) column).place())
            .toArray(),
        capacity);
  }

  static CellFiller[] of(List<LinesColumn> columns) {
    CellFiller[] fillers = new CellFiller[columns.size()];
    int slot = 0;
    for (int i = 0; i < fillers.length; i++) {
      fillers[i] = new CellFiller(columns.get(i), i, slot);
      slot += columns.get(i) instanceof LinesColumn.Cell ? 1 : 0;
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

  void fill(Cells cells, int rows, ArrowBatch batch) {
    switch (batch.column(place)) {
      case ArrowNumbers numbers -> fillNumbers(cells, rows, numbers);
      case ArrowTexts texts -> {
        if (column instanceof LinesColumn.Constant) {
          fillConstant(rows, texts);
        } else {
          fillTexts(cells, rows, texts);
        }
      }
    }
  }

  private void fillNumbers(Cells cells, int rows, ArrowNumbers numbers) {
    byte[] bytes = cells.bytes();
    int[] starts = cells.starts(slot);
    int[] ends = cells.ends(slot);
    long most = numbers.most();
    for (int row = 0; row < rows; row++) {
      int start = starts[row];
      long number =
          start < 0 ? WholeNumber.NONE : WholeNumber.parse(bytes, start, ends[row], ~most, most);
      if (number != WholeNumber.NONE
          || start >= 0
              && most == Long.MAX_VALUE
              && WholeNumber.isLeastLong(bytes, start, ends[row])) {
        numbers.add(number);
      } else {
        numbers.addNull();
      }
    }
  }

  private void fillConstant(int rows, ArrowTexts texts) {
    byte[] text = constant;
    for (int row = 0; row < rows; row++) {
      if (text == null) {
        texts.addNull();
      } else {
        texts.add(text, 0, text.length);
      }
    }
  }

  private void fillTexts(Cells cells, int rows, ArrowTexts texts) {
    byte[] bytes = cells.bytes();
    int[] starts = cells.starts(slot);
    int[] ends = cells.ends(slot);
    for (int row = 0; row < rows; row++) {
      if (starts[row] < 0) {
        texts.addNull();
      } else if (isAscii(bytes, starts[row], ends[row])) {
        texts.add(bytes, starts[row], ends[row]);
      } else {
        byte[] proper = proper(bytes, starts[row], ends[row]);
        texts.add(proper, 0, proper.length);
      }
    }
  }

  /// The bytes with what is no UTF-8 replaced.
  private static byte[] proper(byte[] bytes, int start, int end) {
    return new String(Arrays.copyOfRange(bytes, start, end), StandardCharsets.UTF_8)
        .getBytes(StandardCharsets.UTF_8);
  }

  /// Words may be read beyond the end: see [Cells#MARGIN].
  private static boolean isAscii(byte[] bytes, int start, int end) {
    int at = start;
    for (; end - at > Long.BYTES; at += Long.BYTES) {
      if ((ByteWords.longAt(bytes, at) & ByteWords.TOPS) != 0) {
        return false;
      }
    }
    int left = end - at;
    return left == 0
        || (ByteWords.longAt(bytes, at) & ByteWords.TOPS & -1L >>> Long.SIZE - left * Byte.SIZE)
            == 0;
  }
}
