package weir.query.duckdb;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import weir.model.aws.Fault;
import weir.query.engine.OutputFormat;
import weir.query.engine.PartitionSource;
import weir.query.engine.WriteOrder;
import weir.query.engine.WrittenRows;
import weir.query.engine.WrittenRows.WrittenObject;
import weir.query.objects.ObjectAddress;
import weir.query.objects.ObjectEntry;
import weir.query.partition.HivePath;
import weir.query.session.DuckDbSession;
import weir.query.session.EngineSettings;
import weir.query.session.SpillFolder;
import weir.query.sql.SqlFault;
import weir.query.sql.SqlOutput;
import weir.query.sql.SqlText;

/// Writes the rows of a query as objects: as files into a folder of its own, then to where they
/// belong. What was written is removed again when something fails.
final class RowsToObjects implements AutoCloseable {
  private static final String ROWS = "weir_rows";

  private final WriteOrder order;
  private final List<SqlOutput> stored;
  private final List<SqlOutput> keys;
  private final QueryWork work;
  private final Path folder;
  private final List<WrittenObject> written = new ArrayList<>();
  private boolean complete;

  RowsToObjects(
      WriteOrder order, List<SqlOutput> outputs, QueryWork work, EngineSettings settings) {
    this.order = order;
    int keyCount = order.partitionedBy().size();
    this.stored = outputs.subList(0, outputs.size() - keyCount);
    this.keys = outputs.subList(outputs.size() - keyCount, outputs.size());
    this.work = work;
    if (!keys.stream().map(SqlOutput::name).toList().equals(order.partitionedBy())) {
      throw new SqlFault(
          "HIVE_COLUMN_ORDER_MISMATCH",
          0,
          0,
          "Partition keys must be the last columns in the table and in the same order as the table"
              + " properties: "
              + order.partitionedBy());
    }
    stored.forEach(column -> StoredColumn.check(column.type()));
    try {
      this.folder = SpillFolder.beside(settings.spillFolder(), "write-");
    } catch (IOException e) {
      throw new Fault.Unavailable("cannot write to " + settings.spillFolder() + ": " + e, e);
    }
  }

  /// Where the session must be let write.
  Path folder() {
    return folder;
  }

  WrittenRows write(DuckDbSession session, String sql, Interrupter interrupter)
      throws SQLException {
    String names =
        Stream.concat(stored.stream(), keys.stream())
            .map(column -> SqlText.name(column.name()))
            .collect(Collectors.joining(", "));
    String rows = "(" + sql + ") AS weir_query(" + names + ")";
    if (keys.isEmpty()) {
      write(session, rows, "", List.of(), "", interrupter);
    } else {
      run(session, "CREATE TABLE " + ROWS + " AS SELECT * FROM " + rows, interrupter);
      for (Part part : parts(session)) {
        write(session, ROWS, part.condition(), part.values(), part.path(), interrupter);
      }
    }
    complete = true;
    return new WrittenRows(written.stream().mapToLong(WrittenObject::rows).sum(), written);
  }

  /// The rows with the same values in the partition columns.
  private record Part(List<@Nullable String> values, String condition, String path) {}

  private List<Part> parts(DuckDbSession session) throws SQLException {
    String texts = keys.stream().map(RowsToObjects::keyText).collect(Collectors.joining(", "));
    List<Part> parts = new ArrayList<>();
    try (Statement statement = session.connection().createStatement();
        ResultSet found =
            statement.executeQuery(
                "SELECT DISTINCT "
                    + texts
                    + " FROM "
                    + ROWS
                    + " LIMIT "
                    + (order.mostPartitions() + 1))) {
      while (found.next()) {
        parts.add(part(found));
      }
    }
    if (parts.size() > order.mostPartitions()) {
      throw new SqlFault(
          "HIVE_TOO_MANY_OPEN_PARTITIONS",
          0,
          0,
          "Exceeded limit of %d open writers for partitions/buckets"
              .formatted(order.mostPartitions()));
    }
    return parts;
  }

  /// SQL of a partition column's text. Hive's folders cannot tell an empty text from NULL, so here
  /// they are one.
  private static String keyText(SqlOutput key) {
    return "nullif(CAST(" + SqlText.name(key.name()) + " AS VARCHAR), '')";
  }

  private Part part(ResultSet row) throws SQLException {
    List<@Nullable String> values = new ArrayList<>();
    List<String> conditions = new ArrayList<>();
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < keys.size(); i++) {
      String value = row.getString(i + 1);
      values.add(value);
      conditions.add(
          keyText(keys.get(i)) + (value == null ? " IS NULL" : " = " + SqlText.text(value)));
      path.append(HivePath.escape(keys.get(i).name()))
          .append('=')
          .append(value == null ? PartitionSource.Partition.HIVE_NULL : HivePath.escape(value))
          .append('/');
    }
    return new Part(values, " WHERE " + String.join(" AND ", conditions), path.toString());
  }

  private void write(
      DuckDbSession session,
      String from,
      String where,
      List<@Nullable String> values,
      String path,
      Interrupter interrupter)
      throws SQLException {
    work.stop().check();
    Path file = folder.resolve("rows-" + written.size());
    String columns =
        stored.stream()
            .map(column ->
                StoredColumn.sql(order.format(), column) + " AS " + SqlText.name(column.name()))
            .collect(Collectors.joining(", "));
    long rows =
        run(
            session,
            "COPY (SELECT "
                + columns
                + " FROM "
                + from
                + where
                + ") TO "
                + SqlText.text(file.toString())
                + " ("
                + options(order.format())
                + ")",
            interrupter);
    if (rows == 0) {
      return;
    }
    boolean gzip = isGzip(order.format());
    Path content = gzip ? packed(file) : file;
    ObjectAddress address =
        order.folder().folder().resolve(path + order.name() + (gzip ? ".gz" : ""));
    ObjectEntry entry = work.objects().put(address, content, order.lock());
    written.add(new WrittenObject(values, entry, rows));
    remove(content);
    remove(file);
  }

  private static boolean isGzip(OutputFormat format) {
    return switch (format) {
      case OutputFormat.Parquet _ -> false;
      case OutputFormat.Text text -> text.gzip();
      case OutputFormat.Json json -> json.gzip();
    };
  }

  private static String options(OutputFormat format) {
    return switch (format) {
      case OutputFormat.Parquet(OutputFormat.Codec codec) ->
          "FORMAT parquet, COMPRESSION '" + codec.name().toLowerCase(Locale.ROOT) + "'";
      case OutputFormat.Text(char delimiter, boolean _) ->
          "FORMAT csv, HEADER false, QUOTE '', ESCAPE '', NULLSTR '\\N', DELIMITER "
              + SqlText.text(String.valueOf(delimiter));
      case OutputFormat.Json _ -> "FORMAT json, ARRAY false";
    };
  }

  private long run(DuckDbSession session, String sql, Interrupter interrupter) throws SQLException {
    try (Statement statement = session.connection().createStatement()) {
      interrupter.runs(statement);
      work.stop().check();
      return statement.executeLargeUpdate(sql);
    }
  }

  private static Path packed(Path file) {
    Path packed = file.resolveSibling(file.getFileName() + ".gz");
    try (InputStream in = Files.newInputStream(file);
        OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed), 1 << 16)) {
      in.transferTo(out);
    } catch (IOException e) {
      throw new Fault.Unavailable("cannot write " + packed + ": " + e.getMessage(), e);
    }
    return packed;
  }

  private static void remove(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new Fault.Unavailable("cannot remove " + file + ": " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    try {
      if (!complete) {
        removeWritten();
      }
    } finally {
      removeFolder();
    }
  }

  /// Removes the objects, each whatever becomes of the others.
  private void removeWritten() {
    @Nullable Fault first = null;
    for (WrittenObject object : written) {
      try {
        work.objects().delete(object.entry().address());
      } catch (Fault kept) {
        first = first == null ? kept : first;
      }
    }
    if (first != null) {
      throw first;
    }
  }

  private void removeFolder() {
    try (Stream<Path> files = Files.list(folder)) {
      files.forEach(RowsToObjects::remove);
    } catch (IOException e) {
      throw new Fault.Unavailable("cannot remove " + folder + ": " + e.getMessage(), e);
    }
    remove(folder);
  }
}
