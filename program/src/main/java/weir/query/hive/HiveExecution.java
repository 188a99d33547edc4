package weir.query.hive;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import weir.query.objects.ObjectSource;
import weir.query.sql.SqlSession;
import weir.store.catalog.Catalog;
import weir.store.catalog.CatalogDatabase;
import weir.store.catalog.CatalogPartition;
import weir.store.catalog.CatalogRefusal;
import weir.store.catalog.CatalogTable;
import weir.store.catalog.NamePattern;
import weir.store.catalog.PartitionFilter;
import weir.store.catalog.TableName;

/// Does what statements in Hive's dialect say. Used by one thread for one statement.
public final class HiveExecution {
  private final Catalog catalog;
  private final ObjectSource objects;
  private final SqlSession session;
  private final CatalogSight sight;

  /// @param objects asked for folders of partitions only
  /// @param session whose schema is the database of names without one
  public HiveExecution(
      Catalog catalog, ObjectSource objects, SqlSession session, CatalogSight sight) {
    this.catalog = catalog;
    this.objects = objects;
    this.session = session;
    this.sight = sight;
  }

  /// @throws DdlFault when it cannot be done; nothing is changed then
  /// @throws weir.model.aws.Fault when the objects cannot be listed
  public HiveResult run(HiveStatement statement) {
    try {
      return answered(statement);
    } catch (CatalogRefusal refused) {
      throw refusal(refused);
    }
  }

  private HiveResult answered(HiveStatement statement) {
    return switch (statement) {
      case CreateTable create -> create(create);
      case DatabaseStatement database -> change(database);
      case DropRelation drop -> drop(drop);
      case AlterTable alter -> {
        new TableChange(catalog, table(alter.name())).run(alter.change());
        yield HiveResult.NOTHING;
      }
      case RepairTable repair -> new FolderRepair(catalog, objects).run(table(repair.name()));
      case ShowStatement show -> show(show);
      case DescribeStatement.Database one ->
          DescribedTable.database(database(one.database()), one.extended());
      case DescribeStatement.Table one ->
          DescribedTable.of(
              table(one.name()),
              one,
              one.partition().isNone() ? null : partition(table(one.name()), one.partition()));
    };
  }

  static DdlFault refusal(CatalogRefusal refused) {
    return switch (refused.reason()) {
      case NOT_FOUND, INVALID, DAMAGED -> DdlFault.task(refused.sentence());
      case EXISTS -> DdlFault.task("AlreadyExistsException(message:" + refused.sentence() + ")");
      case CHANGED, TOO_MANY -> DdlFault.task("MetaException(message:" + refused.sentence() + ")");
    };
  }

  private CatalogDatabase database(String name) {
    return catalog
        .findDatabase(name)
        .orElseThrow(() -> DdlFault.semantic("[Error 10072]: Database does not exist: " + name));
  }

  private CatalogTable table(HiveName name) {
    TableName full = name.in(session.schema());
    return catalog
        .find(full)
        .orElseThrow(() -> {
          database(full.database());
          return DdlFault.semantic("[Error 10001]: Table not found " + full);
        });
  }

  private CatalogPartition partition(CatalogTable table, PartitionSpec spec) {
    return catalog
        .partitions()
        .find(table, PartitionValues.all(table, spec))
        .orElseThrow(() -> PartitionValues.missing(spec));
  }

  private HiveResult create(CreateTable create) {
    TableName name = create.name().in(session.schema());
    database(name.database());
    if (catalog.find(name).isPresent()) {
      if (create.ifNotExists()) {
        return HiveResult.NOTHING;
      }
      throw DdlFault.task(
          "AlreadyExistsException(message:Table " + name.table() + " already exists)");
    }
    catalog.create(name, NewTable.of(create, session.now()), session.user());
    return HiveResult.NOTHING;
  }

  private HiveResult change(DatabaseStatement statement) {
    switch (statement) {
      case DatabaseStatement.Create create -> createDatabase(create);
      case DatabaseStatement.Drop drop -> dropDatabase(drop);
      case DatabaseStatement.SetProperties set -> {
        database(set.database());
        catalog.updateDatabase(
            set.database(),
            before -> {
              Map<String, String> all = new LinkedHashMap<>(before.parameters());
              all.putAll(set.properties());
              return before.with(all);
            });
      }
    }
    return HiveResult.NOTHING;
  }

  private void createDatabase(DatabaseStatement.Create create) {
    if (catalog.findDatabase(create.database()).isPresent()) {
      if (create.ifNotExists()) {
        return;
      }
      throw DdlFault.task("Database " + create.database() + " already exists");
    }
    if (!create.location().isEmpty()) {
      Locations.check(create.location());
    }
    catalog.create(
        new CatalogDatabase(
            create.database(),
            create.comment(),
            create.location(),
            create.properties(),
            CatalogDatabase.BY_IAM,
            session.now()));
  }

  private void dropDatabase(DatabaseStatement.Drop drop) {
    if (catalog.findDatabase(drop.database()).isEmpty() && drop.ifExists()) {
      return;
    }
    database(drop.database());
    if (!drop.cascade() && !catalog.tables(drop.database()).isEmpty()) {
      throw DdlFault.task(
          "InvalidOperationException(message:Database "
              + drop.database()
              + " is not empty. One or more tables exist.)");
    }
    catalog.deleteDatabase(drop.database());
  }

  private HiveResult drop(DropRelation drop) {
    TableName name = drop.name().in(session.schema());
    if (drop.ifExists() && catalog.find(name).isEmpty()) {
      return HiveResult.NOTHING;
    }
    CatalogTable table = table(drop.name());
    if (table.isView() != drop.view()) {
      throw DdlFault.semantic(
          table.isView()
              ? "[Error 10166]: Cannot drop a view with DROP TABLE"
              : "[Error 10167]: Cannot drop a base table with DROP VIEW");
    }
    catalog.delete(name);
    return HiveResult.NOTHING;
  }

  private HiveResult show(ShowStatement show) {
    return switch (show) {
      case ShowStatement.Databases all ->
          HiveResult.of(
              "database_name",
              named(
                  catalog.databases().stream()
                      .map(CatalogDatabase::name)
                      .filter(sight::seesDatabase),
                  all.pattern()));
      case ShowStatement.Tables all ->
          HiveResult.of("tab_name", relations(all.database(), all.pattern(), false));
      case ShowStatement.Views all ->
          HiveResult.of("views", relations(all.database(), all.pattern(), true));
      case ShowStatement.Columns columns ->
          HiveResult.of("field", DescribedTable.padded(DescribedTable.all(table(columns.name()))));
      case ShowStatement.Partitions partitions -> partitions(partitions);
      case ShowStatement.TableDefinitionText text ->
          HiveResult.of("createtab_stmt", TableStatementText.lines(table(text.name())));
      case ShowStatement.ViewDefinitionText text ->
          HiveResult.of("Create View", StoredView.statement(table(text.name())));
      case ShowStatement.Properties properties -> properties(properties);
    };
  }

  private static List<String> named(Stream<String> names, String pattern) {
    NamePattern wanted = NamePattern.of(pattern);
    return names.filter(wanted::matches).toList();
  }

  private List<String> relations(String named, String pattern, boolean viewsOnly) {
    String database = named.isEmpty() ? session.schema() : named;
    database(database);
    return named(
        catalog.tables(database).stream()
            .filter(table -> table.isView() || !viewsOnly)
            .map(CatalogTable::name)
            .filter(sight::seesTable)
            .map(TableName::table),
        pattern);
  }

  private HiveResult partitions(ShowStatement.Partitions show) {
    CatalogTable table = table(show.name());
    if (table.partitionKeys().isEmpty()) {
      throw DdlFault.task("Table " + table.name() + " is not a partitioned table");
    }
    List<String> lines =
        catalog.partitions().list(table, PartitionFilter.ALL).stream()
            .filter(partition -> PartitionValues.fits(table, show.partition(), partition))
            .map(partition -> PartitionValues.path(table, partition.values()))
            .toList();
    return HiveResult.of("partition", lines);
  }

  private HiveResult properties(ShowStatement.Properties show) {
    CatalogTable table = table(show.name());
    if (!show.key().isEmpty()) {
      String value = table.parameters().get(show.key());
      return HiveResult.of(
          "prpt_name",
          List.of(
              value == null
                  ? "Table " + table.name() + " does not have property: " + show.key()
                  : value));
    }
    return new HiveResult(
        List.of("prpt_name", "prpt_value"),
        new TreeMap<>(table.parameters())
            .entrySet().stream().map(one -> one.getKey() + "\t" + one.getValue()).toList());
  }
}
