package weir.query.files;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import weir.model.aws.Fault;
import weir.model.flow.RecordField;
import weir.model.flow.RecordFormat;
import weir.query.pruning.PartitionColumn;
import weir.query.session.DuckDbSession;
import weir.query.sql.SqlText;
import weir.store.records.GzipInput;

/// The table `flow_logs`: the fields found in any of the files, in the catalogue's order, then
/// unknown columns, then what files' names say.
record FlowLogTable(List<TableColumn> columns) {
  private static final int LONGEST_HEADER = 1 << 16;

  FlowLogTable {
    columns = List.copyOf(columns);
  }

  /// Names a Parquet file's columns; a question of its own since it takes an engine.
  interface ParquetColumns {
    Collection<String> of(List<FlowLogFile> files);
  }

  /// Looks into the files' headers. Of the files of one flow log only the first and the last are
  /// opened: its format cannot be changed.
  static FlowLogTable of(List<FlowLogFile> files, ParquetColumns parquetColumns) {
    Set<RecordField> fields = new LinkedHashSet<>();
    Map<String, TableColumn> extras = new LinkedHashMap<>();
    List<FlowLogFile> samples = samples(files);
    for (FlowLogFile file : samples) {
      if (!file.isParquet()) {
        add(header(file), fields, extras);
      }
    }
    List<FlowLogFile> parquet = samples.stream().filter(FlowLogFile::isParquet).toList();
    if (!parquet.isEmpty()) {
      add(parquetColumns.of(parquet), fields, extras);
    }
    if (fields.isEmpty()) {
      throw new Fault.Corrupt(
          samples.getFirst().name()
              + " does not hold flow-log records, nor does any other file here");
    }
    return new FlowLogTable(columns(fields, extras, files));
  }

  Set<String> columnNames() {
    return columns.stream().map(TableColumn::name).collect(Collectors.toUnmodifiableSet());
  }

  /// The names of columns that Weir does not know.
  List<String> unknownColumns() {
    return columns.stream()
        .filter(TableColumn.Extra.class::isInstance)
        .map(TableColumn::name)
        .toList();
  }

  /// The columns that these Parquet files have together.
  static Collection<String> parquetColumns(DuckDbSession session, List<FlowLogFile> files)
      throws SQLException {
    List<String> names = new ArrayList<>();
    try (Statement statement = session.connection().createStatement();
        ResultSet rows = statement.executeQuery("DESCRIBE SELECT * FROM " + readParquet(files))) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    return names;
  }

  static String readParquet(List<FlowLogFile> files) {
    return "read_parquet("
        + SqlText.list(files.stream().map(file -> file.local().toString()).toList())
        + ", union_by_name=true, hive_partitioning=false)";
  }

  private static List<TableColumn> columns(
      Set<RecordField> fields, Map<String, TableColumn> extras, List<FlowLogFile> files) {
    Map<String, TableColumn> columns = new LinkedHashMap<>();
    for (RecordField field : RecordField.values()) {
      if (fields.contains(field)) {
        columns.put(field.columnName(), new TableColumn.Field(field));
      }
    }
    extras.forEach(columns::putIfAbsent);
    for (PartitionColumn column : PartitionColumn.values()) {
      if (files.stream().anyMatch(file -> file.partition().value(column).isPresent())) {
        columns.putIfAbsent(column.columnName(), new TableColumn.Partition(column));
      }
    }
    return List.copyOf(columns.values());
  }

  private static void add(
      Collection<String> names, Set<RecordField> fields, Map<String, TableColumn> extras) {
    for (String name : names) {
      RecordField.find(name)
          .ifPresentOrElse(
              fields::add,
              () -> {
                TableColumn extra = new TableColumn.Extra(name);
                extras.putIfAbsent(extra.name(), extra);
              });
    }
  }

  private static List<FlowLogFile> samples(List<FlowLogFile> files) {
    Map<String, List<FlowLogFile>> byFlowLog =
        files.stream()
            .collect(
                Collectors.groupingBy(
                    file ->
                        file.partition()
                            .flowLogId()
                            .map(id -> id + (file.isParquet() ? " parquet" : " text"))
                            .orElseGet(file::name),
                    TreeMap::new,
                    Collectors.toList()));
    return byFlowLog.values().stream()
        .flatMap(group -> new LinkedHashSet<>(List.of(group.getFirst(), group.getLast())).stream())
        .toList();
  }

  /// The names in a text file's first line; the default format's when the line holds none.
  ///
  /// A file that cannot be read has no names here: the scan says what is wrong with it.
  private static List<String> header(FlowLogFile file) {
    List<String> names;
    try (InputStream text = text(file)) {
      names = List.of(firstLine(text).split(" ", -1));
    } catch (IOException unreadable) {
      return List.of();
    }
    if (names.stream().anyMatch(name -> RecordField.find(name).isPresent())) {
      return names;
    }
    return names.size() == RecordFormat.DEFAULT.fields().size()
        ? RecordFormat.DEFAULT.fields().stream().map(RecordField::fieldName).toList()
        : List.of();
  }

  private static InputStream text(FlowLogFile file) throws IOException {
    InputStream bytes = new BufferedInputStream(Files.newInputStream(file.local()));
    bytes.mark(2);
    boolean gzip = bytes.read() == 0x1f && bytes.read() == 0x8b;
    bytes.reset();
    return gzip ? new BufferedInputStream(GzipInput.open(bytes)) : bytes;
  }

  private static String firstLine(InputStream text) throws IOException {
    byte[] bytes = new byte[LONGEST_HEADER];
    int length = 0;
    int next = text.read();
    while (next >= 0 && next != '\n' && length < bytes.length) {
      bytes[length++] = (byte) next;
      next = text.read();
    }
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }
}
