package weir.query.pruning;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// A column of `flow_logs` that comes from a file's name, as text, like the partition columns of
/// AWS's tables. A condition on it keeps files from being read.
///
/// To add one, add a constant and fill it in [FilePartition#of(String)].
public enum PartitionColumn {
  AWS_ACCOUNT_ID,
  AWS_REGION,
  YEAR,
  MONTH,
  DAY,
  HOUR;

  public String columnName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The column that a Hive key stands for: `year`, `aws-region`, `region`, `account-id`.
  static Optional<PartitionColumn> ofHiveKey(String key) {
    String wanted = key.toLowerCase(Locale.ROOT).replace('-', '_');
    return Arrays.stream(values())
        .filter(column ->
            column.columnName().equals(wanted) || column.columnName().equals("aws_" + wanted))
        .findFirst();
  }
}
