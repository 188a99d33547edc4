package weir.query.sql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A [TableUse] as it grows. Used by one analysis.
final class TableUseBuilder {
  private final int number;
  private final SqlRelation.Table table;
  private final Set<String> columns = new LinkedHashSet<>();
  private final List<String> partitionConditions = new ArrayList<>();
  private final List<String> conditions = new ArrayList<>();
  private final Map<String, List<String>> pinned = new LinkedHashMap<>();

  TableUseBuilder(int number, SqlRelation.Table table) {
    this.number = number;
    this.table = table;
  }

  int number() {
    return number;
  }

  void read(SqlColumn column) {
    columns.add(column.name());
  }

  void addPartitionCondition(String condition) {
    partitionConditions.add(condition);
  }

  void addCondition(String condition) {
    conditions.add(condition);
  }

  /// Two pins of one column leave the values that both allow.
  void pin(String column, List<String> values) {
    pinned.merge(column, values, (a, b) -> a.stream().filter(b::contains).toList());
  }

  TableUse build() {
    return new TableUse(number, table, columns, all(partitionConditions), pinned, all(conditions));
  }

  private static Optional<String> all(List<String> conditions) {
    return conditions.isEmpty() ? Optional.empty() : Optional.of(String.join(" AND ", conditions));
  }
}
