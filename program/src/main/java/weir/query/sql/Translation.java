package weir.query.sql;

import java.util.ArrayList;
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

  /// Takes a text apart at the marks of its tables.
  static Translation of(String marked) {
    String[] parts = marked.split(String.valueOf(Analysis.MARK), -1);
    List<String> pieces = new ArrayList<>();
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < parts.length; i++) {
      if (i % 2 == 0) {
        pieces.add(parts[i]);
      } else {
        numbers.add(Integer.valueOf(parts[i]));
      }
    }
    return new Translation(pieces, numbers);
  }

  String text(List<TableUse> tables, Function<TableUse, String> relationText) {
    StringBuilder text = new StringBuilder(pieces.getFirst());
    for (int i = 0; i < tableNumbers.size(); i++) {
      text.append(relationText.apply(tables.get(tableNumbers.get(i)))).append(pieces.get(i + 1));
    }
    return text.toString();
  }
}
