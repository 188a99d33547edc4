package weir.query.sql;

import io.trino.sql.tree.FunctionCall;
import java.util.LinkedHashSet;
import java.util.Set;
import weir.query.rowpattern.LabelSet;
import weir.query.rowpattern.RowReference;

/// A part of a variable's condition while it is looked at: which rows of the match it names.
///
/// Where it names one row only, its text computes it for any row taken as that one.
final class MatchDefinition implements MatchRows {
  private final String alias;
  private final PatternLabels labels;
  private final int variable;
  private final boolean isMissing;
  private final Set<RowReference> rows = new LinkedHashSet<>();
  private boolean seesMatch;

  /// @param alias the relation of the partitions' rows
  /// @param isMissing the row does not exist: all its columns are NULL
  MatchDefinition(String alias, PatternLabels labels, int variable, boolean isMissing) {
    this.alias = alias;
    this.labels = labels;
    this.variable = variable;
    this.isMissing = isMissing;
  }

  /// The rows that were named, without the steps of PREV and NEXT.
  Set<RowReference> rows() {
    return rows;
  }

  /// Whether labels, the match's number or aggregates were named, which no single row has.
  boolean seesMatch() {
    return seesMatch;
  }

  /// The row that is looked at, which is the last one of its variable.
  RowReference current() {
    return RowReference.last(LabelSet.of(variable));
  }

  private boolean isCurrent(RowReference row) {
    return row.fromEnd() && row.offset() == 0 && row.labels().has(variable);
  }

  @Override
  public Term column(ScopeColumn column, RowReference row) {
    rows.add(isCurrent(row) ? current() : row.shifted(0));
    if (isMissing) {
      return nothing(column.type());
    }
    Term moved = MatchRelation.moved(column, alias);
    int shift = row.shift();
    return shift == 0
        ? moved
        : new Term(
            moved.type(),
            (shift < 0 ? "lag(" : "lead(")
                + moved.text()
                + ", "
                + Math.abs(shift)
                + ") OVER (PARTITION BY "
                + alias
                + ".part ORDER BY "
                + alias
                + ".id)",
            moved.zoned(),
            moved.literal(),
            moved.column());
  }

  private static Term nothing(SqlType type) {
    return type instanceof SqlType.TimestampWithZone zoned
        ? Term.zoned(zoned.precision(), "CAST(NULL AS TIMESTAMP)", "CAST(NULL AS VARCHAR)")
        : Term.of(type, "CAST(NULL AS " + type.duckDb() + ")");
  }

  @Override
  public Term label(RowReference row) {
    if (isCurrent(row) && row.shift() == 0) {
      return Term.literal(Types.VARCHAR, labels.names().get(variable));
    }
    seesMatch = true;
    return Term.of(Types.VARCHAR, "NULL");
  }

  @Override
  public Term number() {
    seesMatch = true;
    return Term.of(SimpleType.BIGINT, "NULL");
  }

  @Override
  public Term aggregate(
      ExpressionAnalyzer analyzer, FunctionCall call, String name, LabelSet of, boolean isFinal) {
    seesMatch = true;
    RowOfMatch row = new RowOfMatch(alias, "NULL", "NULL");
    return Term.of(
        AggregateCalls.ofMatch(row.analyzer(analyzer, name), call, "", "").type(), "NULL");
  }
}
