package weir.query.sql;

import io.trino.sql.tree.FunctionCall;
import weir.query.rowpattern.LabelSet;
import weir.query.rowpattern.RowReference;

/// The one row that an aggregate over a match looks at.
///
/// @param alias the relation of the partitions' rows
/// @param labelText the name of the row's variable
/// @param numberText the match's number
record RowOfMatch(String alias, String labelText, String numberText) implements MatchRows {
  @Override
  public Term column(ScopeColumn column, RowReference row) {
    return MatchRelation.moved(column, alias);
  }

  @Override
  public Term label(RowReference row) {
    return Term.of(Types.VARCHAR, labelText);
  }

  @Override
  public Term number() {
    return Term.of(SimpleType.BIGINT, numberText);
  }

  @Override
  public Term aggregate(
      ExpressionAnalyzer analyzer,
      FunctionCall call,
      String name,
      LabelSet labels,
      boolean isFinal) {
    throw new IllegalStateException("an aggregate in an aggregate was refused before");
  }

  /// The analyzer for the aggregate's arguments.
  ExpressionAnalyzer analyzer(ExpressionAnalyzer analyzer, String aggregate) {
    MatchScope scope = analyzer.scope().match().orElseThrow().with(this);
    MatchScope.Around around = new MatchScope.Around(scope.around().row(), "", "", aggregate);
    return analyzer.over(Scope.of(scope.with(around)));
  }
}
