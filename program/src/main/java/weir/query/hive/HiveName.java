package weir.query.hive;

import weir.store.catalog.TableName;

/// A table's name as a statement has it.
///
/// @param database empty when the statement names none
public record HiveName(String database, String table) {
  public HiveName {
    database = TableName.folded(database);
    table = TableName.folded(table);
  }

  /// The table that is meant.
  ///
  /// @param session the database of the session
  public TableName in(String session) {
    return new TableName(database.isEmpty() ? session : database, table);
  }
}
