package weir.query.athena;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weir.model.aws.Fault;
import weir.query.engine.HiddenColumn;
import weir.query.engine.PartitionSource;
import weir.query.engine.TableSource;
import weir.query.hive.PartitionValues;
import weir.query.objects.ObjectAddress;
import weir.query.partition.PartitionProjection;
import weir.query.sql.SqlColumn;
import weir.query.sql.SqlFault;
import weir.query.sql.SqlName;
import weir.query.sql.SqlRelation;
import weir.query.sql.SqlType;
import weir.store.catalog.Catalog;
import weir.store.catalog.CatalogColumn;
import weir.store.catalog.CatalogPartition;
import weir.store.catalog.CatalogTable;
import weir.store.catalog.PartitionFilter;
import weir.store.catalog.TableName;

/// Tables of the catalogue as the engine reads them. Safe for any number of threads.
public final class CatalogTables {
  private final Catalog catalog;

  public CatalogTables(Catalog catalog) {
    this.catalog = catalog;
  }

  /// What a table is made of.
  ///
  /// @param name in full, as queries will have it
  /// @param table no view
  /// @throws SqlFault when it cannot be read, as another program described it
  public TableSource source(SqlName name, CatalogTable table) {
    List<SqlColumn> columns = columns(table);
    return new TableSource(
        new SqlRelation.Table(name, columns),
        TableFormats.of(table),
        partitions(name, table, columns.stream().filter(SqlColumn::partition).toList()));
  }

  /// The columns of a table, behind them its partition keys, and the hidden ones that every table
  /// has.
  ///
  /// @throws SqlFault when a type is none
  public static List<SqlColumn> columns(CatalogTable table) {
    List<SqlColumn> columns = new ArrayList<>();
    table.columns().forEach(column -> columns.add(column(table, column, false)));
    table.partitionKeys().forEach(key -> columns.add(column(table, key, true)));
    for (HiddenColumn hidden : HiddenColumn.values()) {
      columns.add(hidden.column());
    }
    return columns;
  }

  private static SqlColumn column(CatalogTable table, CatalogColumn column, boolean partition) {
    return new SqlColumn(TableName.folded(column.name()), type(table, column), false, partition);
  }

  private static SqlType type(CatalogTable table, CatalogColumn column) {
    try {
      return SqlType.ofHive(column.type().isEmpty() ? "string" : column.type());
    } catch (IllegalArgumentException unknown) {
      throw damaged(
          "Table "
              + table.name()
              + " has the column "
              + column.name()
              + " of the type \""
              + column.type()
              + "\", which Hive does not have");
    }
  }

  /// The values of the partition keys in every partition that the catalogue lists.
  public List<List<String>> partitionValues(CatalogTable table) {
    return catalog.partitions().values(table);
  }

  private PartitionSource partitions(SqlName name, CatalogTable table, List<SqlColumn> keys) {
    String location = table.storage().location();
    if (keys.isEmpty()) {
      return new PartitionSource.None(address(table, location));
    }
    if (PartitionProjection.isEnabled(table.parameters())) {
      return new PartitionSource.Projected(
          PartitionProjection.of(name, keys, table.parameters(), location, catalog.now()));
    }
    return new PartitionSource.Listed(
        catalog.partitions().list(table, PartitionFilter.ALL).stream()
            .map(partition -> partition(table, partition))
            .toList());
  }

  private static PartitionSource.Partition partition(
      CatalogTable table, CatalogPartition partition) {
    if (!TableFormats.isAlike(table.storage().format(), partition.storage().format())) {
      throw new SqlFault(
          "NOT_SUPPORTED",
          0,
          0,
          "the partition "
              + PartitionValues.path(table, partition.values())
              + " of the table "
              + table.name()
              + " has another format than the table");
    }
    List<@Nullable String> values = new ArrayList<>();
    for (String value : partition.values()) {
      values.add(value.equals(PartitionSource.Partition.HIVE_NULL) ? null : value);
    }
    return new PartitionSource.Partition(values, address(table, partition.storage().location()));
  }

  private static ObjectAddress address(CatalogTable table, String location) {
    try {
      return ObjectAddress.of(location).folder();
    } catch (Fault.Invalid wrong) {
      throw damaged("Table " + table.name() + ": " + wrong.sentence());
    }
  }

  static SqlFault damaged(String sentence) {
    return new SqlFault("HIVE_METASTORE_ERROR", 0, 0, sentence);
  }
}
