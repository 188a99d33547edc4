package weir.query.sql;

/// A column of a table or view.
///
/// @param hidden not in `SELECT *`, such as `$path`
/// @param partition its value is the same in a whole partition
public record SqlColumn(String name, SqlType type, boolean hidden, boolean partition) {
  /// A column that is stored in the table's files.
  public static SqlColumn of(String name, SqlType type) {
    return new SqlColumn(name, type, false, false);
  }
}
