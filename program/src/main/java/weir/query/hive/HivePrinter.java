package weir.query.hive;

import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import weir.store.catalog.CatalogColumn;

/// Prints statements so that they read back as the same.
final class HivePrinter {
  private HivePrinter() {}

  static String print(HiveStatement statement) {
    return switch (statement) {
      case CreateTable create -> CreateTablePrinter.print(create);
      case DatabaseStatement database -> print(database);
      case DropRelation drop ->
          "DROP "
              + (drop.view() ? "VIEW " : "TABLE ")
              + (drop.ifExists() ? "IF EXISTS " : "")
              + name(drop.name());
      case AlterTable alter -> "ALTER TABLE " + name(alter.name()) + " " + print(alter.change());
      case RepairTable repair -> "MSCK REPAIR TABLE " + name(repair.name());
      case ShowStatement show -> "SHOW " + print(show);
      case DescribeStatement describe -> "DESCRIBE " + print(describe);
    };
  }

  static String name(HiveName name) {
    return name.database().isEmpty()
        ? HiveText.name(name.table())
        : HiveText.name(name.database()) + "." + HiveText.name(name.table());
  }

  static String properties(Map<String, String> properties) {
    StringJoiner all = new StringJoiner(", ", "(", ")");
    properties.forEach(
        (key, value) -> all.add(HiveText.quoted(key) + "=" + HiveText.quoted(value)));
    return all.toString();
  }

  static String columns(List<CatalogColumn> columns) {
    return columns.stream().map(HivePrinter::column).collect(Collectors.joining(", ", "(", ")"));
  }

  private static String column(CatalogColumn column) {
    return HiveText.name(column.name())
        + " "
        + column.type()
        + (column.comment().isEmpty() ? "" : " COMMENT " + HiveText.quoted(column.comment()));
  }

  private static String print(DatabaseStatement statement) {
    String name = HiveText.name(statement.database());
    return switch (statement) {
      case DatabaseStatement.Create create ->
          "CREATE DATABASE "
              + (create.ifNotExists() ? "IF NOT EXISTS " : "")
              + name
              + said(" COMMENT ", create.comment())
              + said(" LOCATION ", create.location())
              + (create.properties().isEmpty()
                  ? ""
                  : " WITH DBPROPERTIES " + properties(create.properties()));
      case DatabaseStatement.Drop drop ->
          "DROP DATABASE "
              + (drop.ifExists() ? "IF EXISTS " : "")
              + name
              + (drop.cascade() ? " CASCADE" : "");
      case DatabaseStatement.SetProperties set ->
          "ALTER DATABASE " + name + " SET DBPROPERTIES " + properties(set.properties());
    };
  }

  static String said(String words, String value) {
    return value.isEmpty() ? "" : words + HiveText.quoted(value);
  }

  private static String partition(PartitionSpec partition) {
    StringJoiner all = new StringJoiner(", ", "PARTITION (", ")");
    partition
        .values()
        .forEach((key, value) -> all.add(HiveText.name(key) + "=" + HiveText.quoted(value)));
    return all.toString();
  }

  private static String before(PartitionSpec partition) {
    return partition.isNone() ? "" : partition(partition) + " ";
  }

  private static String print(AlterTable.Change change) {
    return switch (change) {
      case AlterTable.AddPartitions add ->
          "ADD "
              + (add.ifNotExists() ? "IF NOT EXISTS " : "")
              + add.partitions().stream()
                  .map(one -> partition(one.partition()) + said(" LOCATION ", one.location()))
                  .collect(Collectors.joining(" "));
      case AlterTable.DropPartitions drop ->
          "DROP "
              + (drop.ifExists() ? "IF EXISTS " : "")
              + drop.partitions().stream()
                  .map(HivePrinter::partition)
                  .collect(Collectors.joining(", "));
      case AlterTable.RenamePartition rename ->
          partition(rename.from()) + " RENAME TO " + partition(rename.to());
      case AlterTable.SetLocation set ->
          before(set.partition()) + "SET LOCATION " + HiveText.quoted(set.location());
      case AlterTable.SetProperties set -> "SET TBLPROPERTIES " + properties(set.properties());
      case AlterTable.SetColumns set ->
          before(set.partition())
              + (set.replaces() ? "REPLACE" : "ADD")
              + " COLUMNS "
              + columns(set.columns());
      case AlterTable.ChangeColumn one ->
          "CHANGE COLUMN "
              + HiveText.name(one.old())
              + " "
              + column(one.column())
              + (one.place().first() ? " FIRST" : "")
              + (one.place().after().isEmpty()
                  ? ""
                  : " AFTER " + HiveText.name(one.place().after()));
    };
  }

  private static String print(ShowStatement show) {
    return switch (show) {
      case ShowStatement.Databases all -> "DATABASES" + said(" LIKE ", all.pattern());
      case ShowStatement.Tables all -> "TABLES" + in(all.database()) + said(" ", all.pattern());
      case ShowStatement.Views all -> "VIEWS" + in(all.database()) + said(" LIKE ", all.pattern());
      case ShowStatement.Columns columns -> "COLUMNS IN " + name(columns.name());
      case ShowStatement.Partitions partitions ->
          "PARTITIONS "
              + name(partitions.name())
              + (partitions.partition().isNone() ? "" : " " + partition(partitions.partition()));
      case ShowStatement.TableDefinitionText text -> "CREATE TABLE " + name(text.name());
      case ShowStatement.ViewDefinitionText text -> "CREATE VIEW " + name(text.name());
      case ShowStatement.Properties properties ->
          "TBLPROPERTIES "
              + name(properties.name())
              + (properties.key().isEmpty() ? "" : "(" + HiveText.quoted(properties.key()) + ")");
    };
  }

  private static String in(String database) {
    return database.isEmpty() ? "" : " IN " + HiveText.name(database);
  }

  private static String print(DescribeStatement describe) {
    return switch (describe) {
      case DescribeStatement.Database one ->
          "DATABASE " + (one.extended() ? "EXTENDED " : "") + HiveText.name(one.database());
      case DescribeStatement.Table one ->
          switch (one.detail()) {
                case COLUMNS -> "";
                case EXTENDED -> "EXTENDED ";
                case FORMATTED -> "FORMATTED ";
              }
              + name(one.name())
              + (one.partition().isNone() ? "" : " " + partition(one.partition()))
              + (one.column().isEmpty()
                  ? ""
                  : " "
                      + one.column().stream().map(HiveText::name).collect(Collectors.joining(".")));
    };
  }
}
