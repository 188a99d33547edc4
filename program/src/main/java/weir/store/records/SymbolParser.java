package weir.store.records;

import java.util.Arrays;
import weir.model.flow.Column;

/// Texts out of text, each distinct one made a String once.
final class SymbolParser implements ColumnParser {
  private final String name;
  private final SymbolTable table = new SymbolTable();
  private int[] codes = new int[0];

  SymbolParser(String name) {
    this.name = name;
  }

  @Override
  public void reserve(int rows, int room) {
    if (codes.length < rows) {
      codes = Arrays.copyOf(codes, room);
    }
  }

  @Override
  public void parse(TextRows rows, int column, int row) {
    byte[] bytes = rows.bytes();
    int[] separators = rows.separators();
    int[] firsts = rows.firsts();
    int count = rows.count();
    int[] target = codes;
    for (int i = 0; i < count; i++) {
      int first = firsts[i] + column;
      int start = separators[first] + 1;
      int end = separators[first + 1];
      int code = table.code(bytes, start, end);
      if (code < 0) {
        if (end - start != 1 || bytes[start] != '-') {
          rows.fault(i, name, start, end, "UTF-8 text without control characters");
        }
        code = -1;
      }
      target[row + i] = code;
    }
  }

  @Override
  public void dropFaulty(TextRows rows, int row) {
    int kept = row;
    for (int i = 0; i < rows.count(); i++) {
      if (!rows.isFaulty(i)) {
        codes[kept++] = codes[row + i];
      }
    }
  }

  @Override
  public boolean isFull() {
    return table.isFull();
  }

  @Override
  public Column take() {
    Column column = new Column.Symbols(codes, table.texts());
    codes = new int[0];
    table.endBatch();
    return column;
  }
}
