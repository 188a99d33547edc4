package weir.query.engine;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import weir.query.sql.SimpleType;
import weir.query.sql.SqlColumn;
import weir.query.sql.SqlType;

/// A column that every table has and `SELECT *` does not show.
public enum HiddenColumn {
  /// The address of the object that the row is from.
  PATH("$path"),
  /// The object's size in bytes.
  FILE_SIZE("$file_size"),
  /// When the object was last written.
  FILE_MODIFIED_TIME("$file_modified_time");

  private final String columnName;

  HiddenColumn(String columnName) {
    this.columnName = columnName;
  }

  public SqlColumn column() {
    return new SqlColumn(columnName, type(), true, false);
  }

  private SqlType type() {
    return switch (this) {
      case PATH -> new SqlType.Varchar(OptionalInt.empty());
      case FILE_SIZE -> SimpleType.BIGINT;
      case FILE_MODIFIED_TIME -> new SqlType.TimestampWithZone(3);
    };
  }

  public static Optional<HiddenColumn> find(String name) {
    return Arrays.stream(values()).filter(hidden -> hidden.columnName.equals(name)).findAny();
  }
}
