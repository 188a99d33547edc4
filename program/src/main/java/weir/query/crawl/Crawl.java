package weir.query.crawl;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import weir.query.objects.ObjectAddress;
import weir.query.objects.ObjectSource;
import weir.store.catalog.Catalog;
import weir.store.catalog.CatalogPartition;
import weir.store.catalog.CatalogTable;
import weir.store.catalog.TableDefinition;
import weir.store.catalog.TableName;

/// One run of a crawler: finds flow logs, and makes and keeps tables of them. Used once.
public final class Crawl {
  private static final int BATCH = 1_000;

  /// Says since when a table has no objects, in milliseconds.
  private static final String DEPRECATED = "DEPRECATED_BY_CRAWLER";

  private final CrawlOrder order;
  private final ObjectSource objects;
  private final Catalog catalog;
  private final CrawlRights rights;
  private final BooleanSupplier stopped;
  private int created;
  private int updated;
  private int deleted;

  /// @param objects as the crawler's role sees them
  /// @param stopped asked now and then whether to end early
  public Crawl(
      CrawlOrder order,
      ObjectSource objects,
      Catalog catalog,
      CrawlRights rights,
      BooleanSupplier stopped) {
    this.order = order;
    this.objects = objects;
    this.catalog = catalog;
    this.rights = rights;
    this.stopped = stopped;
  }

  /// @throws weir.model.aws.Fault when objects cannot be listed or read, or the role may not
  /// @throws CatalogRefusal when the database is not there
  public CrawlSummary run() {
    catalog.database(order.database());
    FlowLogSearch search = new FlowLogSearch(objects, stopped);
    order.targets().forEach(search::look);
    Set<TableName> kept = new HashSet<>();
    search
        .tables()
        .forEach((found, folders) -> {
          if (!stopped.getAsBoolean()) {
            kept.add(keep(found, folders));
          }
        });
    if (!stopped.getAsBoolean()) {
      own().filter(table -> !kept.contains(table.name())).forEach(this::miss);
    }
    return new CrawlSummary(created, updated, deleted);
  }

  /// The tables that this crawler made in earlier runs.
  private Stream<CatalogTable> own() {
    return catalog.tables(order.database()).stream()
        .filter(table -> order.crawler().equals(table.parameters().get("UPDATED_BY_CRAWLER")));
  }

  private TableName keep(FoundTable found, SortedMap<List<String>, ObjectAddress> folders) {
    Optional<CatalogTable> known =
        own()
            .filter(table ->
                found.mark().equals(table.parameters().get(FoundTable.MARK))
                    && found.root().toString().equals(table.storage().location()))
            .findFirst();
    CatalogTable table = known.map(there -> refreshed(there, found)).orElseGet(() -> make(found));
    addPartitions(table, folders);
    if (order.gone() == CrawlOrder.Gone.DELETED) {
      deletePartitions(table, folders.keySet());
    }
    return table.name();
  }

  private CatalogTable make(FoundTable found) {
    TableName name = freeName(found);
    rights.require("CreateTable", name);
    created++;
    return catalog.create(name, found.definition(order.crawler()), "");
  }

  private TableName freeName(FoundTable found) {
    String usual = order.prefix() + found.usualName();
    TableName name = new TableName(order.database(), usual);
    for (int i = 2; catalog.find(name).isPresent(); i++) {
      name = new TableName(order.database(), usual + "_" + i);
    }
    return name;
  }

  private CatalogTable refreshed(CatalogTable table, FoundTable found) {
    boolean deprecated = table.parameters().containsKey(DEPRECATED);
    boolean changed = order.updates() && !table.columns().equals(found.columns());
    if (!deprecated && !changed) {
      return table;
    }
    return update(
        table,
        before -> {
          TableDefinition known = deprecated ? before.with(without(before.parameters())) : before;
          return changed ? known.with(known.storage().with(found.columns())) : known;
        });
  }

  private static Map<String, String> without(Map<String, String> parameters) {
    Map<String, String> rest = new LinkedHashMap<>(parameters);
    rest.remove(DEPRECATED);
    return rest;
  }

  private CatalogTable update(CatalogTable table, UnaryOperator<TableDefinition> deed) {
    rights.require("UpdateTable", table.name());
    updated++;
    return catalog.update(table.name(), deed);
  }

  /// A table of which nothing was found.
  private void miss(CatalogTable table) {
    switch (order.gone()) {
      case KEPT -> {}
      case DEPRECATED -> {
        if (!table.parameters().containsKey(DEPRECATED)) {
          update(table, this::deprecated);
        }
      }
      case DELETED -> delete(table);
    }
  }

  private TableDefinition deprecated(TableDefinition before) {
    Map<String, String> parameters = new LinkedHashMap<>(before.parameters());
    parameters.put(DEPRECATED, String.valueOf(catalog.now().toEpochMilli()));
    return before.with(parameters);
  }

  private void addPartitions(CatalogTable table, SortedMap<List<String>, ObjectAddress> folders) {
    Set<List<String>> known = values(table);
    List<CatalogPartition> missing = new ArrayList<>();
    folders.forEach((values, folder) -> {
      if (!known.contains(values)) {
        missing.add(
            CatalogPartition.of(values, table.storage().at(folder.toString()), catalog.now()));
      }
    });
    if (!missing.isEmpty()) {
      rights.require("BatchCreatePartition", table.name());
    }
    for (int from = 0; from < missing.size(); from += BATCH) {
      catalog
          .partitions()
          .create(table, missing.subList(from, Math.min(missing.size(), from + BATCH)));
    }
  }

  private Set<List<String>> values(CatalogTable table) {
    return new HashSet<>(catalog.partitions().values(table));
  }

  private void deletePartitions(CatalogTable table, Set<List<String>> there) {
    List<List<String>> gone =
        values(table).stream().filter(values -> !there.contains(values)).toList();
    if (!gone.isEmpty()) {
      rights.require("BatchDeletePartition", table.name());
      catalog.partitions().delete(table, gone);
    }
  }

  private void delete(CatalogTable table) {
    rights.require("DeleteTable", table.name());
    catalog.delete(table.name());
    deleted++;
  }
}
