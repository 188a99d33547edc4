package weir.query.athena;

/// `DESCRIBE`
public sealed interface DescribeStatement extends HiveStatement {
  /// @param column empty for all; `a.b` looks into structs
  record Table(Detail detail, HiveName name, PartitionSpec partition, String column)
      implements DescribeStatement {}

  record Database(String database, boolean extended) implements DescribeStatement {}

  /// How much is told.
  enum Detail {
    COLUMNS,
    EXTENDED,
    FORMATTED
  }
}
