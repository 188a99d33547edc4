/// Athena's SQL: parsed, its names and types settled, and translated into DuckDB's SQL.
///
/// Pure: no files, no JDBC, no clock. The only room that knows `io.trino`, whose tree changes from
/// release to release. Start reading at [weir.query.sql.AnalyzedQuery].
@NullMarked
package weir.query.sql;

import org.jspecify.annotations.NullMarked;
