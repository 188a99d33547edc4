/// Athena's statements: the DDL in Hive's dialect and what it does to the catalogue, tables of the
/// catalogue as the engine reads them, and the running of queries.
///
/// Knows nothing of AWS's operations, nor of who may do what. Start reading at
/// [weir.query.athena.HiveStatement].
@NullMarked
package weir.query.athena;

import org.jspecify.annotations.NullMarked;
