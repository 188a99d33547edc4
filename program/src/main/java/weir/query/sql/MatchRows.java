package weir.query.sql;

import io.trino.sql.tree.FunctionCall;
import weir.query.rowpattern.LabelSet;
import weir.query.rowpattern.RowReference;

/// How what an expression says of a match's rows is written.
interface MatchRows {
  Term column(ScopeColumn column, RowReference row);

  /// The name of the variable that the row is.
  Term label(RowReference row);

  /// The match's number in its partition.
  Term number();

  Term aggregate(
      ExpressionAnalyzer analyzer,
      FunctionCall call,
      String name,
      LabelSet labels,
      boolean isFinal);
}
