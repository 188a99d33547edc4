package weir.benchmarks;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import weir.model.flow.Column;
import weir.model.flow.RecordBatch;
import weir.model.flow.RecordField;
import weir.model.flow.RecordFormat;
import weir.query.files.DuckDbEngine;
import weir.query.files.Query;
import weir.query.files.QueryRows;
import weir.query.files.QueryTable;
import weir.query.objects.S3CacheSettings;
import weir.query.session.EngineSettings;
import weir.store.records.ParquetCodec;
import weir.store.records.ParquetWriter;
import weir.store.records.Projection;
import weir.store.records.RecordFile;
import weir.store.records.RecordReader;

/// One task over a folder of flow-log text, in a process of its own, ending in the number of
/// records and the sum of their bytes.
public final class RecordFiles {
  private static final String QUESTION = "SELECT count(*), sum(bytes) FROM ";

  private RecordFiles() {}

  /// @param arguments task, folder of text.gz, folder for Parquet
  public static void main(String[] arguments) throws IOException, SQLException {
    Path folder = Path.of(arguments[1]);
    switch (arguments[0]) {
      case "weir-sum" -> sum(folder);
      case "weir-parquet" -> convert(folder, Path.of(arguments[2]));
      case "weir-sql" -> askWeir(folder);
      case "weir-sql-parquet" -> askWeir(Path.of(arguments[2]));
      case "duckdb-sum" -> askDuckDb(folder, 1);
      case "duckdb-sql" -> askDuckDb(folder, 2);
      default -> throw new IllegalArgumentException("no task " + arguments[0]);
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(file -> file.toString().endsWith(".log.gz")).sorted().toList();
    }
  }

  private static void sum(Path folder) throws IOException {
    long records = 0;
    long bytes = 0;
    for (Path file : files(folder)) {
      try (RecordReader reader = RecordFile.open(file, Projection.of(RecordField.BYTES))) {
        for (Optional<RecordBatch> batch = reader.next();
            batch.isPresent();
            batch = reader.next()) {
          records += batch.get().rows();
          bytes += bytes(batch.get());
        }
      }
    }
    say(records, bytes);
  }

  private static void convert(Path folder, Path into) throws IOException {
    long records = 0;
    long bytes = 0;
    Files.createDirectories(into);
    for (Path file : files(folder)) {
      Path target = into.resolve(file.getFileName().toString().replace(".log.gz", ".log.parquet"));
      try (RecordReader reader = RecordFile.open(file, Projection.ALL);
          OutputStream out = new BufferedOutputStream(Files.newOutputStream(target), 1 << 16);
          ParquetWriter writer =
              new ParquetWriter(out, RecordFormat.DEFAULT, ParquetCodec.SNAPPY)) {
        for (Optional<RecordBatch> batch = reader.next();
            batch.isPresent();
            batch = reader.next()) {
          writer.write(batch.get());
          records += batch.get().rows();
          bytes += bytes(batch.get());
        }
      }
    }
    say(records, bytes);
  }

  private static long bytes(RecordBatch batch) {
    long sum = 0;
    if (batch.column(RecordField.BYTES) instanceof Column.Numbers numbers) {
      for (int row = 0; row < batch.rows(); row++) {
        long value = numbers.values()[row];
        sum += value == Column.Numbers.NONE ? 0 : value;
      }
    }
    return sum;
  }

  private static void askWeir(Path folder) {
    Path home = Path.of(System.getProperty("java.io.tmpdir"), "weir-bench-engine");
    EngineSettings settings =
        new EngineSettings(
            2L << 30,
            2,
            home.resolve("spill"),
            new S3CacheSettings(home.resolve("s3"), 1 << 20, "", InstantSource.system()));
    try (QueryTable table = new DuckDbEngine(settings).open(List.of(folder.toString()));
        Query query = table.prepare(QUESTION + "flow_logs")) {
      QueryRows rows = query.run();
      rows.next();
      say(Long.parseLong(rows.text(0).orElseThrow()), Long.parseLong(rows.text(1).orElseThrow()));
    }
  }

  /// DuckDB's own reader over the same files, told every column's type.
  private static void askDuckDb(Path folder, int threads) throws SQLException {
    StringBuilder columns = new StringBuilder();
    for (RecordField field : RecordFormat.DEFAULT.fields()) {
      columns
          .append(columns.isEmpty() ? "" : ", ")
          .append("'")
          .append(field.columnName())
          .append("': '")
          .append(field.isNumber() ? "BIGINT" : "VARCHAR")
          .append("'");
    }
    String source =
        "read_csv('"
            + folder
            + "/**/*.log.gz', delim=' ', header=true, nullstr='-', quote='', compression='gzip',"
            + " columns={"
            + columns
            + "})";
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("SET threads=" + threads);
      try (ResultSet answer = statement.executeQuery(QUESTION + source)) {
        answer.next();
        say(answer.getLong(1), answer.getLong(2));
      }
    }
  }

  private static void say(long records, long bytes) {
    System.out.println("records=" + records + " bytes=" + bytes);
  }
}
