package weir.query.sql;

import java.util.List;
import java.util.function.Function;

/// DuckDB's text of a query with places where the relations of its tables go.
///
/// @param pieces the text around the tables: one more than there are places
/// @param tableNumbers which table goes to which place
record Translation(List<String> pieces, List<Integer> tableNumbers) {
  Translation {
    pieces = List.copyOf(pieces);
    tableNumbers = List.copyOf(tableNumbers);
  }

  String text(List<TableUse> tables, Function<TableUse, String> relationText) {
    StringBuilder text = new StringBuilder(pieces.getFirst());
    for (int i = 0; i < tableNumbers.size(); i++) {
      text.append(relationText.apply(tables.get(tableNumbers.get(i)))).append(pieces.get(i + 1));
    }
    return text.toString();
  }
}
