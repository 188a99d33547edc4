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
  private final boolean oneRow;
  private final List<String> ofWhole = new ArrayList<>();
  private boolean running;

  /// @param alias what the names of relations begin with
  /// @param oneRow the only row that is shown of a match is its last
  MatchMeasures(String alias, PatternLabels labels, boolean oneRow) {
    this.alias = alias;
    this.labels = labels;
    this.oneRow = oneRow;
  }

  List<RowReference> rows() {
    return rows;
  }

  List<RowReference> classified() {
    return classified;
  }

  boolean hasAggregates() {
    return running || !ofWhole.isEmpty();
  }

  /// Whether there are aggregates up to the current row, which are window functions.
  boolean hasRunning() {
    return running;
  }

  /// The aggregates over whole matches, called `a1`, `a2`, ….
  List<String> ofWhole() {
    return ofWhole;
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
      ExpressionAnalyzer analyzer, FunctionCall call, String name, LabelSet of, boolean isFinal) {
    RowOfMatch row = new RowOfMatch(alias + "_b", named(alias + "_s.label"), number().text());
    ExpressionAnalyzer inside = row.analyzer(analyzer, name);
    String filter = " FILTER (WHERE " + condition(of) + ")";
    if (oneRow || isFinal) {
      Term whole = AggregateCalls.ofMatch(inside, call, alias + "_s.id", filter);
      if (!ofWhole.contains(whole.text())) {
        ofWhole.add(whole.text());
      }
      return Term.of(whole.type(), alias + "_g.a" + (ofWhole.indexOf(whole.text()) + 1));
    }
    running = true;
    String window =
        " OVER (PARTITION BY %1$s_s.part, %1$s_s.match ORDER BY %1$s_s.id ROWS UNBOUNDED PRECEDING)"
            .formatted(alias);
    return AggregateCalls.ofMatch(inside, call, "", filter + window);
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
