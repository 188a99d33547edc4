package weir.query.hive;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import weir.store.catalog.CatalogColumn;

/// `ALTER TABLE`
public record AlterTable(HiveName name, Change change) implements HiveStatement {
  /// What becomes of it.
  public sealed interface Change {}

  /// `ADD PARTITION (…) LOCATION '…' PARTITION (…)`
  public record AddPartitions(boolean ifNotExists, List<PartitionPlace> partitions)
      implements Change {
    public AddPartitions {
      partitions = List.copyOf(partitions);
    }
  }

  /// @param location empty for the usual one
  public record PartitionPlace(PartitionSpec partition, String location) {}

  /// `DROP PARTITION (…), PARTITION (…)`
  public record DropPartitions(boolean ifExists, List<PartitionSpec> partitions) implements Change {
    public DropPartitions {
      partitions = List.copyOf(partitions);
    }
  }

  /// `PARTITION (…) RENAME TO PARTITION (…)`
  public record RenamePartition(PartitionSpec from, PartitionSpec to) implements Change {}

  /// `SET LOCATION`
  ///
  /// @param partition none for the table itself
  public record SetLocation(PartitionSpec partition, String location) implements Change {}

  /// `SET TBLPROPERTIES`
  public record SetProperties(Map<String, String> properties) implements Change {
    public SetProperties {
      properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
    }
  }

  /// `ADD COLUMNS`, `REPLACE COLUMNS`
  ///
  /// @param partition none for the table itself
  /// @param replaces whether those that were there go
  public record SetColumns(PartitionSpec partition, List<CatalogColumn> columns, boolean replaces)
      implements Change {
    public SetColumns {
      columns = List.copyOf(columns);
    }
  }

  /// `CHANGE COLUMN old new type COMMENT '…' AFTER other`
  ///
  /// @param place `FIRST`, `AFTER other`, or empty where it is
  public record ChangeColumn(String old, CatalogColumn column, ColumnPlace place)
      implements Change {}

  /// Where a changed column goes.
  ///
  /// @param after empty for none
  public record ColumnPlace(boolean first, String after) {
    static final ColumnPlace SAME = new ColumnPlace(false, "");
  }
}
