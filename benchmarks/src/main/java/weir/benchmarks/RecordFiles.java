package weir.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import weir.model.flow.Column;
import weir.model.flow.RecordBatch;
import weir.model.flow.RecordField;
import weir.model.flow.RecordFormat;
import weir.store.records.GzipInput;
import weir.store.records.ParquetCodec;
import weir.store.records.ParquetWriter;
import weir.store.records.Projection;
import weir.store.records.RecordFile;
import weir.store.records.RecordReader;

/// Reads default-format flow-log files and prints what each way costs in processor time: the sum of
/// one column, everything, and conversion to Parquet; with DuckDB's `read_csv` summing the same
/// files in the same run. The sums must agree.
public final class RecordFiles {
  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private RecordFiles() {}

  private interface Work {
    /// Answers how many records were read, and their bytes summed.
    long[] run() throws IOException, SQLException;
  }

  /// @param arguments folder of `.log.gz` files, rounds, file to write Parquet to
  public static void main(String[] arguments) throws IOException, SQLException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(Path.of(arguments[0]))) {
      files = all.filter(file -> file.toString().endsWith(".log.gz")).sorted().toList();
    }
    System.out.println(files.size() + " files, unpacked by " + GzipInput.implementation());
    for (int round = 0; round < Integer.parseInt(arguments[1]); round++) {
      long[] expected =
          measure("sum of bytes", () -> read(files, Projection.of(RecordField.BYTES)));
      check(expected, measure("DuckDB read_csv", () -> duckDb(arguments[0])));
      check(expected, measure("all 14 columns", () -> read(files, Projection.ALL)));
      for (ParquetCodec codec : List.of(ParquetCodec.ZSTD, ParquetCodec.SNAPPY)) {
        Path target = Path.of(arguments[2]);
        long[] converted = measure("to Parquet " + codec, () -> convert(files, target, codec));
        check(expected, converted);
        System.out.printf(
            Locale.ROOT, "  %.2f bytes a record%n", (double) Files.size(target) / converted[0]);
      }
    }
  }

  private static long[] measure(String what, Work work) throws IOException, SQLException {
    long processor = PROCESS.getProcessCpuTime();
    long allocated = THREADS.getCurrentThreadAllocatedBytes();
    long[] answer = work.run();
    double seconds = (PROCESS.getProcessCpuTime() - processor) / 1e9;
    System.out.printf(
        Locale.ROOT,
        "%-18s %d records, %.3f s of processor, %.2f M/s, %.0f bytes allocated a record%n",
        what,
        answer[0],
        seconds,
        answer[0] / seconds / 1e6,
        (double) (THREADS.getCurrentThreadAllocatedBytes() - allocated) / answer[0]);
    return answer;
  }

  private static void check(long[] expected, long[] actual) {
    if (expected[0] != actual[0] || expected[1] != actual[1]) {
      throw new AssertionError(
          actual[0]
              + " records of "
              + actual[1]
              + " bytes, not "
              + expected[0]
              + " of "
              + expected[1]);
    }
  }

  private static long[] read(List<Path> files, Projection projection) {
    long[] answer = new long[2];
    for (Path file : files) {
      each(
          file,
          projection,
          batch -> {
            answer[0] += batch.rows();
            answer[1] += bytes(batch);
          });
    }
    return answer;
  }

  private static void each(Path file, Projection projection, Consumer<RecordBatch> use) {
    try (RecordReader reader = RecordFile.open(file, projection)) {
      for (var batch = reader.next(); batch.isPresent(); batch = reader.next()) {
        use.accept(batch.get());
      }
    }
  }

  private static long bytes(RecordBatch batch) {
    long sum = 0;
    if (batch.column(RecordField.BYTES) instanceof Column.Numbers numbers) {
      for (int row = 0; row < batch.rows(); row++) {
        sum += numbers.isAbsent(row) ? 0 : numbers.values()[row];
      }
    }
    return sum;
  }

  private static long[] convert(List<Path> files, Path target, ParquetCodec codec)
      throws IOException {
    long[] answer = new long[2];
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(target));
        ParquetWriter writer = new ParquetWriter(out, RecordFormat.DEFAULT, codec)) {
      for (Path file : files) {
        try (RecordReader reader = RecordFile.open(file, Projection.ALL)) {
          for (var batch = reader.next(); batch.isPresent(); batch = reader.next()) {
            writer.write(batch.get());
            answer[0] += batch.get().rows();
            answer[1] += bytes(batch.get());
          }
        }
      }
    }
    return answer;
  }

  private static long[] duckDb(String folder) throws SQLException {
    String columns =
        RecordFormat.DEFAULT.fields().stream()
            .map(field -> "'" + field.columnName() + "': '" + type(field) + "'")
            .collect(Collectors.joining(", "));
    String scan =
        "select count(*), sum(bytes) from read_csv('"
            + folder
            + "/**/*.log.gz', delim=' ', header=true, nullstr='-', quote='', compression='gzip',"
            + " columns={"
            + columns
            + "})";
    try (var connection = DriverManager.getConnection("jdbc:duckdb:");
        var statement = connection.createStatement();
        var rows = statement.executeQuery(scan)) {
      rows.next();
      return new long[] {rows.getLong(1), rows.getLong(2)};
    }
  }

  private static String type(RecordField field) {
    return switch (field.type()) {
      case INT32 -> "INTEGER";
      case INT64 -> "BIGINT";
      case STRING, ADDRESS -> "VARCHAR";
    };
  }
}
