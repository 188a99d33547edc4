package weir.query.hive;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// A statement that changes databases, which are also called schemas.
public sealed interface DatabaseStatement extends HiveStatement {
  /// In small letters.
  String database();

  /// `CREATE DATABASE`; texts empty for what is not said.
  record Create(
      String database,
      boolean ifNotExists,
      String comment,
      String location,
      Map<String, String> properties)
      implements DatabaseStatement {
    public Create {
      properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
    }
  }

  /// `DROP DATABASE`
  ///
  /// @param cascade with all tables
  record Drop(String database, boolean ifExists, boolean cascade) implements DatabaseStatement {}

  /// `ALTER DATABASE … SET DBPROPERTIES`
  record SetProperties(String database, Map<String, String> properties)
      implements DatabaseStatement {
    public SetProperties {
      properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
    }
  }
}
