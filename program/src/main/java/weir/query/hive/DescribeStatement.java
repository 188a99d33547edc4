package weir.query.hive;

import java.util.List;

/// `DESCRIBE`
public sealed interface DescribeStatement extends HiveStatement {
  /// @param column empty for all; further names look into structs
  record Table(Detail detail, HiveName name, PartitionSpec partition, List<String> column)
      implements DescribeStatement {
    public Table {
      column = List.copyOf(column);
    }
  }

  record Database(String database, boolean extended) implements DescribeStatement {}

  /// How much is told.
  enum Detail {
    COLUMNS,
    EXTENDED,
    FORMATTED
  }
}
