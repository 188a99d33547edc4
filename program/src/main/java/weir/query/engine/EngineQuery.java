package weir.query.engine;

import java.util.List;
import java.util.function.Function;
import weir.query.sql.AnalyzedQuery;
import weir.query.sql.SqlOutput;
import weir.query.sql.TableUse;

/// What the engine needs to know of a query.
///
/// @param sql makes DuckDB's SELECT of what stands for each table
record EngineQuery(
    List<SqlOutput> outputs,
    List<TableUse> tables,
    Function<Function<TableUse, String>, String> sql) {
  EngineQuery {
    outputs = List.copyOf(outputs);
    tables = List.copyOf(tables);
  }

  static EngineQuery of(AnalyzedQuery query) {
    return new EngineQuery(query.outputs(), query.tables(), query::duckDb);
  }
}
