package weir.query.sql;

import io.trino.sql.tree.FunctionCall;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import weir.query.rowpattern.LabelSet;
import weir.query.rowpattern.RowReference;

/// What MEASURES say, over a relation of the rows of matches: each row that they name is joined to
/// it. Owned by one [MatchRelation].
final class MatchMeasures implements MatchRows {
  private final String alias;
  private final PatternLabels labels;
  private final List<RowReference> rows = new ArrayList<>();
  private final List<RowReference> classified = new ArrayList<>();
  private boolean aggregates;

  /// @param alias what the names of relations begin with
  MatchMeasures(String alias, PatternLabels labels) {
    this.alias = alias;
    this.labels = labels;
  }

  List<RowReference> rows() {
    return rows;
  }

  List<RowReference> classified() {
    return classified;
  }

  boolean hasAggregates() {
    return aggregates;
  }

  @Override
  public Term column(ScopeColumn column, RowReference row) {
    return MatchRelation.moved(column, alias + "_n" + place(rows, row));
  }

  private static int place(List<RowReference> known, RowReference row) {
    if (!known.contains(row)) {
      known.add(row);
    }
    return known.indexOf(row) + 1;
  }

  @Override
  public Term label(RowReference row) {
    return Term.of(Types.VARCHAR, named(alias + "_s.l" + place(classified, row)));
  }

  private String named(String number) {
    return "list_extract(" + labels.text() + ", " + number + ")";
  }

  @Override
  public Term number() {
    return Term.of(SimpleType.BIGINT, alias + "_s.match");
  }

  @Override
  public Term aggregate(
      ExpressionAnalyzer analyzer,
      FunctionCall call,
      String name,
      LabelSet of,
      boolean isFinal) {
    aggregates = true;
    RowOfMatch row = new RowOfMatch(alias + "_b", named(alias + "_s.label"), number().text());
    String after =
        " FILTER (WHERE "
            + condition(of)
            + ") OVER (PARTITION BY "
            + alias
            + "_s.part, "
            + alias
            + "_s.match ORDER BY "
            + alias
            + "_s.id ROWS BETWEEN UNBOUNDED PRECEDING AND "
            + (isFinal ? "UNBOUNDED FOLLOWING)" : "CURRENT ROW)");
    return AggregateCalls.ofMatch(row.analyzer(analyzer, name), call, name, after);
  }

  private String condition(LabelSet of) {
    String label = alias + "_s.label";
    return of.equals(LabelSet.ALL)
        ? label + " IS NOT NULL"
        : IntStream.range(0, labels.names().size())
            .filter(of::has)
            .mapToObj(variable -> Integer.toString(variable + 1))
            .collect(Collectors.joining(", ", label + " IN (", ")"));
  }
}
