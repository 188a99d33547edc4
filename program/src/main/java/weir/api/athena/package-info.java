/// Athena's API: work groups, saved and prepared statements, the catalogue as Athena shows it, and
/// query executions with their results; a file per operation.
///
/// Knows nothing of SQL: how a statement runs is `query.athena`. Nor of buckets beyond the names in
/// a result location. Start reading at [weir.api.athena.AthenaApi], then
/// [weir.api.athena.Executions].
@NullMarked
package weir.api.athena;

import org.jspecify.annotations.NullMarked;
