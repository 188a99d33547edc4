package weir.query.duckdb;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.duckdb.DuckDBColumnType;
import weir.query.columns.ColumnFile;
import weir.query.lines.Delimiters;
import weir.query.sql.SqlColumn;
import weir.query.sql.SqlText;
import weir.query.sql.TableUse;

/// Files of [ColumnCache] as a table: the same rows that the text has in the same columns.
///
/// @param kinds what the files' columns hold, all the same
record ColumnRelation(TableUse use, Delimiters delimiters, String kinds) {
  /// Whether columns can stand for the text in this table: a number's column must be read as a
  /// number or as text, and a text's column not as a whole number, which Hive reads its own way.
  boolean suits() {
    int place = 0;
    for (SqlColumn column : use.table().columns()) {
      if (FileConstants.isOne(column)) {
        continue;
      }
      int at = place++;
      boolean whole = CellCast.scanned(column.type()) != DuckDBColumnType.VARCHAR;
      if (use.columns().contains(column.name())
          && whole
          && at < kinds.length()
          && kinds.charAt(at) != ColumnFile.kind(true)) {
        return false;
      }
    }
    return true;
  }

  /// SQL of a relation over the files.
  String sql(List<TableFile> files, List<Path> columns) {
    FileConstants constants = new FileConstants(use.table());
    StringBuilder sql = new StringBuilder();
    int place = 0;
    for (SqlColumn column : use.table().columns()) {
      boolean constant = FileConstants.isOne(column);
      int at = constant ? -1 : place++;
      sql.append(sql.isEmpty() ? "SELECT " : ", ");
      if (!use.columns().contains(column.name()) || !constant && at >= kinds.length()) {
        sql.append("CAST(NULL AS ").append(column.type().duckDb()).append(')');
      } else if (constant) {
        sql.append(FileConstants.typed(column, constants.textByFile(column, files)));
      } else {
        sql.append(typed(column, "c" + at));
      }
      sql.append(" AS ").append(SqlText.name(column.name()));
    }
    return sql + " FROM " + read(columns);
  }

  private static String read(List<Path> files) {
    return files.stream()
        .map(ParquetRelation::literally)
        .map(SqlText::text)
        .collect(Collectors.joining(",", "read_parquet([", "], hive_partitioning=false)"));
  }

  private String typed(SqlColumn column, String name) {
    if (CellCast.scanned(column.type()) != DuckDBColumnType.VARCHAR) {
      return "TRY_CAST(" + name + " AS " + column.type().duckDb() + ")";
    }
    // What is absent is a dash in the text.
    String text =
        delimiters.nullText().equals("-")
            ? "CAST(" + name + " AS VARCHAR)"
            : "coalesce(CAST(" + name + " AS VARCHAR), '-')";
    return CellCast.delimited(
        column.type(), text, LinesRelation.nested(delimiters), delimiters.nullText());
  }
}
