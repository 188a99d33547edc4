/// DuckDB in this process as the engine of questions: plans the relations of a query, reads
/// Parquet, lines, kept columns and log events, runs the query within its limits, and writes its
/// rows.
///
/// Knows no API, no catalogue and no caller's rights: objects come through
/// [weir.query.objects.ObjectSource]. Start reading at [weir.query.duckdb.DuckDbSqlEngine].
@NullMarked
package weir.query.duckdb;

import org.jspecify.annotations.NullMarked;
