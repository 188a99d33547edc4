package weir.query.engine;

import java.util.Map;
import weir.query.objects.ObjectSource;
import weir.query.sql.AnalyzedQuery;
import weir.query.sql.SqlName;

/// Runs analysed queries.
public interface SqlEngine {
  /// Gets a query ready to run. Nothing is read or listed yet.
  ///
  /// @param sources what the query's tables are made of
  /// @param objects where the tables' objects are, with the rights of who asks
  RunningQuery start(
      AnalyzedQuery query,
      Map<SqlName, ? extends RelationSource> sources,
      ObjectSource objects,
      QueryLimits limits);
}
