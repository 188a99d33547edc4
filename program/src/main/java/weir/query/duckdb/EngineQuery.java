package weir.query.duckdb;

import java.util.List;
import java.util.function.Function;
import weir.query.sql.AnalyzedQuery;
import weir.query.sql.PatternFunction;
import weir.query.sql.SqlOutput;
import weir.query.sql.TableUse;

/// What the engine needs to know of a query.
///
/// @param patterns the functions that the SELECT calls to find matches of rows
/// @param sql makes DuckDB's SELECT of what stands for each table
record EngineQuery(
    List<SqlOutput> outputs,
    List<TableUse> tables,
    List<PatternFunction> patterns,
    Function<Function<TableUse, String>, String> sql) {
  EngineQuery {
    outputs = List.copyOf(outputs);
    tables = List.copyOf(tables);
    patterns = List.copyOf(patterns);
  }

  static EngineQuery of(AnalyzedQuery query) {
    return new EngineQuery(query.outputs(), query.tables(), query.patterns(), query::duckDb);
  }
}
