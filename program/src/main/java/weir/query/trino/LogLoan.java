package weir.query.trino;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import weir.model.flow.RecordField;
import weir.model.flow.RecordFormat;
import weir.query.engine.LogGroupSource;
import weir.query.engine.LogRest;
import weir.query.engine.LogTables;
import weir.query.engine.OutputFormat;
import weir.query.engine.WriteOrder;
import weir.query.engine.WrittenRows.WrittenObject;
import weir.query.objects.FolderObjects;
import weir.query.objects.ObjectAddress;
import weir.query.objects.ObjectEntry;
import weir.query.objects.ObjectLock;
import weir.query.sql.SimpleType;
import weir.query.sql.SqlColumn;
import weir.store.catalog.CatalogColumn;
import weir.store.catalog.CatalogSerde;
import weir.store.catalog.CatalogStorage;
import weir.store.catalog.CatalogTable;
import weir.store.catalog.StorageFormat;
import weir.store.catalog.TableDefinition;
import weir.store.catalog.TableName;
import weir.store.logs.LogSnapshot.SegmentFile;
import weir.store.records.ParquetSource;

/// What one query borrows: its segments as they are, and a file of the events that lie in none,
/// which this process writes. Used by one thread; any may ask for [#rows()].
final class LogLoan implements LogTables, AutoCloseable {
  private static final StorageFormat PARQUET =
      new StorageFormat(
          "org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat",
          "org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat",
          new CatalogSerde(
              "", "org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe", Map.of()));

  private final LogLoans loans;
  private final Writing writing;
  private final FolderObjects written;
  private final List<LentTable> tables = new ArrayList<>();
  private final List<ObjectAddress> made = new ArrayList<>();
  private final AtomicLong rows = new AtomicLong();

  /// Runs a query in this process.
  interface Writing {
    /// @param sql over the relation of `rest`
    List<WrittenObject> write(String sql, LogRest rest, FolderObjects to, WriteOrder order);
  }

  LogLoan(LogLoans loans, Writing writing) {
    this.loans = loans;
    this.writing = writing;
    this.written = new FolderObjects(loans.scratch());
  }

  /// How many events are lent: so many are looked at, however often the cluster reads them.
  long rows() {
    return rows.get();
  }

  @Override
  public boolean reachElsewhere() {
    return true;
  }

  @Override
  public String segments(
      LogGroupSource.Group group, @Nullable RecordFormat format, List<SegmentFile> files) {
    String name = loans.newName();
    List<LentFile> lent = new ArrayList<>();
    for (SegmentFile file : files) {
      lent.add(file(name, lent.size(), file.bytes(), file::open));
      rows.addAndGet(file.rows());
    }
    return lend(name, columns(format), List.of(group.address()), lent);
  }

  private static List<CatalogColumn> columns(@Nullable RecordFormat format) {
    List<CatalogColumn> columns = new ArrayList<>();
    columns.add(CatalogColumn.of("stream", "string"));
    columns.add(CatalogColumn.of("ingestion_time", "bigint"));
    columns.add(CatalogColumn.of("sequence", "bigint"));
    if (format == null) {
      columns.add(CatalogColumn.of("timestamp", "bigint"));
      columns.add(CatalogColumn.of("message", "string"));
    } else {
      for (RecordField field : format.fields()) {
        columns.add(CatalogColumn.of(field.columnName(), field.isNumber() ? "bigint" : "string"));
      }
    }
    return columns;
  }

  @Override
  public String rest(LogRest rest) {
    List<SqlColumn> columns = rest.source().table().columns();
    String name = loans.newName();
    List<LentFile> lent = new ArrayList<>();
    for (WrittenObject object :
        writing.write(
            select(columns, "\"%s\" AS c%d") + rest.source().name().table(),
            rest,
            written,
            new WriteOrder(
                ObjectAddress.of(loans.scratch()),
                name,
                new OutputFormat.Parquet(OutputFormat.Codec.ZSTD),
                ObjectLock.NONE,
                List.of(),
                1))) {
      ObjectEntry entry = object.entry();
      made.add(entry.address());
      rows.addAndGet(object.rows());
      lent.add(
          file(
              name,
              lent.size(),
              entry.sizeBytes(),
              () -> ParquetSource.of(entry.address().path())));
    }
    List<CatalogColumn> kept =
        IntStream.range(0, columns.size())
            .mapToObj(i ->
                CatalogColumn.of(
                    "c" + i, columns.get(i).type() == SimpleType.BIGINT ? "bigint" : "string"))
            .toList();
    List<LogGroupSource.Address> groups =
        rest.source().groups().stream().map(LogGroupSource.Group::address).toList();
    return select(columns, "c%2$d AS \"%1$s\"") + lend(name, kept, groups, lent);
  }

  /// @param item made of a column's name and number
  private static String select(List<SqlColumn> columns, String item) {
    return IntStream.range(0, columns.size())
        .mapToObj(i -> item.formatted(columns.get(i).name(), i))
        .collect(Collectors.joining(", ", "SELECT ", " FROM "));
  }

  private LentFile file(String table, int number, long bytes, LentFile.Opening opening) {
    return new LentFile(
        String.format(Locale.ROOT, "%s/%06d.parquet", table, number),
        bytes,
        loans.clock().instant(),
        opening);
  }

  /// Lends a table, and says how SQL calls it.
  private String lend(
      String name,
      List<CatalogColumn> columns,
      List<LogGroupSource.Address> groups,
      List<LentFile> files) {
    LentTable table =
        new LentTable(
            new CatalogTable(
                new TableName(LogLoans.DATABASE, name),
                TableDefinition.external(
                    CatalogStorage.of(
                        columns, "s3://" + LogLoans.BUCKET + "/" + name + "/", PARQUET),
                    List.of(),
                    Map.of("EXTERNAL", "TRUE")),
                new CatalogTable.TableHistory(
                    name, loans.clock().instant(), loans.clock().instant(), "", 0)),
            groups,
            files);
    tables.add(table);
    loans.lend(table);
    return LogLoans.CATALOG + "." + LogLoans.DATABASE + "." + name;
  }

  @Override
  public void close() {
    tables.forEach(loans::takeBack);
    made.forEach(written::delete);
  }
}
