package weir.store.records;

import java.util.Arrays;
import weir.model.flow.Column;

/// Numbers out of text.
final class NumberParser implements ColumnParser {
  private final String name;
  private final long largest;
  private long[] values = new long[0];

  NumberParser(String name, long largest) {
    this.name = name;
    this.largest = largest;
  }

  @Override
  public void reserve(int rows, int room) {
    if (values.length < rows) {
      values = Arrays.copyOf(values, room);
    }
  }

  @Override
  public void parse(TextRows rows, int column, int row) {
    byte[] bytes = rows.bytes();
    int[] separators = rows.separators();
    int[] firsts = rows.firsts();
    int count = rows.count();
    long[] target = values;
    for (int i = 0; i < count; i++) {
      int first = firsts[i] + column;
      int start = separators[first] + 1;
      int end = separators[first + 1];
      long value = NumberText.parse(bytes, start, end);
      if (value < 0 || value > largest) {
        if (end - start != 1 || bytes[start] != '-') {
          rows.fault(i, name, start, end, "a whole number up to " + largest);
        }
        value = Column.Numbers.NONE;
      }
      target[row + i] = value;
    }
  }

  @Override
  public void dropFaulty(TextRows rows, int row) {
    int kept = row;
    for (int i = 0; i < rows.count(); i++) {
      if (!rows.isFaulty(i)) {
        values[kept++] = values[row + i];
      }
    }
  }

  @Override
  public boolean isFull() {
    return false;
  }

  @Override
  public Column take() {
    Column column = new Column.Numbers(values);
    values = new long[0];
    return column;
  }
}
