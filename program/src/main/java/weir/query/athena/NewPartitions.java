package weir.query.athena;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import weir.query.engine.PartitionSource;
import weir.query.engine.WrittenRows;
import weir.query.objects.ObjectAddress;
import weir.store.catalog.CatalogPartition;
import weir.store.catalog.CatalogTable;
import weir.store.catalog.TableName;

/// The partitions that written rows are the first of.
final class NewPartitions {
  private NewPartitions() {}

  /// Tells the catalogue of partitions that it does not know.
  static void register(
      StatementRun run, TableName name, WrittenRows written, ObjectAddress folder) {
    CatalogTable table = run.catalog().table(name);
    if (table.partitionKeys().isEmpty()) {
      return;
    }
    Map<List<String>, CatalogPartition> made = new LinkedHashMap<>();
    for (WrittenRows.WrittenObject object : written.objects()) {
      List<String> values = new ArrayList<>();
      for (String value : object.partition()) {
        values.add(value == null ? PartitionSource.Partition.HIVE_NULL : value);
      }
      if (!made.containsKey(values) && run.catalog().partitions().find(table, values).isEmpty()) {
        String location = location(object, folder);
        made.put(
            values, CatalogPartition.of(values, table.storage().at(location), run.catalog().now()));
      }
    }
    if (!made.isEmpty()) {
      run.requester()
          .require(CatalogDeed.onTable("glue:BatchCreatePartition", name.database(), name.table()));
      run.catalog().partitions().create(table, List.copyOf(made.values()));
    }
  }

  /// The folder of an object.
  private static String location(WrittenRows.WrittenObject object, ObjectAddress folder) {
    String address = object.entry().address().toString();
    int slash = address.lastIndexOf('/');
    return slash < folder.toString().length() ? folder.toString() : address.substring(0, slash + 1);
  }
}
