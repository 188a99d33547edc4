package weir.query.hive;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import weir.query.partition.HivePath;
import weir.store.catalog.CatalogColumn;
import weir.store.catalog.CatalogPartition;
import weir.store.catalog.CatalogTable;
import weir.store.catalog.TableName;

/// Values of partitions, in statements and in paths.
public final class PartitionValues {
  private PartitionValues() {}

  /// The values of a specification that names every key, in the table's order.
  ///
  /// @throws DdlFault when it names other keys than the table has
  static List<String> all(CatalogTable table, PartitionSpec spec) {
    if (table.partitionKeys().isEmpty()) {
      throw DdlFault.semantic("table is not partitioned but partition spec exists: " + print(spec));
    }
    List<String> values = new ArrayList<>();
    for (CatalogColumn key : table.partitionKeys()) {
      String value = spec.values().get(TableName.folded(key.name()));
      if (value == null) {
        throw DdlFault.semantic(
            "partition spec "
                + print(spec)
                + " doesn't contain all ("
                + keys(table)
                + ") partition columns");
      }
      values.add(value);
    }
    if (spec.values().size() != values.size()) {
      throw DdlFault.semantic(
          "Partition spec "
              + print(spec)
              + " contains non-partition columns; they are "
              + keys(table));
    }
    return values;
  }

  private static String keys(CatalogTable table) {
    return table.partitionKeys().stream()
        .map(CatalogColumn::name)
        .collect(Collectors.joining(", "));
  }

  static DdlFault missing(PartitionSpec spec) {
    return DdlFault.semantic("[Error 10006]: Partition not found " + print(spec));
  }

  /// `{day=2026-11-21}`
  static String print(PartitionSpec spec) {
    return spec.values().toString();
  }

  /// Whether a partition has the values that a specification names.
  static boolean fits(CatalogTable table, PartitionSpec spec, CatalogPartition partition) {
    for (int key = 0; key < table.partitionKeys().size(); key++) {
      String wanted = spec.values().get(TableName.folded(table.partitionKeys().get(key).name()));
      if (wanted != null && !wanted.equals(partition.values().get(key))) {
        return false;
      }
    }
    return true;
  }

  /// `year=2026/month=11`
  public static String path(CatalogTable table, List<String> values) {
    StringJoiner path = new StringJoiner("/");
    for (int key = 0; key < values.size(); key++) {
      path.add(
          HivePath.escape(table.partitionKeys().get(key).name())
              + "="
              + HivePath.escape(values.get(key)));
    }
    return path.toString();
  }

  /// Where a partition lies when nobody said.
  static String location(CatalogTable table, List<String> values) {
    return Locations.folder(table.storage().location()) + path(table, values) + "/";
  }
}
