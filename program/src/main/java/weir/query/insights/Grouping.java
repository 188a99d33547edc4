package weir.query.insights;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The groups that `stats` makes: a SELECT with the keys and with every aggregate once. What is
/// computed of aggregates is computed over its columns. Used by one thread.
final class Grouping {
  private final Plan plan;
  private final List<String> keys = new ArrayList<>();
  private final List<Value> keyColumns = new ArrayList<>();
  private final Map<String, String> aggregates = new LinkedHashMap<>();
  private final List<String> selected = new ArrayList<>();
  private final Map<String, Value> named = new LinkedHashMap<>();
  private final Map<String, Value> computed = new LinkedHashMap<>();

  Grouping(Plan plan) {
    this.plan = plan;
  }

  /// Rows with different values of this are of different groups.
  Value by(Item key) {
    return by(key, 0);
  }

  /// As [#by(Item)].
  ///
  /// @param later milliseconds that are added to a time
  Value by(Item key, long later) {
    Value given = plan.expressions().value(key.expression());
    Value value =
        later == 0
            ? given
            : new Value("(" + given.sql() + " + BIGINT '" + later + "')", given.kind());
    Value column = new Value(plan.newColumn(), value.kind());
    keys.add(value.sql());
    keyColumns.add(column);
    selected.add(value.sql() + " AS " + column.sql());
    know(key, column);
    return column;
  }

  /// Makes a value known to the expressions behind it.
  void know(Item item, Value value) {
    named.put(item.name(), value);
    computed.put(item.expression().text(), value);
  }

  /// A name that `stats` itself has given; nothing else is the same in all rows of a group.
  Value field(List<String> parts) {
    return named.getOrDefault(String.join(".", parts), Value.MISSING);
  }

  Optional<Value> computed(Expression call) {
    return Optional.ofNullable(computed.get(call.text()));
  }

  /// The columns of the keys.
  List<Value> keyColumns() {
    return keyColumns;
  }

  /// The column of an aggregate over the group's rows.
  Value aggregate(Value value) {
    String column =
        aggregates.computeIfAbsent(
            value.sql(),
            sql -> {
              String made = plan.newColumn();
              selected.add(sql + " AS " + made);
              return made;
            });
    return new Value(column, value.kind());
  }

  /// A value of each row that is the same in all rows of the group: an aggregate as a window.
  String ofGroup(String aggregate) {
    return aggregate
        + " OVER ("
        + (keys.isEmpty() ? "" : "PARTITION BY " + String.join(", ", keys))
        + ")";
  }

  /// A value of each row as a column, for aggregates to take.
  String column(Value ofRow) {
    String column = plan.materialized(ofRow).sql();
    var _ = plan.rows();
    return column;
  }

  /// A row for each group. Without keys all rows are one group, that is not there when there are no
  /// rows.
  String sql() {
    if (selected.isEmpty()) {
      selected.add("count(*) AS " + plan.newColumn());
    }
    String groups =
        keys.isEmpty()
            ? " HAVING count(*) > 0"
            : IntStream.rangeClosed(1, keys.size())
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(", ", " GROUP BY ", ""));
    return "(SELECT " + String.join(", ", selected) + " FROM " + plan.source() + groups + ")";
  }
}
