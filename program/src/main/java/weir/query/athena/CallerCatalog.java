package weir.query.athena;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import weir.query.engine.RelationSource;
import weir.query.engine.TableSource;
import weir.query.hive.StoredView;
import weir.query.sql.SqlCatalog;
import weir.query.sql.SqlColumn;
import weir.query.sql.SqlName;
import weir.query.sql.SqlRelation;
import weir.query.sql.SqlType;
import weir.store.catalog.Catalog;
import weir.store.catalog.CatalogDatabase;
import weir.store.catalog.CatalogTable;
import weir.store.catalog.TableName;

/// The catalogue as one person's policies let them see it, and of what the tables are made that a
/// query was told of. Used by one thread.
///
/// A view is only text here: the tables that it names are asked for as if the query had named them,
/// so nobody reads through a view what they may not read themselves.
final class CallerCatalog implements SqlCatalog {
  /// The catalogue's name in SQL.
  static final String NAME = "awsdatacatalog";

  private static final String INFORMATION_SCHEMA = "information_schema";
  private static final String PARTITIONS = "$partitions";

  private final Catalog catalog;
  private final Requester requester;
  private final CatalogTables tables;
  private final Map<SqlName, RelationSource> sources = new HashMap<>();

  CallerCatalog(Catalog catalog, Requester requester) {
    this.catalog = catalog;
    this.requester = requester;
    this.tables = new CatalogTables(catalog);
  }

  /// What the tables are made of that were looked up.
  Map<SqlName, RelationSource> sources() {
    return sources;
  }

  Catalog catalog() {
    return catalog;
  }

  CatalogTables tables() {
    return tables;
  }

  /// @throws AthenaFault when the policies do not let it be looked at
  @Override
  public Optional<SqlRelation> relation(SqlName name) {
    if (!name.catalog().equals(NAME)) {
      return Optional.empty();
    }
    if (name.schema().equals(INFORMATION_SCHEMA)) {
      return new InformationSchema(this).relation(name);
    }
    if (name.table().endsWith(PARTITIONS)) {
      String base = name.table().substring(0, name.table().length() - PARTITIONS.length());
      return table(new TableName(name.schema(), base))
          .filter(table -> !table.isView() && !table.partitionKeys().isEmpty())
          .map(table -> PartitionsRelation.of(name, table, partitions(table)));
    }
    return table(new TableName(name.schema(), name.table())).map(table -> relation(name, table));
  }

  private List<List<String>> partitions(CatalogTable table) {
    requester.require(
        CatalogDeed.onTable("glue:GetPartitions", table.name().database(), table.name().table()));
    return tables.partitionValues(table);
  }

  /// A table that may be looked at; empty when there is none.
  Optional<CatalogTable> table(TableName name) {
    requester.require(CatalogDeed.onTable("glue:GetTable", name.database(), name.table()));
    return catalog.find(name);
  }

  private SqlRelation relation(SqlName name, CatalogTable table) {
    if (table.isView()) {
      return view(name, table);
    }
    TableSource source = tables.source(name, table);
    if (!table.partitionKeys().isEmpty()) {
      requester.require(
          CatalogDeed.onTable("glue:GetPartitions", table.name().database(), table.name().table()));
    }
    sources.put(name, source);
    return source.table();
  }

  /// @throws AthenaFault when the view is another engine's
  static SqlRelation.View view(SqlName name, CatalogTable table) {
    StoredView stored =
        StoredView.of(table)
            .orElseThrow(() ->
                AthenaFault.named(
                    "NOT_SUPPORTED", "the view " + table.name() + " is not one of Athena's"));
    List<SqlColumn> columns =
        stored.columns().stream()
            .map(column -> SqlColumn.of(column.name(), SqlType.parse(column.type())))
            .toList();
    return new SqlRelation.View(name, stored.sql(), columns, stored.schema());
  }

  @Override
  public boolean hasSchema(String schema) {
    return schema.equals(INFORMATION_SCHEMA)
        || (catalog.findDatabase(schema).isPresent() && sees(schema));
  }

  private boolean sees(String database) {
    return requester.permits(CatalogDeed.onDatabase("glue:GetDatabases", database))
        || requester.permits(CatalogDeed.onDatabase("glue:GetDatabase", database));
  }

  @Override
  public List<String> schemas() {
    return catalog.databases().stream().map(CatalogDatabase::name).filter(this::sees).toList();
  }

  /// The tables and views of a database that may be looked at.
  List<CatalogTable> visible(String database) {
    return catalog.findDatabase(database).isEmpty()
        ? List.of()
        : catalog.tables(database).stream().filter(this::sees).toList();
  }

  private boolean sees(CatalogTable table) {
    String database = table.name().database();
    String name = table.name().table();
    return requester.permits(CatalogDeed.onTable("glue:GetTables", database, name))
        || requester.permits(CatalogDeed.onTable("glue:GetTable", database, name));
  }

  @Override
  public List<SqlName> relations(String schema) {
    return visible(schema).stream()
        .map(table -> new SqlName(NAME, table.name().database(), table.name().table()))
        .toList();
  }
}
