package weir.query.crawl;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import weir.model.aws.Fault;
import weir.query.objects.LocalObject;
import weir.query.objects.ObjectAddress;
import weir.query.objects.ObjectEntry;
import weir.query.objects.ObjectSource;
import weir.store.catalog.CatalogColumn;
import weir.store.catalog.TableName;
import weir.store.records.FileColumns;
import weir.store.records.FlowLogKey;

/// Looks through a listing for flow-log files, and sorts their folders into tables. Reads one file
/// of each flow log, as a flow log has one format all its life. Used once.
final class FlowLogSearch {
  private final ObjectSource objects;
  private final BooleanSupplier stopped;
  private final Map<String, Optional<List<CatalogColumn>>> columnsOf = new HashMap<>();
  private final Map<FoundTable, SortedMap<List<String>, ObjectAddress>> tables =
      new LinkedHashMap<>();

  private static final Comparator<List<String>> BY_VALUES =
      Comparator.comparing(values -> String.join("\0", values));

  FlowLogSearch(ObjectSource objects, BooleanSupplier stopped) {
    this.objects = objects;
    this.stopped = stopped;
  }

  /// The tables that were found, with the folders of their partitions by the partitions' values.
  Map<FoundTable, SortedMap<List<String>, ObjectAddress>> tables() {
    return tables;
  }

  void look(CrawlOrder.Target target) {
    List<PathMatcher> excluded =
        target.exclusions().stream()
            .map(glob -> FileSystems.getDefault().getPathMatcher("glob:" + glob))
            .toList();
    int rootLength = target.root().key().length();
    try (Stream<ObjectEntry> entries = objects.list(target.root())) {
      for (ObjectEntry entry : (Iterable<ObjectEntry>) entries::iterator) {
        if (stopped.getAsBoolean()) {
          return;
        }
        Path rest = Path.of(entry.address().key().substring(rootLength));
        if (entry.sizeBytes() > 0 && excluded.stream().noneMatch(one -> one.matches(rest))) {
          FlowLogKey.find(entry.address().key()).ifPresent(key -> add(entry, key));
        }
      }
    }
  }

  private void add(ObjectEntry entry, FlowLogKey key) {
    Optional<List<CatalogColumn>> columns =
        columnsOf.computeIfAbsent(
            entry.address().bucket()
                + "/"
                + key.prefix()
                + "/"
                + key.flowLogId()
                + key.suffix().text(),
            flowLog -> columns(entry));
    if (columns.isEmpty()) {
      return;
    }
    FlowLogFolder folder = FlowLogFolder.of(entry.address(), key);
    FoundTable table =
        new FoundTable(
            new ObjectAddress(entry.address().bucket(), FlowLogFolder.root(entry.address().key())),
            key.layout(),
            key.suffix(),
            columns.get(),
            folder.keys().stream().map(name -> CatalogColumn.of(name, "string")).toList());
    tables
        .computeIfAbsent(table, first -> new TreeMap<>(BY_VALUES))
        .putIfAbsent(folder.values(), folder.address());
  }

  private Optional<List<CatalogColumn>> columns(ObjectEntry entry) {
    try (LocalObject file = objects.fetch(entry)) {
      return FileColumns.of(file.path())
          .map(found -> found.columns().stream().map(FlowLogSearch::column).toList());
    } catch (Fault.Corrupt damaged) {
      return Optional.empty();
    }
  }

  private static CatalogColumn column(FileColumns.FileColumn column) {
    String name = TableName.folded(column.name()).replace('-', '_');
    return CatalogColumn.of(
        name,
        switch (column.type()) {
          case BOOLEAN -> "boolean";
          case INT32 -> "int";
          case INT64 -> "bigint";
          case FLOAT -> "float";
          case DOUBLE -> "double";
          case TEXT -> "string";
        });
  }
}
