package weir.query.hive;

import java.util.List;
import weir.store.catalog.TableName;

/// What a statement does to the catalogue, in the name of Glue's action for it.
///
/// @param action `GetTable`
/// @param database empty for the catalogue itself
/// @param table empty for the database itself
public record CatalogNeed(String action, String database, String table) {
  /// What a statement needs before it is run.
  ///
  /// @param session the database of the session
  public static List<CatalogNeed> of(HiveStatement statement, String session) {
    return switch (statement) {
      case CreateTable create ->
          List.of(
              new CatalogNeed("GetDatabase", create.name().in(session).database(), ""),
              on("CreateTable", create.name(), session));
      case DatabaseStatement database ->
          List.of(
              new CatalogNeed(
                  switch (database) {
                    case DatabaseStatement.Create create -> "CreateDatabase";
                    case DatabaseStatement.Drop drop -> "DeleteDatabase";
                    case DatabaseStatement.SetProperties set -> "UpdateDatabase";
                  },
                  database.database(),
                  ""));
      case DropRelation drop ->
          List.of(on("GetTable", drop.name(), session), on("DeleteTable", drop.name(), session));
      case AlterTable alter ->
          List.of(
              on("GetTable", alter.name(), session),
              on(action(alter.change()), alter.name(), session));
      case RepairTable repair ->
          List.of(
              on("GetTable", repair.name(), session),
              on("GetPartitions", repair.name(), session),
              on("BatchCreatePartition", repair.name(), session));
      case ShowStatement show -> List.of(of(show, session));
      case DescribeStatement.Table describe -> List.of(on("GetTable", describe.name(), session));
      case DescribeStatement.Database describe ->
          List.of(new CatalogNeed("GetDatabase", describe.database(), ""));
    };
  }

  private static CatalogNeed on(String action, HiveName name, String session) {
    TableName table = name.in(session);
    return new CatalogNeed(action, table.database(), table.table());
  }

  private static String action(AlterTable.Change change) {
    return switch (change) {
      case AlterTable.AddPartitions add -> "BatchCreatePartition";
      case AlterTable.DropPartitions drop -> "BatchDeletePartition";
      case AlterTable.RenamePartition rename -> "UpdatePartition";
      case AlterTable.SetLocation set ->
          set.partition().isNone() ? "UpdateTable" : "UpdatePartition";
      case AlterTable.SetColumns set ->
          set.partition().isNone() ? "UpdateTable" : "UpdatePartition";
      case AlterTable.SetProperties set -> "UpdateTable";
      case AlterTable.ChangeColumn one -> "UpdateTable";
    };
  }

  private static CatalogNeed of(ShowStatement show, String session) {
    return switch (show) {
      case ShowStatement.Databases all -> new CatalogNeed("GetDatabases", "", "");
      case ShowStatement.Tables all -> listing(all.database(), session);
      case ShowStatement.Views all -> listing(all.database(), session);
      case ShowStatement.Columns columns -> on("GetTable", columns.name(), session);
      case ShowStatement.Partitions partitions -> on("GetPartitions", partitions.name(), session);
      case ShowStatement.TableDefinitionText text -> on("GetTable", text.name(), session);
      case ShowStatement.ViewDefinitionText text -> on("GetTable", text.name(), session);
      case ShowStatement.Properties properties -> on("GetTable", properties.name(), session);
    };
  }

  private static CatalogNeed listing(String database, String session) {
    return new CatalogNeed("GetTables", database.isEmpty() ? session : database, "");
  }
}
