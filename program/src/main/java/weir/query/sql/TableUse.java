package weir.query.sql;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One place of a query that reads a table. A table that is named twice has two.
///
/// @param number counted from 0
/// @param columns the names of the columns that are read
/// @param partitionCondition DuckDB's SQL over the partition columns only: rows for which it is not
///   true cannot matter
/// @param pinned partition columns that must have one of these values, as text
/// @param condition DuckDB's SQL over the table's columns: rows for which it is not true cannot
///   matter
public record TableUse(
    int number,
    SqlRelation.Table table,
    Set<String> columns,
    Optional<String> partitionCondition,
    Map<String, List<String>> pinned,
    Optional<String> condition) {
  public TableUse {
    columns = Set.copyOf(columns);
    pinned = Map.copyOf(pinned);
  }
}
