package weir.query.insights;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import weir.model.aws.Fault;

/// Rows that queries look up by a key: what a CSV text says, whose first line names the columns.
///
/// @param rows each with a value for every column
public record LookupTable(String name, List<String> columns, List<List<String>> rows) {
  public LookupTable {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /// Reads a table: values with commas between, one row a line, those in double quotes with any
  /// character inside (RFC 4180).
  ///
  /// @throws Fault.Invalid when the text is no such table
  public static LookupTable parse(String name, String csv) {
    List<List<String>> lines = new LookupText(csv).lines();
    if (lines.isEmpty()) {
      throw new Fault.Invalid("the CSV is empty but must begin with a line that names its columns");
    }
    List<String> columns = lines.getFirst();
    Set<String> seen = new HashSet<>();
    for (String column : columns) {
      if (column.isBlank() || !seen.add(column)) {
        throw new Fault.Invalid(
            "the CSV's first line names the column \""
                + column
                + "\" but every column must have a name of its own");
      }
    }
    List<List<String>> rows = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      List<String> row = lines.get(i);
      if (row.size() != columns.size()) {
        throw new Fault.Invalid(
            "row "
                + i
                + " of the CSV has "
                + row.size()
                + " values but its first line names "
                + columns.size()
                + " columns");
      }
      rows.add(row);
    }
    return new LookupTable(name, columns, rows);
  }

  /// Where a column stands.
  ///
  /// @throws Fault.Invalid when there is none of this name
  int column(String column) {
    int place = columns.indexOf(column);
    if (place < 0) {
      throw new Fault.Invalid(
          "the lookup table "
              + name
              + " has no column "
              + column
              + "; its columns are "
              + String.join(", ", columns));
    }
    return place;
  }
}
