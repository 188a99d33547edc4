package weir.store.catalog;

import java.util.Locale;

/// A table's name with its database's, both in small letters as Hive has them.
public record TableName(String database, String table) {
  public TableName {
    database = folded(database);
    table = folded(table);
  }

  /// A name as the catalogue keeps it.
  public static String folded(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /// `database.table`
  @Override
  public String toString() {
    return database + "." + table;
  }
}
