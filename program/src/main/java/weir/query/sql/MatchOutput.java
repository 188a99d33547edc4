package weir.query.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import weir.query.rowpattern.RowsPerMatch;

/// The columns that MATCH_RECOGNIZE gives. Owned by one [MatchRelation].
final class MatchOutput {
  private final String alias;
  private final List<ScopeColumn> columns;
  private final RowsPerMatch rows;
  private final List<ScopeColumn> given = new ArrayList<>();
  private final List<ScopeColumn> outputs = new ArrayList<>();
  private final List<String> items = new ArrayList<>();

  /// @param columns those of the input
  MatchOutput(String alias, List<ScopeColumn> columns, RowsPerMatch rows) {
    this.alias = alias;
    this.columns = columns;
    this.rows = rows;
  }

  boolean isEmpty() {
    return outputs.isEmpty();
  }

  /// @param whole a condition on the column takes whole partitions away
  void columns(List<Integer> places, boolean whole) {
    for (int place : places) {
      column(columns.get(place), whole);
    }
  }

  void rest() {
    for (ScopeColumn column : columns) {
      column(column, false);
    }
  }

  private void column(ScopeColumn column, boolean whole) {
    if (!given.contains(column) && !column.hidden()) {
      given.add(column);
      items.add(MatchRelation.moved(column, alias + "_b").text());
      add(column.name(), column.type(), column.origins(), whole);
    }
  }

  void measure(String name, Term term) {
    boolean mayLackMatch = rows == RowsPerMatch.ALL_WITH_UNMATCHED;
    String text =
        term.isNull()
            ? "CAST(NULL AS VARCHAR)"
            : mayLackMatch
                ? "CASE WHEN " + alias + "_s.match IS NOT NULL THEN " + term.text() + " END"
                : term.text();
    items.add(text);
    add(Optional.of(name), term.type(), List.of(), false);
  }

  private void add(
      Optional<String> name, SqlType type, List<ScopeColumn.Origin> origins, boolean pushable) {
    outputs.add(
        new ScopeColumn(
            List.of(), name, type, alias + ".c" + (outputs.size() + 1), false, origins, pushable));
  }

  /// The query that gives the columns.
  String text(MatchMeasures measures) {
    StringBuilder text = new StringBuilder(" SELECT ").append(Casts.joined(items));
    String steps = alias + "_s";
    text.append(" FROM ").append(alias).append("_m AS ").append(steps);
    joined(text, "JOIN", "b", steps + ".id");
    for (int i = 1; i <= measures.rows().size(); i++) {
      joined(text, "LEFT JOIN", "n" + i, steps + ".n" + i);
    }
    if (!measures.ofWhole().isEmpty()) {
      text.append(" LEFT JOIN ").append(totals(measures));
    }
    return text.append(measures.hasRunning() ? " QUALIFY " : " WHERE ")
        .append(steps)
        .append(".shown = 1")
        .toString();
  }

  /// The aggregates over whole matches, joined to their rows.
  private String totals(MatchMeasures measures) {
    List<String> aggregates = new ArrayList<>();
    for (String aggregate : measures.ofWhole()) {
      aggregates.add(aggregate + " AS a" + (aggregates.size() + 1));
    }
    return ("(SELECT %1$s_s.part, %1$s_s.match, %2$s FROM %1$s_m AS %1$s_s JOIN %1$s_w AS %1$s_b"
            + " ON %1$s_b.id = %1$s_s.id GROUP BY %1$s_s.part, %1$s_s.match) AS %1$s_g"
            + " ON %1$s_g.part = %1$s_s.part AND %1$s_g.match = %1$s_s.match")
        .formatted(alias, Casts.joined(aggregates));
  }

  private void joined(StringBuilder text, String how, String name, String number) {
    String joined = alias + "_" + name;
    text.append(' ').append(how).append(' ').append(alias).append("_w AS ").append(joined);
    text.append(" ON ").append(joined).append(".id = ").append(number);
  }

  RelationText relation(String query) {
    StringBuilder names = new StringBuilder();
    for (int i = 1; i <= outputs.size(); i++) {
      names.append(i == 1 ? "c" : ", c").append(i);
    }
    return new RelationText(query + " AS " + alias + "(" + names + ")", outputs);
  }
}
