/// What Athena's statements do: Hive's DDL over the catalogue, Trino's SQL over the engine, views,
/// and the statements that write.
///
/// Knows nothing of HTTP, of who may what (a [weir.query.athena.Requester] says it), nor of how
/// executions are kept. Start reading at [weir.query.athena.Statements].
@NullMarked
package weir.query.athena;

import org.jspecify.annotations.NullMarked;
