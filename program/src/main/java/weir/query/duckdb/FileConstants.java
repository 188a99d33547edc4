package weir.query.duckdb;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import weir.query.engine.HiddenColumn;
import weir.query.sql.SqlColumn;
import weir.query.sql.SqlRelation;
import weir.query.sql.SqlText;

/// The columns of a table that are the same in all rows of a file: partition columns and hidden
/// ones. [TableFile#constants] has their texts.
public final class FileConstants {
  private final List<String> names;

  FileConstants(SqlRelation.Table table) {
    List<String> names =
        new java.util.ArrayList<>(
            table.columns().stream().filter(SqlColumn::partition).map(SqlColumn::name).toList());
    for (HiddenColumn hidden : HiddenColumn.values()) {
      names.add(hidden.column().name());
    }
    this.names = List.copyOf(names);
  }

  static boolean isOne(SqlColumn column) {
    return column.partition() || HiddenColumn.find(column.name()).isPresent();
  }

  /// Where the column's text is in [TableFile#constants].
  int index(SqlColumn column) {
    return names.indexOf(column.name());
  }

  /// SQL of a column's value.
  ///
  /// @param text SQL of its text
  static String typed(SqlColumn column, String text) {
    return HiddenColumn.find(column.name())
        .map(hidden ->
            switch (hidden) {
              case PATH -> text;
              case FILE_SIZE -> "CAST(" + text + " AS BIGINT)";
              case FILE_MODIFIED_TIME ->
                  "{'t': epoch_ms(CAST(" + text + " AS BIGINT)), 'z': 'UTC'}";
            })
        .orElseGet(() -> CellCast.scalar(column.type(), text));
  }

  /// SQL of a column's text in a relation that DuckDB reads file by file, in this order.
  String textByFile(SqlColumn column, List<TableFile> files) {
    int index = index(column);
    List<String> texts =
        files.stream()
            .map(file -> file.constants().get(index))
            .map(text -> text == null ? "NULL" : SqlText.text(text))
            .toList();
    return texts.stream().allMatch(text -> Objects.equals(text, texts.getFirst()))
        ? "CAST(" + texts.getFirst() + " AS VARCHAR)"
        : texts.stream()
            .collect(
                Collectors.joining(
                    ",", "CAST([", "] AS VARCHAR[])[CAST(file_index AS BIGINT) + 1]"));
  }
}
