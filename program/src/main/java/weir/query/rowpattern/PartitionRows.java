package weir.query.rowpattern;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is known of a partition's rows: which conditions hold for each, and the values that
/// conditions over several rows need.
final class PartitionRows {
  private static final String NULL = "\\N";

  private final int conditions;
  private final String marks;
  private final @Nullable Object[][] columns;
  private final @Nullable Object[] missing;

  /// @param marks `1` or `0` for each row and condition, row after row
  /// @param cells the values of each column: a line per row, then one for a row that does not exist
  PartitionRows(int conditions, String marks, List<CellKind> kinds, List<String> cells) {
    this.conditions = conditions;
    this.marks = marks;
    this.columns = new Object[kinds.size()][];
    this.missing = new Object[kinds.size()];
    for (int i = 0; i < kinds.size(); i++) {
      columns[i] = new Object[count()];
      read(kinds.get(i), cells.get(i), i);
    }
  }

  private void read(CellKind kind, String lines, int column) {
    int from = 0;
    for (int row = 0; row <= count(); row++) {
      int end = lines.indexOf('\n', from);
      String line = end < 0 ? lines.substring(from) : lines.substring(from, end);
      @Nullable Object value = line.equals(NULL) ? null : value(kind, line);
      if (row < count()) {
        columns[column][row] = value;
      } else {
        missing[column] = value;
      }
      from = end + 1;
    }
  }

  private static Object value(CellKind kind, String text) {
    return switch (kind) {
      case BOOLEAN -> text.equals("true");
      case WHOLE -> Long.valueOf(text);
      case DOUBLE ->
          switch (text) {
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            case "nan" -> Double.NaN;
            default -> Double.valueOf(text);
          };
      case DECIMAL -> new BigDecimal(text);
      case TEXT -> text.replace("\\n", "\n").replace("\\\\", "\\");
    };
  }

  int count() {
    return marks.length() / conditions;
  }

  boolean holds(int condition, int row) {
    return marks.charAt(row * conditions + condition) == '1';
  }

  /// @param row -1 for a row that does not exist
  @Nullable Object value(int column, int row) {
    return row < 0 ? missing[column] : columns[column][row];
  }
}
