package weir.store.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import weir.store.state.Scope;
import weir.store.state.StateChange;
import weir.store.state.StateStore;
import weir.store.state.StateView;

/// The partitions of the tables of one account in one region. Safe for any number of threads.
///
/// They stand in the order of their values, and what pins the first keys of a table to values looks
/// at the partitions of these only.
public final class Partitions {
  private final StateStore store;
  private final Scope scope;

  Partitions(StateStore store, Scope scope) {
    this.store = store;
    this.scope = scope;
  }

  /// @throws CatalogRefusal when the number of values is not that of the table's keys
  public Optional<CatalogPartition> find(CatalogTable table, List<String> values) {
    requireCount(table, values);
    return store.read(view -> find(view, table, values));
  }

  /// @throws CatalogRefusal when there is none
  public CatalogPartition partition(CatalogTable table, List<String> values) {
    return find(table, values).orElseThrow(CatalogRefusal::noPartition);
  }

  private Optional<CatalogPartition> find(StateView view, CatalogTable table, List<String> values) {
    return view.find(
            CatalogDocuments.PARTITION,
            scope,
            CatalogDocuments.partition(table.history().id(), values))
        .map(row -> row.with(view.get(CatalogDocuments.STORAGE, scope, shared(table, row))));
  }

  private static String shared(CatalogTable table, PartitionRow row) {
    return DocumentId.of(table.history().id()) + row.storage();
  }

  /// Partitions that a filter lets through, by ascending values.
  public List<CatalogPartition> list(CatalogTable table, PartitionFilter filter) {
    return page(table, filter, values -> true, "", Integer.MAX_VALUE).partitions();
  }

  /// The values of all partitions, ascending.
  public List<List<String>> values(CatalogTable table) {
    String all = DocumentId.of(table.history().id());
    return store.read(view ->
        view.ids(CatalogDocuments.PARTITION, scope, all).stream()
            .map(id -> DocumentId.parts(id, all.length()))
            .toList());
  }

  /// The first of the partitions that a filter lets through and that come after a place.
  ///
  /// @param segment further says which are wanted
  /// @param after where the page before ended; empty for the first
  public PartitionPage page(
      CatalogTable table,
      PartitionFilter filter,
      Predicate<List<String>> segment,
      String after,
      int most) {
    String all = DocumentId.of(table.history().id());
    String prefix = all + DocumentId.of(filter.pinned());
    return store.read(view -> {
      Map<String, CatalogStorage> shared = new HashMap<>();
      List<CatalogPartition> found = new ArrayList<>();
      String[] last = {""};
      boolean[] more = {false};
      view.scan(
          CatalogDocuments.PARTITION,
          scope,
          prefix,
          after.isEmpty() ? "" : all + after,
          (id, row) -> {
            List<String> values = DocumentId.parts(id, all.length());
            if (!filter.matches(values) || !segment.test(values)) {
              return true;
            }
            if (found.size() == most) {
              more[0] = true;
              return false;
            }
            PartitionRow kept = row.get();
            CatalogStorage storage =
                shared.computeIfAbsent(
                    kept.storage(),
                    digest -> view.get(CatalogDocuments.STORAGE, scope, all + digest));
            found.add(kept.with(storage));
            last[0] = id.substring(all.length());
            return true;
          });
      return new PartitionPage(found, more[0] ? last[0] : "");
    });
  }

  /// Some partitions in order.
  ///
  /// @param next the place after which the next page begins; empty on the last
  public record PartitionPage(List<CatalogPartition> partitions, String next) {}

  /// Makes partitions, as many as can be, in one commit.
  ///
  /// @return why some were not made
  /// @throws CatalogRefusal when the table is not there any more
  public Map<List<String>, CatalogRefusal> create(
      CatalogTable table, List<CatalogPartition> partitions) {
    return store.change(change -> {
      requireTable(change, table);
      Map<List<String>, CatalogRefusal> refused = new LinkedHashMap<>();
      for (CatalogPartition partition : partitions) {
        try {
          requireCount(table, partition.values());
          if (find(change, table, partition.values()).isPresent()) {
            throw CatalogRefusal.exists("Partition");
          }
          put(change, table, partition);
        } catch (CatalogRefusal why) {
          refused.put(partition.values(), why);
        }
      }
      return refused;
    });
  }

  /// Puts a partition in the place of another, also under other values.
  ///
  /// @throws CatalogRefusal when there is none, or another has the new values
  public void update(
      CatalogTable table, List<String> values, UnaryOperator<CatalogPartition> deed) {
    requireCount(table, values);
    store.change(change -> {
      requireTable(change, table);
      CatalogPartition before =
          find(change, table, values).orElseThrow(CatalogRefusal::noPartition);
      CatalogPartition after = deed.apply(before);
      requireCount(table, after.values());
      if (!after.values().equals(values)) {
        if (find(change, table, after.values()).isPresent()) {
          throw CatalogRefusal.exists("Partition");
        }
        remove(change, table, values);
      }
      put(change, table, after);
      return after;
    });
  }

  /// Deletes partitions, as many as are there, in one commit.
  ///
  /// @return those that were not there
  public Map<List<String>, CatalogRefusal> delete(CatalogTable table, List<List<String>> all) {
    return store.change(change -> {
      requireTable(change, table);
      Map<List<String>, CatalogRefusal> refused = new LinkedHashMap<>();
      for (List<String> values : all) {
        try {
          requireCount(table, values);
          if (find(change, table, values).isEmpty()) {
            throw CatalogRefusal.noPartition();
          }
          remove(change, table, values);
        } catch (CatalogRefusal why) {
          refused.put(values, why);
        }
      }
      return refused;
    });
  }

  private void put(StateChange change, CatalogTable table, CatalogPartition partition) {
    PartitionRow row = PartitionRow.of(partition);
    String shared = shared(table, row);
    if (change.find(CatalogDocuments.STORAGE, scope, shared).isEmpty()) {
      change.put(CatalogDocuments.STORAGE, scope, shared, PartitionRow.shared(partition.storage()));
    }
    change.put(
        CatalogDocuments.PARTITION,
        scope,
        CatalogDocuments.partition(table.history().id(), partition.values()),
        row);
  }

  private void remove(StateChange change, CatalogTable table, List<String> values) {
    change.remove(
        CatalogDocuments.PARTITION,
        scope,
        CatalogDocuments.partition(table.history().id(), values));
  }

  private void requireTable(StateView view, CatalogTable table) {
    boolean there =
        view.find(CatalogDocuments.TABLE, scope, CatalogDocuments.table(table.name()))
            .filter(known -> known.history().id().equals(table.history().id()))
            .isPresent();
    if (!there) {
      throw CatalogRefusal.noTable(table.name());
    }
  }

  private static void requireCount(CatalogTable table, List<String> values) {
    if (values.size() != table.partitionKeys().size()) {
      throw CatalogRefusal.invalid(
          "The number of partition keys do not match the number of partition values");
    }
  }
}
