package weir.query.duckdb;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import weir.query.columns.ColumnCache;
import weir.query.columns.ColumnFile;
import weir.query.engine.LogMoment;
import weir.query.engine.LogRest;
import weir.query.engine.LogTables;
import weir.query.engine.PartitionSource;
import weir.query.engine.RelationSource;
import weir.query.engine.TableFormat;
import weir.query.engine.TableSource;
import weir.query.lines.Delimiters;
import weir.query.lines.LineSerde;
import weir.query.objects.LocalObject;
import weir.query.objects.ObjectEntry;
import weir.query.session.DuckDbSession;
import weir.query.sql.SqlFault;
import weir.query.sql.SqlText;
import weir.query.sql.TableUse;

/// Puts the relations of a query into its session: finds the objects that can matter, fetches what
/// DuckDB is to read itself, and says by which SQL it is read.
final class RelationPlanner implements AutoCloseable {
  private final DuckDbSession session;
  private final QueryWork work;
  private final int threads;
  private final List<LocalObject> fetched = new ArrayList<>();
  private final List<ParquetRead> parquet = new ArrayList<>();
  private final List<DuckDbLogTables> logs = new ArrayList<>();

  RelationPlanner(DuckDbSession session, QueryWork work, int threads) {
    this.session = session;
    this.work = work;
    this.threads = threads;
  }

  /// Parquet files that one relation reads.
  ///
  /// @param columns of the files that are needed, in lower case
  record ParquetRead(List<ParquetFile> files, List<String> columns) {}

  /// One of them.
  ///
  /// @param key changes whenever the file's content does
  /// @param name of the object, for who asked
  record ParquetFile(Path path, String key, String name) {
    private static ParquetFile of(Path path, ObjectEntry entry) {
      String name = entry.address().toString();
      return new ParquetFile(path, name + " " + entry.etag(), name);
    }

    private static ParquetFile kept(Path path) {
      // It is named by its content.
      return new ParquetFile(path, path.toString(), path.getFileName().toString());
    }
  }

  /// SQL of a relation with the table's columns.
  String plan(TableUse use, RelationSource source) throws SQLException {
    return switch (source) {
      case TableSource table -> plan(use, table);
      case LogMoment events -> "(" + events.sql(logTables(use)) + ")";
      case LogRest rest -> "(" + logTables(use).rest(rest) + ")";
    };
  }

  private LogTables logTables(TableUse use) {
    DuckDbLogTables tables = new DuckDbLogTables(session, work, use.number());
    logs.add(tables);
    return tables;
  }

  private String plan(TableUse use, TableSource table) throws SQLException {
    List<PartitionSource.Partition> partitions =
        new PartitionPruning(session, use, work.counters()).needed(table.partitions());
    List<TableFile> files = new TableFiles(session, use, work).in(partitions);
    if (files.isEmpty()) {
      return nothing(use);
    }
    return switch (table.format()) {
      case TableFormat.Lines(LineSerde serde) -> lines(use, serde, files);
      case TableFormat.Parquet _ -> {
        List<Path> local = local(files);
        List<ParquetFile> read = new ArrayList<>();
        for (int i = 0; i < local.size(); i++) {
          read.add(ParquetFile.of(local.get(i), files.get(i).entry()));
        }
        parquet.add(new ParquetRead(read, needed(use)));
        yield new ParquetRelation(use).sql(files, work.schemas().of(session, read));
      }
    };
  }

  /// Text, and for those files of it that are kept in columns, these.
  private String lines(TableUse use, LineSerde serde, List<TableFile> files) throws SQLException {
    List<TableFile> text = new ArrayList<>();
    Map<String, List<TableFile>> byKinds = new TreeMap<>();
    Map<String, List<Path>> columns = new TreeMap<>();
    for (TableFile file : files) {
      Optional<ColumnFile> kept = kept(use, serde, file);
      kept.ifPresentOrElse(
          column -> {
            byKinds.computeIfAbsent(column.kinds(), kinds -> new ArrayList<>()).add(file);
            columns.computeIfAbsent(column.kinds(), kinds -> new ArrayList<>()).add(column.path());
          },
          () -> text.add(file));
    }
    List<String> parts = new ArrayList<>();
    if (!text.isEmpty()) {
      parts.add(new LinesRelation(session, use, serde).sql(text, threads, work));
    }
    if (serde instanceof LineSerde.Delimited(Delimiters delimiters)) {
      byKinds.forEach((kinds, same) -> {
        List<Path> local = columns.getOrDefault(kinds, List.of());
        parquet.add(new ParquetRead(local.stream().map(ParquetFile::kept).toList(), List.of()));
        parts.add(new ColumnRelation(use, delimiters, kinds).sql(same, local));
      });
    }
    return "(" + String.join(" UNION ALL ", parts) + ")";
  }

  private Optional<ColumnFile> kept(TableUse use, LineSerde serde, TableFile file) {
    if (work.columns() == null
        || !(serde instanceof LineSerde.Delimited(Delimiters delimiters))
        || !delimiters.isFlowLogs()
        || !ColumnCache.suits(file.entry())) {
      return Optional.empty();
    }
    ColumnCache cache = work.columns();
    Optional<ColumnFile> found = cache.use(file.entry());
    if (found.isEmpty()) {
      return found;
    }
    fetched.add(new LocalObject(found.get().path(), () -> cache.release(found.get())));
    if (!new ColumnRelation(use, delimiters, found.get().kinds()).suits()) {
      return Optional.empty();
    }
    work.objects().requireReadable(file.entry());
    work.counters().scanned(file.entry().sizeBytes());
    return found;
  }

  private static List<String> needed(TableUse use) {
    return use.table().columns().stream()
        .filter(column -> use.columns().contains(column.name()) && !FileConstants.isOne(column))
        .map(weir.query.sql.SqlColumn::name)
        .toList();
  }

  private static String nothing(TableUse use) {
    return use.table().columns().stream()
        .map(column ->
            "CAST(NULL AS " + column.type().duckDb() + ") AS " + SqlText.name(column.name()))
        .collect(Collectors.joining(", ", "(SELECT ", " WHERE false)"));
  }

  /// Fetches the files.
  private List<Path> local(List<TableFile> files) {
    List<Supplier<LocalObject>> calls = new ArrayList<>();
    for (TableFile file : files) {
      calls.add(() -> {
        work.stop().check();
        return work.objects().fetch(file.entry());
      });
    }
    List<Path> local = new ArrayList<>();
    RemoteCalls.all(
        calls,
        object -> {
          fetched.add(object);
          local.add(object.path());
        });
    return local;
  }

  /// What DuckDB itself is to read.
  List<ParquetRead> parquet() {
    return parquet;
  }

  /// A fault of DuckDB's that speaks of a file it was to read, as one of the object that it is.
  SqlFault ofObject(SqlFault fault) {
    return parquet.stream()
        .flatMap(read -> read.files().stream())
        .filter(file -> fault.message().contains(file.path().toString()))
        .findFirst()
        .map(file -> {
          String said = fault.message().replace(file.path().toString(), file.name());
          SqlFault named =
              new SqlFault(
                  "HIVE_BAD_DATA", 0, 0, "Malformed Parquet file " + file.name() + ": " + said);
          named.initCause(fault);
          return named;
        })
        .orElse(fault);
  }

  /// Segments of log events that DuckDB itself is to read.
  Stream<String> segments() {
    return logs.stream().flatMap(tables -> tables.files().stream());
  }

  @Override
  public void close() {
    fetched.forEach(LocalObject::close);
    fetched.clear();
  }
}
