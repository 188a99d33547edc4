package weir.query.hive;

import java.util.ArrayList;
import java.util.List;
import weir.store.catalog.CatalogColumn;
import weir.store.catalog.TableName;

/// Reads `ALTER TABLE`, behind its first word.
final class AlterTableParser {
  private static final String STATEMENT = "alter table statement";

  private final HiveCursor cursor;
  private final HiveColumnParser columns;

  AlterTableParser(HiveCursor cursor) {
    this.cursor = cursor;
    this.columns = new HiveColumnParser(cursor);
  }

  AlterTable statement() {
    cursor.expect("TABLE");
    HiveName name = cursor.tableName(STATEMENT);
    return new AlterTable(name, change());
  }

  private AlterTable.Change change() {
    PartitionSpec partition =
        cursor.peek().is("PARTITION") ? cursor.partition() : PartitionSpec.NONE;
    if (cursor.takes("SET", "LOCATION")) {
      return new AlterTable.SetLocation(partition, cursor.text());
    }
    if (cursor.takes("ADD", "COLUMNS")) {
      return new AlterTable.SetColumns(partition, columns.columns(), false);
    }
    if (cursor.takes("REPLACE", "COLUMNS")) {
      return new AlterTable.SetColumns(partition, columns.columns(), true);
    }
    return partition.isNone() ? ofTable() : rename(partition);
  }

  private AlterTable.Change rename(PartitionSpec from) {
    cursor.expect("RENAME", "TO");
    return new AlterTable.RenamePartition(from, cursor.partition());
  }

  private AlterTable.Change ofTable() {
    if (cursor.takes("SET", "TBLPROPERTIES")) {
      return new AlterTable.SetProperties(cursor.properties());
    }
    if (cursor.takes("CHANGE")) {
      return changeColumn();
    }
    if (cursor.takes("ADD")) {
      boolean ifNotExists = cursor.takes("IF", "NOT", "EXISTS");
      List<AlterTable.PartitionPlace> places = new ArrayList<>();
      do {
        PartitionSpec partition = cursor.partition();
        places.add(
            new AlterTable.PartitionPlace(
                partition, cursor.takes("LOCATION") ? cursor.text() : ""));
      } while (cursor.peek().is("PARTITION"));
      return new AlterTable.AddPartitions(ifNotExists, places);
    }
    if (cursor.takes("DROP")) {
      boolean ifExists = cursor.takes("IF", "EXISTS");
      List<PartitionSpec> partitions = new ArrayList<>();
      do {
        partitions.add(cursor.partition());
      } while (cursor.takesSign(","));
      return new AlterTable.DropPartitions(ifExists, partitions);
    }
    throw cursor.unrecognized(STATEMENT);
  }

  private AlterTable.Change changeColumn() {
    cursor.takes("COLUMN");
    String old = TableName.folded(cursor.name(STATEMENT));
    CatalogColumn column = columns.column();
    if (cursor.takes("FIRST")) {
      return new AlterTable.ChangeColumn(old, column, new AlterTable.ColumnPlace(true, ""));
    }
    return new AlterTable.ChangeColumn(
        old,
        column,
        cursor.takes("AFTER")
            ? new AlterTable.ColumnPlace(false, TableName.folded(cursor.name(STATEMENT)))
            : AlterTable.ColumnPlace.SAME);
  }
}
