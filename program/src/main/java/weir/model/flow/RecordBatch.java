package weir.model.flow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Flow records in bulk: a number of rows and a column per field; immutable.
///
/// A field without a column is absent in every row. Columns that AWS invented after this release
/// are kept by name in [#extras].
public final class RecordBatch {
  private final int rows;
  private final Column[] columns;
  private final Map<String, Column> extras;

  private RecordBatch(int rows, Column[] columns, Map<String, Column> extras) {
    this.rows = rows;
    this.columns = columns;
    this.extras = extras;
  }

  public static RecordBatch of(int rows, Map<RecordField, Column> columns) {
    return of(rows, columns, Map.of());
  }

  /// @param extras columns under names that [RecordField] does not know, in file order
  public static RecordBatch of(
      int rows, Map<RecordField, Column> columns, Map<String, Column> extras) {
    if (rows < 0) {
      throw new IllegalArgumentException("a batch of " + rows + " rows");
    }
    Column[] byField = new Column[RecordField.values().length];
    Arrays.fill(byField, Column.ABSENT);
    columns.forEach((field, column) -> byField[field.ordinal()] = column);
    return new RecordBatch(rows, byField, Collections.unmodifiableMap(new LinkedHashMap<>(extras)));
  }

  public int rows() {
    return rows;
  }

  /// The column of a field; [Column#ABSENT] when no row has it.
  public Column column(RecordField field) {
    return columns[field.ordinal()];
  }

  /// Columns under names that [RecordField] does not know, in file order.
  public Map<String, Column> extras() {
    return extras;
  }

  /// The same rows with other columns put in place of this batch's.
  public RecordBatch with(Map<RecordField, Column> replacements) {
    Column[] changed = columns.clone();
    replacements.forEach((field, column) -> changed[field.ordinal()] = column);
    return new RecordBatch(rows, changed, extras);
  }

  /// The rows at these positions, in this order.
  public RecordBatch select(int[] positions, int count) {
    EnumMap<RecordField, Column> selected = new EnumMap<>(RecordField.class);
    for (RecordField field : RecordField.values()) {
      Column column = column(field);
      if (!Column.ABSENT.equals(column)) {
        selected.put(field, select(column, positions, count));
      }
    }
    Map<String, Column> selectedExtras = new LinkedHashMap<>();
    extras.forEach((name, column) -> selectedExtras.put(name, select(column, positions, count)));
    return of(count, selected, selectedExtras);
  }

  private static Column select(Column column, int[] positions, int count) {
    return switch (column) {
      case Column.Numbers numbers -> new Column.Numbers(select(numbers.values(), positions, count));
      case Column.Addresses addresses ->
          new Column.Addresses(
              select(addresses.high(), positions, count),
              select(addresses.low(), positions, count));
      case Column.Symbols symbols -> {
        int[] codes = new int[count];
        for (int i = 0; i < count; i++) {
          codes[i] = symbols.codes()[positions[i]];
        }
        yield new Column.Symbols(codes, symbols.texts());
      }
      case Column.SameText same -> same;
      case Column.SameNumber same -> same;
    };
  }

  private static long[] select(long[] values, int[] positions, int count) {
    long[] selected = new long[count];
    for (int i = 0; i < count; i++) {
      selected[i] = values[positions[i]];
    }
    return selected;
  }

  /// One record as a text file shows it. For edges and tests.
  public String line(int row, RecordFormat format) {
    StringBuilder line = new StringBuilder();
    for (RecordField field : format.fields()) {
      if (!line.isEmpty()) {
        line.append(' ');
      }
      line.append(column(field).text(row));
    }
    return line.toString();
  }

  /// Every record as a text file shows it. For edges and tests.
  public List<String> lines(RecordFormat format) {
    List<String> lines = new ArrayList<>(rows);
    for (int row = 0; row < rows; row++) {
      lines.add(line(row, format));
    }
    return lines;
  }

  @Override
  public String toString() {
    return "RecordBatch["
        + rows
        + " rows, "
        + Arrays.stream(columns).filter(c -> !Column.ABSENT.equals(c)).count()
        + " columns]";
  }
}
