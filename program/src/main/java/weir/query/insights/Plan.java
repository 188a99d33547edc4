package weir.query.insights;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A query on its way to SQL: the rows behind the commands so far, and what names stand for there.
/// Used by one thread.
final class Plan {
  /// What all queries in one text share.
  static final class Surroundings {
    private final QueryTimes times;
    private final Function<Source, EventRelation> relations;
    private int columns;

    /// @param relations of queries inside, by their sources
    Surroundings(QueryTimes times, Function<Source, EventRelation> relations) {
      this.times = times;
      this.relations = relations;
    }

    String newColumn() {
      return "c" + ++columns;
    }
  }

  private static final int MOST_ROWS = 100_000;
  private static final int MOST_JOINED = 50_000;

  private final Surroundings surroundings;
  private final Level level;
  private final FieldNames names;
  private final Map<String, Value> shown = new LinkedHashMap<>();
  private final ExpressionSql expressions = new ExpressionSql(this);
  private List<String> order = List.of();
  private boolean raw = true;
  private boolean chosen;
  private boolean limited;
  private boolean filtered;
  private @Nullable String countSql;

  Plan(EventRelation relation, Surroundings surroundings) {
    this.surroundings = surroundings;
    this.level = new Level(relation.table());
    this.names = new FieldNames(relation);
  }

  QueryTimes times() {
    return surroundings.times;
  }

  ExpressionSql expressions() {
    return expressions;
  }

  /// What a name stands for; what nobody knows is missing.
  Value field(List<String> parts) {
    return reachable(names.find(parts));
  }

  Value eventTime() {
    return reachable(names.eventTime());
  }

  Optional<Value> computed(Expression call) {
    return names.computed(call.text()).map(this::reachable);
  }

  /// The value for expressions of the SELECT that is being written, which cannot name what it adds.
  Value reachable(Value value) {
    if (level.adds(value.sql()) || names.columnOf(value).filter(level::adds).isPresent()) {
      level.close("");
    }
    return value;
  }

  /// Gives what an item computes its name. A field without an alias keeps its own.
  Value define(Item item) {
    Value value = expressions.value(item.expression());
    if (item.alias() == null && item.expression() instanceof Expression.Field) {
      return value;
    }
    return define(item.name(), value);
  }

  Value define(String name, Value value) {
    Value column = materialized(value);
    names.define(name, column);
    return column;
  }

  /// The value as a column, so that its SQL is not repeated wherever it is used.
  Value materialized(Value value) {
    if (value.sql().matches("c\\d+|\"[^\"]+\"")) {
      return value;
    }
    String column = surroundings.newColumn();
    level.add(value.sql(), column);
    return new Value(column, value.kind());
  }

  void show(String name, Value value) {
    shown.remove(name);
    shown.put(name, value);
  }

  /// Says that the query itself chooses what is shown.
  void choose() {
    chosen = true;
  }

  void showNothing() {
    shown.clear();
    chosen = true;
  }

  void filter(Expression condition) {
    filtered = true;
    level.where(expressions.condition(condition));
  }

  private void countUntilHere() {
    if (countSql == null) {
      countSql = filtered ? "SELECT count(*) FROM " + level.from() + level.whereText() : "";
    }
  }

  void group(List<Item> items, List<Item> keys) {
    countUntilHere();
    Map<String, Value> columns = new LinkedHashMap<>();
    List<String> selected = new ArrayList<>();
    Map<String, Value> computed = new HashMap<>();
    List<Item> all = new ArrayList<>(keys);
    all.addAll(items);
    for (Item item : all) {
      Value value = expressions.value(item.expression());
      String column = surroundings.newColumn();
      selected.add(value.sql() + " AS " + column);
      columns.put(item.name(), new Value(column, value.kind()));
      computed.put(item.expression().text(), new Value(column, value.kind()));
    }
    String groups =
        IntStream.rangeClosed(1, keys.size())
            .mapToObj(Integer::toString)
            .collect(Collectors.joining(", "));
    replace(
        "(SELECT "
            + String.join(", ", selected)
            + " FROM "
            + level.from()
            + level.whereText()
            + (keys.isEmpty() ? " HAVING count(*) > 0" : " GROUP BY " + groups)
            + ")",
        columns);
    computed.forEach(names::defineComputed);
  }

  /// Counts the rows of each text, most frequent first.
  ///
  /// @param columns makes the new columns of the text and the count
  void counted(String text, BiFunction<String, String, Map<String, Value>> columns) {
    countUntilHere();
    String key = surroundings.newColumn();
    String count = surroundings.newColumn();
    level.become(
        "(SELECT "
            + text
            + " AS "
            + key
            + ", count(*) AS "
            + count
            + " FROM "
            + level.from()
            + level.whereText()
            + " GROUP BY 1)");
    Map<String, Value> made = new LinkedHashMap<>();
    List<String> selected = new ArrayList<>();
    columns
        .apply(key, count)
        .forEach((name, value) -> {
          String column = surroundings.newColumn();
          selected.add(value.sql() + " AS " + column);
          made.put(name, new Value(column, value.kind()));
        });
    selected.add(key);
    selected.add(count);
    replace("(SELECT " + String.join(", ", selected) + " FROM " + level.from() + ")", made);
    order = List.of(count + " DESC", key + " ASC");
  }

  /// Goes on with rows that are no events any more.
  void replace(String source, Map<String, Value> columns) {
    countUntilHere();
    level.become(source);
    raw = false;
    limited = false;
    order = List.of();
    names.forget();
    shown.clear();
    columns.forEach((name, column) -> {
      names.define(name, column);
      shown.put(name, column);
    });
  }

  void sort(List<Sort.Key> keys) {
    List<String> all = new ArrayList<>();
    for (Sort.Key key : keys) {
      String way = (key.descending() ? " DESC" : " ASC") + " NULLS LAST";
      Value value = materialized(expressions.value(key.value()));
      if (value.kind() == Kind.DYNAMIC) {
        all.add(value.asNumber() + way);
      }
      all.add(value.sql() + way);
    }
    order = all;
  }

  /// The order of rows here, latest events first when nobody said another.
  private List<String> ordered() {
    List<String> all = new ArrayList<>(order);
    if (raw) {
      if (all.isEmpty()) {
        all.add(EventColumns.TIMESTAMP + " DESC");
      }
      all.add(EventColumns.GROUP + " ASC");
      all.add(EventColumns.SEQUENCE + " DESC");
    }
    return all;
  }

  private String orderBy() {
    List<String> all = ordered();
    return all.isEmpty() ? "" : " ORDER BY " + String.join(", ", all);
  }

  void limit(int rows, boolean any) {
    limited = true;
    countUntilHere();
    level.close("");
    level.close((any ? "" : orderBy()) + " LIMIT " + rows);
  }

  void dedup(List<Expression.Field> fields) {
    countUntilHere();
    List<String> keys = new ArrayList<>();
    for (Expression.Field field : fields) {
      keys.add(materialized(field(field.parts())).sql());
    }
    level.close("");
    String number = surroundings.newColumn();
    level.add(
        "row_number() OVER (PARTITION BY " + String.join(", ", keys) + orderBy() + ")", number);
    level.close("");
    level.where(
        keys.stream()
            .map(key -> key + " IS NULL")
            .collect(Collectors.joining(" OR ", "(" + number + " = 1 OR ", ")")));
  }

  /// A row for each item of a list.
  void unnest(Value list, String name) {
    countUntilHere();
    String text = materialized(list).asText();
    level.close("");
    String item = surroundings.newColumn();
    level.become(
        "(SELECT * FROM "
            + level.from()
            + " CROSS JOIN UNNEST(CASE WHEN substr(ltrim("
            + text
            + "), 1, 1) = '[' THEN transform(CAST(json_parse("
            + text
            + ") AS array(json)), e -> coalesce(json_extract_scalar(e, '$'), json_format(e))) ELSE"
            + " ARRAY["
            + text
            + "] END) AS u ("
            + item
            + "))");
    Value column = Value.json(item);
    names.define(name, column);
    show(name, column);
  }

  /// Whether a value is among those of another query.
  Value inQuery(Value value, InsightsQuery query) {
    return Value.truth("(" + value.asText() + " IN (SELECT " + inner(query).firstText() + "))");
  }

  private Plan inner(InsightsQuery query) {
    Source source = query.source().orElseThrow(() -> new IllegalStateException("no SOURCE"));
    Plan inner = new Plan(surroundings.relations.apply(source), surroundings);
    query.commands().forEach(command -> command.apply(inner));
    return inner;
  }

  private String firstText() {
    Value first = outputs().values().iterator().next();
    level.close("");
    return first.asText() + " FROM " + level.from();
  }

  /// Puts the rows of another query beside those whose keys are equal.
  void join(Join join) {
    countUntilHere();
    Plan right = inner(join.right());
    Value rightKey = right.materialized(right.field(join.rightKey()));
    Map<String, Value> columns = new LinkedHashMap<>();
    right
        .outputs()
        .forEach((name, value) -> {
          Value column = right.materialized(value);
          columns.put(name, new Value(column.sql(), column.kind()));
        });
    right.level.close("");
    Value leftKey = materialized(field(join.leftKey()));
    level.close("");
    List<String> selected = new ArrayList<>();
    Map<String, Value> renamed = new LinkedHashMap<>();
    columns.forEach((name, value) -> {
      String column = surroundings.newColumn();
      selected.add(value.sql() + " AS " + column);
      renamed.put(name, new Value(column, value.kind()));
    });
    String key = surroundings.newColumn();
    selected.add(rightKey.asText() + " AS " + key);
    level.become(
        "(SELECT * FROM "
            + level.from()
            + (join.outer() ? " LEFT JOIN " : " JOIN ")
            + "(SELECT "
            + String.join(", ", selected)
            + " FROM "
            + right.level.from()
            + " LIMIT "
            + MOST_JOINED
            + ") ON "
            + leftKey.asText()
            + " = "
            + key
            + ")");
    names.prefix(join.left());
    renamed.forEach((name, value) -> {
      names.define(join.right(name), value);
      names.defineIfNew(name, value);
    });
  }

  private Map<String, Value> outputs() {
    Map<String, Value> all = new LinkedHashMap<>();
    if (raw && !chosen) {
      all.put("@timestamp", Value.time(EventColumns.TIMESTAMP));
      all.put("@message", Value.ofText(EventColumns.MESSAGE));
    }
    all.putAll(shown);
    return all;
  }

  /// The whole query.
  ///
  /// @param limit the most rows when the query itself does not say
  InsightsPlan finish(int limit) {
    countUntilHere();
    level.close("");
    Map<String, Value> outputs = outputs();
    List<String> selected = new ArrayList<>();
    outputs.values().forEach(value -> selected.add(value.sql() + " AS o" + selected.size()));
    if (raw) {
      selected.add(EventColumns.GROUP + " AS pg");
      selected.add(EventColumns.TIMESTAMP + " AS pt");
      selected.add(EventColumns.SEQUENCE + " AS ps");
    }
    return new InsightsPlan(
        "SELECT "
            + String.join(", ", selected)
            + " FROM "
            + level.from()
            + orderBy()
            + " LIMIT "
            + (limited ? MOST_ROWS : limit),
        countSql == null ? "" : countSql,
        raw,
        outputs.entrySet().stream()
            .map(output -> new InsightsPlan.Output(output.getKey(), output.getValue().kind()))
            .toList());
  }
}
