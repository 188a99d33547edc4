package weir.query.duckdb;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import weir.query.engine.HiddenColumn;
import weir.query.engine.PartitionSource.Partition;
import weir.query.objects.ObjectAddress;
import weir.query.objects.ObjectEntry;
import weir.query.pruning.FileCatalog;
import weir.query.session.DuckDbSession;
import weir.query.sql.SimpleType;
import weir.query.sql.SqlColumn;
import weir.query.sql.TableUse;

/// The objects of a table that a query can need, found by listing the partitions' folders.
///
/// What the names of flow-log files say of their rows' times is held against the query's condition.
final class TableFiles {
  /// The columns that files' names bound, where a table has them as AWS's documentation does.
  private static final Set<String> TIMES = Set.of("start", "end");

  private final DuckDbSession session;
  private final TableUse use;
  private final QueryWork work;

  TableFiles(DuckDbSession session, TableUse use, QueryWork work) {
    this.session = session;
    this.use = use;
    this.work = work;
  }

  List<TableFile> in(List<Partition> partitions) {
    List<Supplier<List<TableFile>>> calls = new ArrayList<>();
    for (Partition partition : partitions) {
      calls.add(() -> listed(partition));
    }
    List<TableFile> files = new ArrayList<>();
    RemoteCalls.all(calls, files::addAll);
    work.counters().filesConsidered.addAndGet(files.size());
    List<TableFile> needed = needed(files);
    work.counters().filesRead.addAndGet(needed.size());
    return needed;
  }

  private List<TableFile> listed(Partition partition) {
    work.stop().check();
    List<TableFile> files = new ArrayList<>();
    ObjectAddress folder = partition.location().folder();
    try (Stream<ObjectEntry> entries = work.objects().list(folder)) {
      for (ObjectEntry entry : (Iterable<ObjectEntry>) entries::iterator) {
        work.stop().check();
        if (isData(folder, entry)) {
          files.add(new TableFile(entry, constants(partition, entry)));
        }
      }
    }
    return files;
  }

  /// Hive hides what begins with `_` or `.`, at any depth, and there is nothing in an empty object.
  static boolean isData(ObjectAddress folder, ObjectEntry entry) {
    String below = entry.address().key().substring(folder.key().length());
    return entry.sizeBytes() > 0
        && !below.endsWith("/")
        && Stream.of(below.split("/", -1))
            .noneMatch(name -> name.startsWith("_") || name.startsWith("."));
  }

  private static List<@Nullable String> constants(Partition partition, ObjectEntry entry) {
    List<@Nullable String> constants = new ArrayList<>(partition.values());
    for (HiddenColumn hidden : HiddenColumn.values()) {
      constants.add(
          switch (hidden) {
            case PATH -> entry.address().toString();
            case FILE_SIZE -> Long.toString(entry.sizeBytes());
            case FILE_MODIFIED_TIME -> Long.toString(entry.modified().toEpochMilli());
          });
    }
    return constants;
  }

  private List<TableFile> needed(List<TableFile> files) {
    Set<String> times =
        use.table().columns().stream()
            .filter(column -> !column.partition() && TIMES.contains(column.name()))
            .filter(column -> column.type() == SimpleType.BIGINT)
            .map(SqlColumn::name)
            .collect(Collectors.toSet());
    String condition = use.condition().orElse("");
    if (files.size() < 2
        || TIMES.stream().noneMatch(condition.toLowerCase(Locale.ROOT)::contains)
        || times.isEmpty()) {
      return files;
    }
    return FileCatalog.select(
        session, files, file -> file.entry().address().key(), times, condition);
  }
}
