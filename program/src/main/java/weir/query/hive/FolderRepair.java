package weir.query.hive;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import weir.query.objects.ObjectAddress;
import weir.query.objects.ObjectEntry;
import weir.query.objects.ObjectSource;
import weir.query.partition.HivePath;
import weir.store.catalog.Catalog;
import weir.store.catalog.CatalogColumn;
import weir.store.catalog.CatalogPartition;
import weir.store.catalog.CatalogTable;
import weir.store.catalog.PartitionFilter;

/// Adds the partitions whose folders `key=value/` are there and that the catalogue does not know.
final class FolderRepair {
  private static final int BATCH = 1_000;

  private final Catalog catalog;
  private final ObjectSource objects;

  FolderRepair(Catalog catalog, ObjectSource objects) {
    this.catalog = catalog;
    this.objects = objects;
  }

  HiveResult run(CatalogTable table) {
    if (table.isView() || table.partitionKeys().isEmpty()) {
      throw DdlFault.task("Table " + table.name() + " is not a partitioned table");
    }
    Map<List<String>, String> found = folders(table);
    List<String> known = new ArrayList<>();
    List<String> stale = new ArrayList<>();
    Set<List<String>> kept = new HashSet<>();
    for (CatalogPartition partition : catalog.partitions().list(table, PartitionFilter.ALL)) {
      kept.add(partition.values());
      if (!found.containsKey(partition.values()) && isEmpty(partition)) {
        stale.add(name(table, partition.values()));
      }
    }
    List<List<String>> missing =
        found.keySet().stream().filter(values -> !kept.contains(values)).toList();
    add(table, missing, found);
    missing.forEach(values -> known.add(name(table, values)));
    return new HiveResult(List.of(), lines(known, stale));
  }

  private static List<String> lines(List<String> missing, List<String> stale) {
    List<String> lines = new ArrayList<>();
    if (!missing.isEmpty()) {
      lines.add("Partitions not in metastore:\t" + String.join("\t", missing));
    }
    if (!stale.isEmpty()) {
      lines.add("Partitions missing from filesystem:\t" + String.join("\t", stale));
    }
    missing.forEach(name -> lines.add("Repair: Added partition to metastore " + name));
    return lines;
  }

  private static String name(CatalogTable table, List<String> values) {
    return table.name().table() + ":" + PartitionValues.path(table, values);
  }

  private boolean isEmpty(CatalogPartition partition) {
    ObjectAddress folder = ObjectAddress.of(partition.storage().location()).folder();
    try (Stream<ObjectEntry> entries = objects.list(folder)) {
      return entries.findAny().isEmpty();
    }
  }

  private void add(
      CatalogTable table, List<List<String>> missing, Map<List<String>, String> locations) {
    for (int from = 0; from < missing.size(); from += BATCH) {
      List<CatalogPartition> batch = new ArrayList<>();
      for (List<String> values : missing.subList(from, Math.min(missing.size(), from + BATCH))) {
        String location = locations.getOrDefault(values, "");
        batch.add(CatalogPartition.of(values, table.storage().at(location), catalog.now()));
      }
      catalog.partitions().create(table, batch);
    }
  }

  /// The folders below a table's that are named after its keys, by the values in them.
  private Map<List<String>, String> folders(CatalogTable table) {
    ObjectAddress root = ObjectAddress.of(table.storage().location()).folder();
    Map<List<String>, String> folders = new LinkedHashMap<>();
    String[] last = {""};
    try (Stream<ObjectEntry> entries = objects.list(root)) {
      entries.forEach(entry -> {
        String key = entry.address().key();
        if (!last[0].isEmpty() && key.startsWith(last[0])) {
          return;
        }
        String folder = folder(table, key.substring(root.key().length()));
        if (!folder.isEmpty()) {
          last[0] = root.key() + folder;
          folders.put(values(folder), root.resolve(folder).toString());
        }
      });
    }
    return folders;
  }

  /// `year=2026/month=11/` at the beginning of a path; empty when it begins otherwise, or with a
  /// value that Hive passes over.
  private static String folder(CatalogTable table, String path) {
    int from = 0;
    for (CatalogColumn key : table.partitionKeys()) {
      int slash = path.indexOf('/', from);
      String start = key.name() + "=";
      if (slash < 0
          || !path.startsWith(start, from)
          || slash == from + start.length()
          || path.substring(from, slash).indexOf(':') >= 0) {
        return "";
      }
      from = slash + 1;
    }
    return path.substring(0, from);
  }

  private static List<String> values(String folder) {
    List<String> values = new ArrayList<>();
    for (String part : folder.substring(0, folder.length() - 1).split("/", -1)) {
      values.add(HivePath.unescape(part.substring(part.indexOf('=') + 1)));
    }
    return values;
  }
}
