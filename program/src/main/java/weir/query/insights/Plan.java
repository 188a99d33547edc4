package weir.query.insights;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A query on its way to SQL: the rows behind the commands so far, and what names stand for there.
/// Each command takes the next step ([Command#apply]) with what this offers: it adds columns to
/// rows ([#define]), leaves some out ([#where]), or goes on with others, which are events still
/// ([#proceed]) or are not ([#replace]). Used by one thread.
final class Plan {
  private static final int MOST_ROWS = 100_000;
  private static final Pattern COLUMN = Pattern.compile("c\\d+|\"[^\"]+\"");

  private final Surroundings surroundings;
  private final EventRelation relation;
  private final Level level;
  private final FieldNames names;
  private final ShownColumns shown = new ShownColumns();
  private final ExpressionSql expressions = new ExpressionSql(this);
  private List<String> order = List.of();
  private List<String> within = List.of();
  private List<Value> keys = List.of();
  private @Nullable TimeBins bins;
  private PatternCommand.@Nullable Patterned patterned;
  private boolean raw = true;
  private boolean limited;
  private @Nullable String countSql;
  private @Nullable String countColumn;

  Plan(EventRelation relation, Surroundings surroundings) {
    this.surroundings = surroundings;
    this.relation = relation;
    this.level = new Level(relation.table());
    this.names = new FieldNames(relation);
  }

  QueryTimes times() {
    return surroundings.times();
  }

  /// Whether events of a time before are among the rows.
  boolean compares() {
    return relation.compared();
  }

  EventRelation relation() {
    return relation;
  }

  ExpressionSql expressions() {
    return expressions;
  }

  FieldNames names() {
    return names;
  }

  ShownColumns shown() {
    return shown;
  }

  /// What a name stands for; what nobody knows is missing.
  Value field(List<String> parts) {
    return reachable(names.find(parts));
  }

  /// As [#field]; a list or a map in an event's JSON is its JSON text.
  Value list(List<String> parts) {
    return reachable(names.findList(parts));
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
    if (COLUMN.matcher(value.sql()).matches()) {
      return value;
    }
    String column = newColumn();
    level.add(value.sql(), column);
    return new Value(column, value.kind());
  }

  /// A name that no other column has.
  String newColumn() {
    return surroundings.newColumn();
  }

  /// Leaves the rows that a condition in SQL holds for.
  void where(String condition) {
    level.where(condition);
  }

  /// The rows as something to select from: with every column, those that commands have added too.
  String rows() {
    level.close("");
    return level.from();
  }

  /// As [#rows], for a SELECT that takes none of the columns that were added last.
  String source() {
    return level.from() + level.whereText();
  }

  /// Goes on with rows that have all columns of those before, and are events if those were.
  void proceed(String source) {
    countUntilHere();
    level.become(source);
  }

  /// Goes on with rows that are no events any more, and have these columns only.
  void replace(String source, Map<String, Value> columns) {
    proceed(source);
    countColumn = null;
    raw = false;
    limited = false;
    order = List.of();
    within = List.of();
    keys = List.of();
    bins = null;
    patterned = null;
    names.forget();
    shown.clear();
    columns.forEach((name, column) -> {
      names.define(name, column);
      shown.add(name, column);
    });
  }

  /// The events that the query matches are those before the first command that makes other rows of
  /// them.
  private void countUntilHere() {
    if (countSql == null) {
      countSql = level.isFiltered() ? "SELECT count(*) FROM " + source() : "";
    }
  }

  /// Whether the events that the query matches are those that stand here, behind its filters.
  boolean matches() {
    return countSql == null && level.isFiltered();
  }

  /// Says what has the number of matching events that each row was made of, so that they are
  /// counted where the rows are made.
  void matched(Value members) {
    countColumn = newColumn();
    level.add("sum(" + members.sql() + ") OVER ()", countColumn);
    level.close("");
  }

  /// Says what rows are ordered by, each with its direction.
  void order(List<String> keys) {
    order = List.copyOf(keys);
  }

  /// Says in which order those rows are that one row has become.
  void orderWithin(String column) {
    List<String> columns = new ArrayList<>(within);
    columns.add(column);
    within = columns;
  }

  /// Says what the patterns were made of that the rows are.
  void patterned(PatternCommand.Patterned of) {
    patterned = of;
  }

  /// What the patterns were made of that the rows are; empty when they are none.
  Optional<PatternCommand.Patterned> patterned() {
    return Optional.ofNullable(patterned);
  }

  /// Says what rows are groups by.
  ///
  /// @param groupedBy the columns that no two rows have the same values of
  /// @param groupedIn what they are of time, null when they are none
  void grouped(List<Value> groupedBy, @Nullable TimeBins groupedIn) {
    keys = List.copyOf(groupedBy);
    bins = groupedIn;
  }

  /// The columns that rows are groups by.
  List<Value> keys() {
    return keys;
  }

  /// Makes another column what a column of these rows was.
  void rename(Value from, Value to) {
    names.rename(from, to);
    shown.rename(from, to);
    keys = keys.stream().map(key -> key.equals(from) ? to : key).toList();
  }

  /// The bins of time that rows are groups of.
  Optional<TimeBins> bins() {
    return Optional.ofNullable(bins);
  }

  /// As [#orderBy], for what depends on the order of rows: groups that nobody sorts are ordered by
  /// their keys from here on.
  String settledOrder() {
    if (order.isEmpty()) {
      order = keys.stream().map(key -> key.sql() + " ASC NULLS LAST").toList();
    }
    return orderBy();
  }

  /// A value that is computed over other rows too, as a column of the rows here.
  ///
  /// @param function what stands before OVER
  /// @param window what stands in its brackets
  Value over(String function, String window, Kind kind) {
    String column = newColumn();
    proceed(
        "(SELECT *, " + function + " OVER (" + window + ") AS " + column + " FROM " + rows() + ")");
    return new Value(column, kind);
  }

  /// How rows are ordered here, latest events first when nobody said another; empty when it does
  /// not matter.
  String orderBy() {
    List<String> all = new ArrayList<>(order);
    if (raw) {
      if (all.isEmpty()) {
        all.add(EventColumns.TIMESTAMP + " DESC");
      }
      all.add(EventColumns.GROUP + " ASC");
      all.add(EventColumns.SEQUENCE + " DESC");
    }
    all.addAll(within);
    return all.isEmpty() ? "" : " ORDER BY " + String.join(", ", all);
  }

  /// Says that the query itself limits its rows.
  void limited() {
    limited = true;
  }

  LookupTable lookupTable(String name) {
    return surroundings.lookupTable(name);
  }

  /// Another query's plan, that stands inside of this one.
  Plan inner(InsightsQuery query) {
    Plan inner = new Plan(surroundings.events(query), surroundings);
    query.commands().forEach(command -> command.apply(inner));
    return inner;
  }

  /// The columns that are shown here.
  Map<String, Value> outputs() {
    return shown.all(raw);
  }

  /// The whole query.
  ///
  /// @param limit the most rows when the query itself does not say
  InsightsPlan finish(int limit) {
    countUntilHere();
    String rows = rows();
    Map<String, Value> outputs = outputs();
    List<String> selected = new ArrayList<>();
    outputs.values().forEach(value -> selected.add(value.sql() + " AS o" + selected.size()));
    if (raw) {
      selected.add(EventColumns.GROUP + " AS pg");
      selected.add(EventColumns.TIMESTAMP + " AS pt");
      selected.add(EventColumns.SEQUENCE + " AS ps");
    }
    if (countColumn != null) {
      selected.add(countColumn + " AS pm");
    }
    return new InsightsPlan(
        "SELECT "
            + String.join(", ", selected)
            + " FROM "
            + rows
            + orderBy()
            + " LIMIT "
            + (limited ? MOST_ROWS : limit),
        countSql == null ? "" : countSql,
        countColumn != null,
        raw,
        outputs.entrySet().stream()
            .map(output -> new InsightsPlan.Output(output.getKey(), output.getValue().kind()))
            .toList());
  }
}
