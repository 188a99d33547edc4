package weir.query.engine;

import java.util.Arrays;
import java.util.Optional;
import weir.query.sql.SimpleType;
import weir.query.sql.SqlColumn;
import weir.query.sql.SqlType;

/// A column that every table has and `SELECT *` does not show.
public enum HiddenColumn {
  /// The address of the object that the row is from.
  PATH("$path", new SqlType.Varchar(java.util.OptionalInt.empty())),
  /// The object's size in bytes.
  FILE_SIZE("$file_size", SimpleType.BIGINT),
  /// When the object was last written.
  FILE_MODIFIED_TIME("$file_modified_time", new SqlType.TimestampWithZone(3));

  private final String columnName;
  private final SqlType type;

  HiddenColumn(String columnName, SqlType type) {
    this.columnName = columnName;
    this.type = type;
  }

  public SqlColumn column() {
    return new SqlColumn(columnName, type, true, false);
  }

  static Optional<HiddenColumn> find(String name) {
    return Arrays.stream(values()).filter(hidden -> hidden.columnName.equals(name)).findAny();
  }
}
