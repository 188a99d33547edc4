package weir.query.hive;

/// `SHOW`; a pattern is empty when none is given.
public sealed interface ShowStatement extends HiveStatement {
  record Databases(String pattern) implements ShowStatement {}

  /// @param database empty for the session's
  record Tables(String database, String pattern) implements ShowStatement {}

  /// @param database empty for the session's
  record Views(String database, String pattern) implements ShowStatement {}

  record Columns(HiveName name) implements ShowStatement {}

  record Partitions(HiveName name, PartitionSpec partition) implements ShowStatement {}

  record TableDefinitionText(HiveName name) implements ShowStatement {}

  record ViewDefinitionText(HiveName name) implements ShowStatement {}

  /// @param key empty for all
  record Properties(HiveName name, String key) implements ShowStatement {}
}
