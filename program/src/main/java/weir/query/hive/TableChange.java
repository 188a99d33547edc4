package weir.query.hive;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import weir.store.catalog.Catalog;
import weir.store.catalog.CatalogColumn;
import weir.store.catalog.CatalogPartition;
import weir.store.catalog.CatalogRefusal;
import weir.store.catalog.CatalogStorage;
import weir.store.catalog.CatalogTable;
import weir.store.catalog.PartitionFilter;
import weir.store.catalog.TableName;

/// Does what `ALTER TABLE` says to one table.
final class TableChange {
  private final Catalog catalog;
  private final CatalogTable table;

  TableChange(Catalog catalog, CatalogTable table) {
    this.catalog = catalog;
    this.table = table;
  }

  void run(AlterTable.Change change) {
    if (table.isView()) {
      throw DdlFault.semantic(
          "[Error 10131]: To alter a view you need to use the ALTER VIEW command, or CREATE OR"
              + " REPLACE VIEW");
    }
    switch (change) {
      case AlterTable.AddPartitions add -> add(add);
      case AlterTable.DropPartitions drop -> drop(drop);
      case AlterTable.RenamePartition rename -> rename(rename);
      case AlterTable.SetLocation set -> {
        Locations.check(set.location());
        storage(set.partition(), before -> before.at(set.location()));
      }
      case AlterTable.SetProperties set -> setProperties(set.properties());
      case AlterTable.SetColumns set -> storage(set.partition(), before -> columns(before, set));
      case AlterTable.ChangeColumn one ->
          storage(PartitionSpec.NONE, before -> before.with(changed(before.columns(), one)));
    }
  }

  private void add(AlterTable.AddPartitions add) {
    List<CatalogPartition> made = new ArrayList<>();
    for (AlterTable.PartitionPlace place : add.partitions()) {
      List<String> values = PartitionValues.all(table, place.partition());
      String location = place.location();
      if (!location.isEmpty()) {
        Locations.check(location);
      }
      if (catalog.partitions().find(table, values).isPresent()) {
        if (add.ifNotExists()) {
          continue;
        }
        throw DdlFault.task("AlreadyExistsException(message:Partition already exists.)");
      }
      made.add(
          CatalogPartition.of(
              values,
              table
                  .storage()
                  .at(location.isEmpty() ? PartitionValues.location(table, values) : location),
              catalog.now()));
    }
    Map<List<String>, CatalogRefusal> refused = catalog.partitions().create(table, made);
    if (!refused.isEmpty() && !add.ifNotExists()) {
      throw refused.values().iterator().next();
    }
  }

  private void drop(AlterTable.DropPartitions drop) {
    List<List<String>> gone = new ArrayList<>();
    for (PartitionSpec spec : drop.partitions()) {
      List<List<String>> named = named(spec);
      if (named.isEmpty() && !drop.ifExists()) {
        throw PartitionValues.missing(spec);
      }
      gone.addAll(named);
    }
    catalog.partitions().delete(table, gone);
  }

  /// The partitions that have the values which a specification names; it need not name every key.
  private List<List<String>> named(PartitionSpec spec) {
    if (spec.values().size() == table.partitionKeys().size()) {
      List<String> values = PartitionValues.all(table, spec);
      return catalog.partitions().find(table, values).isPresent() ? List.of(values) : List.of();
    }
    for (String key : spec.values().keySet()) {
      if (table.partitionKeys().stream().noneMatch(one -> one.name().equalsIgnoreCase(key))) {
        throw DdlFault.semantic(
            "[Error 10098]: Non-Partition column appears in the partition"
                + " specification:  "
                + key);
      }
    }
    return catalog.partitions().list(table, PartitionFilter.ALL).stream()
        .filter(partition -> PartitionValues.fits(table, spec, partition))
        .map(CatalogPartition::values)
        .toList();
  }

  private void rename(AlterTable.RenamePartition rename) {
    List<String> from = PartitionValues.all(table, rename.from());
    List<String> to = PartitionValues.all(table, rename.to());
    if (catalog.partitions().find(table, from).isEmpty()) {
      throw PartitionValues.missing(rename.from());
    }
    catalog
        .partitions()
        .update(
            table,
            from,
            before ->
                new CatalogPartition(
                    to, before.storage(), before.parameters(), before.created(), before.upkeep()));
  }

  private void storage(PartitionSpec spec, UnaryOperator<CatalogStorage> deed) {
    if (spec.isNone()) {
      catalog.update(table.name(), before -> before.with(deed.apply(before.storage())));
      return;
    }
    List<String> values = PartitionValues.all(table, spec);
    if (catalog.partitions().find(table, values).isEmpty()) {
      throw PartitionValues.missing(spec);
    }
    catalog.partitions().update(table, values, before -> before.with(deed.apply(before.storage())));
  }

  private void setProperties(Map<String, String> properties) {
    catalog.update(
        table.name(),
        before -> {
          Map<String, String> all = new LinkedHashMap<>(before.parameters());
          all.putAll(properties);
          all.put("transient_lastDdlTime", String.valueOf(catalog.now().getEpochSecond()));
          return before.with(all);
        });
  }

  private CatalogStorage columns(CatalogStorage before, AlterTable.SetColumns set) {
    List<CatalogColumn> all = new ArrayList<>(set.replaces() ? List.of() : before.columns());
    all.addAll(set.columns());
    requireDistinct(all);
    return before.with(all);
  }

  private void requireDistinct(List<CatalogColumn> columns) {
    Set<String> names = new HashSet<>();
    for (CatalogColumn column : columns) {
      if (!names.add(TableName.folded(column.name()))) {
        throw DdlFault.task("Duplicate column name: " + column.name());
      }
    }
    for (CatalogColumn key : table.partitionKeys()) {
      if (names.contains(TableName.folded(key.name()))) {
        throw DdlFault.task(
            "Partition column name " + key.name() + " conflicts with table columns.");
      }
    }
  }

  private List<CatalogColumn> changed(List<CatalogColumn> before, AlterTable.ChangeColumn change) {
    List<CatalogColumn> after = new ArrayList<>(before);
    int at = index(after, change.old());
    CatalogColumn old = after.get(at);
    CatalogColumn column =
        change.column().comment().isEmpty()
            ? new CatalogColumn(
                change.column().name(), change.column().type(), old.comment(), old.parameters())
            : change.column();
    AlterTable.ColumnPlace place = change.place();
    after.set(at, column);
    if (place.first()) {
      after.remove(at);
      after.addFirst(column);
    } else if (!place.after().isEmpty()) {
      after.remove(at);
      after.add(index(after, place.after()) + 1, column);
    }
    requireDistinct(after);
    return after;
  }

  private static int index(List<CatalogColumn> columns, String name) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equalsIgnoreCase(name)) {
        return i;
      }
    }
    throw DdlFault.task("Invalid column reference " + name);
  }
}
