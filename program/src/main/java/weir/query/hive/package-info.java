/// Statements in Hive's dialect, in which Athena's DDL is written: read, printed, and done to the
/// catalogue.
///
/// Knows no engine and no execution of Athena's, nor who may do what: a
/// [weir.query.hive.CatalogSight] says what may be seen. Start reading at
/// [weir.query.hive.HiveStatement] and [weir.query.hive.HiveExecution].
@NullMarked
package weir.query.hive;

import org.jspecify.annotations.NullMarked;
