package weir.query.duckdb;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.duckdb.DuckDBFunctions;
import weir.query.lines.Delimiters;
import weir.query.lines.LineSerde;
import weir.query.session.DuckDbSession;
import weir.query.sql.SqlColumn;
import weir.query.sql.SqlText;
import weir.query.sql.SqlType;
import weir.query.sql.TableUse;

/// Files of lines as a table: columns by their place.
final class LinesRelation {
  private static final int FIRST_NESTED = 2;
  private static final int DEEPEST = 8;

  private final DuckDbSession session;
  private final TableUse use;
  private final LineSerde serde;

  LinesRelation(DuckDbSession session, TableUse use, LineSerde serde) {
    this.session = session;
    this.use = use;
    this.serde = serde;
  }

  /// SQL of a relation over the files.
  String sql(List<TableFile> files, int threads, QueryWork work) throws SQLException {
    String function = "weir_lines_" + use.number();
    FileConstants constants = new FileConstants(use.table());
    List<LinesColumn> scanned = new ArrayList<>();
    List<String> expressions = new ArrayList<>();
    int place = 0;
    for (SqlColumn column : use.table().columns()) {
      boolean constant = FileConstants.isOne(column);
      int at = constant ? -1 : place++;
      String name = "c" + scanned.size();
      if (use.columns().contains(column.name())) {
        scanned.add(
            constant
                ? new LinesColumn.Constant(name, constants.index(column))
                : new LinesColumn.Cell(name, at, CellCast.scanned(column.type())));
        expressions.add(constant ? FileConstants.typed(column, name) : typed(column.type(), name));
      } else {
        expressions.add("CAST(NULL AS " + column.type().duckDb() + ")");
      }
      expressions.add(expressions.removeLast() + " AS " + SqlText.name(column.name()));
    }
    if (scanned.isEmpty()) {
      scanned.add(new LinesColumn.Constant("c0", 0));
    }
    DuckDBFunctions.tableFunction()
        .withName(function)
        .withProjectionPushdown()
        .withFunction(new LinesScan(serde, scanned, files, threads, work))
        .register(session.connection());
    return expressions.stream()
        .collect(Collectors.joining(", ", "(SELECT ", " FROM " + function + "())"));
  }

  private String typed(SqlType type, String cell) {
    if (CellCast.scanned(type) != org.duckdb.DuckDBColumnType.VARCHAR) {
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
