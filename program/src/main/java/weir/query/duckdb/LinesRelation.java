package weir.query.duckdb;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import weir.query.arrow.ArrowTable;
import weir.query.arrow.ArrowType;
import weir.query.lines.Delimiters;
import weir.query.lines.LineSerde;
import weir.query.sql.SqlColumn;
import weir.query.sql.SqlText;
import weir.query.sql.SqlType;
import weir.query.sql.TableUse;

/// Files of lines as a table: columns by their place.
final class LinesRelation {
  private static final int FIRST_NESTED = 2;
  private static final int DEEPEST = 8;

  private final TableUse use;
  private final LineSerde serde;

  LinesRelation(TableUse use, LineSerde serde) {
    this.use = use;
    this.serde = serde;
  }

  /// What is to be read.
  ///
  /// @param name under which DuckDB is to be shown the table
  /// @param sql of a relation over it with the columns of the use
  record Reading(String name, ArrowTable table, String sql) {
    /// What is in a statement as often as it reads the table.
    String read() {
      return from(name);
    }

    private static String from(String name) {
      return " FROM " + name + ")";
    }
  }

  Reading over(List<TableFile> files, int threads, QueryWork work) {
    String name = "weir_lines_" + use.number();
    FileConstants constants = new FileConstants(use.table());
    List<LinesColumn> scanned = new ArrayList<>();
    List<String> expressions = new ArrayList<>();
    int place = 0;
    for (SqlColumn column : use.table().columns()) {
      boolean constant = FileConstants.isOne(column);
      int at = constant ? -1 : place++;
      String cell = "c" + scanned.size();
      if (use.columns().contains(column.name())) {
        scanned.add(
            constant
                ? new LinesColumn.Constant(cell, constants.index(column))
                : new LinesColumn.Cell(cell, at, CellCast.scanned(column.type())));
        expressions.add(constant ? FileConstants.typed(column, cell) : typed(column.type(), cell));
      } else {
        expressions.add("CAST(NULL AS " + column.type().duckDb() + ")");
      }
      expressions.add(expressions.removeLast() + " AS " + SqlText.name(column.name()));
    }
    if (scanned.isEmpty()) {
      // Nobody looks at it, but rows are counted by it.
      scanned.add(new LinesColumn.Cell("c0", 0, ArrowType.INT8));
    }
    ArrowTable table =
        new ArrowTable(
            scanned.stream().map(LinesColumn::name).toList(),
            scanned.stream().map(LinesColumn::type).toList(),
            Math.clamp(files.size(), 1, threads),
            new LinesScan(serde, scanned, files, work));
    return new Reading(
        name,
        table,
        expressions.stream().collect(Collectors.joining(", ", "(SELECT ", Reading.from(name))));
  }

  private String typed(SqlType type, String cell) {
    if (CellCast.scanned(type) != ArrowType.TEXT) {
      return cell;
    }
    return switch (serde) {
      case LineSerde.Delimited(var delimiters) ->
          CellCast.delimited(type, cell, nested(delimiters), delimiters.nullText());
      case LineSerde.Json _ -> CellCast.json(type, cell);
      case LineSerde.Csv _ -> CellCast.csv(type, cell);
      case LineSerde.Regex _ -> CellCast.scalar(type, cell);
    };
  }

  /// What stands between the parts of a nested value, level by level: \002, \003 and so on, unless
  /// the table says otherwise for the first two.
  static List<Character> nested(Delimiters delimiters) {
    List<Character> separators = new ArrayList<>();
    separators.add((char) (delimiters.collection() & 0xff));
    separators.add((char) (delimiters.mapKey() & 0xff));
    while (separators.size() < DEEPEST) {
      separators.add((char) (FIRST_NESTED + separators.size()));
    }
    return separators;
  }
}
