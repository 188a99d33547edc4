/// Athena's statements: the DDL in Hive's dialect and what it does to the catalogue, tables of the
/// catalogue as the engine reads them, views, and the running of whole statements to the files that
/// they leave.
///
/// Knows nothing of AWS's operations, nor of who may do what: a [weir.query.athena.Requester] says
/// it. Start reading at [weir.query.athena.Statements] and [weir.query.athena.HiveStatement].
@NullMarked
package weir.query.athena;

import org.jspecify.annotations.NullMarked;
