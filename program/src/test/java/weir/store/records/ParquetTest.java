package weir.store.records;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import weir.model.aws.Fault;
import weir.model.flow.Column;
import weir.model.flow.RecordBatch;
import weir.model.flow.RecordField;
import weir.model.flow.RecordFormat;

/// DuckDB is the oracle: it reads what we write, and we read what it writes.
class ParquetTest {
  private static final RecordFormat EVERYTHING = new RecordFormat(List.of(RecordField.values()));

  @TempDir Path folder;

  private Path write(RecordFormat format, ParquetCodec codec, List<RecordBatch> batches)
      throws IOException {
    Path file = folder.resolve(codec + ".log.parquet");
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file));
        ParquetWriter writer = new ParquetWriter(out, format, codec)) {
      for (RecordBatch batch : batches) {
        writer.write(batch);
      }
    }
    return file;
  }

  private static List<List<String>> ask(String sql) {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<List<String>> answer = new ArrayList<>();
      while (rows.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          String value = rows.getString(i);
          row.add(value == null ? "-" : value);
        }
        answer.add(row);
      }
      return answer;
    } catch (SQLException failed) {
      throw new AssertionError(sql, failed);
    }
  }

  private static void tell(String sql) {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException failed) {
      throw new AssertionError(sql, failed);
    }
  }

  private static List<List<String>> values(RecordBatch batch, RecordFormat format) {
    List<List<String>> rows = new ArrayList<>();
    for (int row = 0; row < batch.rows(); row++) {
      int at = row;
      rows.add(format.fields().stream().map(field -> batch.column(field).text(at)).toList());
    }
    return rows;
  }

  private static List<RecordBatch> read(RecordReader reader) {
    try (reader) {
      List<RecordBatch> batches = new ArrayList<>();
      for (var batch = reader.next(); batch.isPresent(); batch = reader.next()) {
        batches.add(batch.get());
      }
      return batches;
    }
  }

  @ParameterizedTest
  @EnumSource(ParquetCodec.class)
  void duckDbReadsEveryFieldInEveryCodec(ParquetCodec codec) throws IOException {
    RecordBatch batch = new RandomRecords(codec.ordinal()).batch(3000, EVERYTHING);
    Path file = write(EVERYTHING, codec, List.of(batch));
    assertEquals(values(batch, EVERYTHING), ask("select * from '" + file + "'"));
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14, 15, 16})
  void duckDbAndWeirReadRandomBatchesInRandomFormats(long seed) throws IOException {
    RandomRecords random = new RandomRecords(seed);
    RecordFormat format = random.format();
    List<RecordBatch> batches =
        List.of(random.batch(700, format), random.batch(1, format), random.batch(90, format));
    List<List<String>> expected =
        batches.stream().flatMap(batch -> values(batch, format).stream()).toList();
    Path file = write(format, ParquetCodec.ZSTD, batches);
    assertEquals(expected, ask("select * from '" + file + "'"), () -> "seed " + seed);
    RecordReader reader = RecordFile.open(file, Projection.ALL);
    assertEquals(
        expected,
        read(reader).stream().flatMap(batch -> values(batch, format).stream()).toList(),
        () -> "seed " + seed);
    assertTrue(reader.notices().isEmpty(), () -> reader.notices().remarks().toString());
  }

  @Test
  void splitsManyRowsIntoRowGroupsAndReadsThemBack() throws IOException {
    RecordFormat format = RecordFormat.ofNames("bytes srcaddr interface-id start");
    RandomRecords random = new RandomRecords(17);
    List<RecordBatch> batches = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      batches.add(random.batch(30_000, format));
    }
    Path file = write(format, ParquetCodec.SNAPPY, batches);
    List<List<String>> expected =
        batches.stream().flatMap(batch -> values(batch, format).stream()).toList();
    assertEquals(
        expected,
        read(RecordFile.open(file, Projection.ALL)).stream()
            .flatMap(batch -> values(batch, format).stream())
            .toList());
    assertEquals(
        List.of(List.of("0", "131072"), List.of("1", "131072"), List.of("2", "37856")),
        ask(
            "select distinct row_group_id, row_group_num_rows from parquet_metadata('"
                + file
                + "') order by 1"));
  }

  @Test
  void tellsReadersTheBoundsOfEveryColumn() throws IOException {
    Map<RecordField, Column> columns =
        Map.of(
            RecordField.BYTES,
            new Column.Numbers(new long[] {7, Column.Numbers.NONE, 3_000_000_000L}),
            RecordField.SRCPORT,
            new Column.Numbers(new long[] {443, 80, 65_535}),
            RecordField.ACTION,
            new Column.Symbols(new int[] {1, 0, 1}, new String[] {"REJECT", "ACCEPT"}));
    RecordFormat format = RecordFormat.ofNames("bytes srcport action vpc-id");
    Path file = write(format, ParquetCodec.GZIP, List.of(RecordBatch.of(3, columns)));
    assertEquals(
        List.of(
            List.of("bytes", "7", "3000000000", "1", "GZIP"),
            List.of("srcport", "80", "65535", "0", "GZIP"),
            List.of("action", "ACCEPT", "REJECT", "0", "GZIP"),
            List.of("vpc_id", "-", "-", "3", "GZIP")),
        ask(
            "select path_in_schema, stats_min_value, stats_max_value, stats_null_count,"
                + " compression from parquet_metadata('"
                + file
                + "')"));
    assertEquals(
        List.of(List.of("1")),
        ask("select count(*) from '" + file + "' where action = 'REJECT' or bytes > 5000000000"));
    assertEquals(
        List.of(
            List.of("bytes", "BIGINT"),
            List.of("srcport", "INTEGER"),
            List.of("action", "VARCHAR"),
            List.of("vpc_id", "VARCHAR")),
        ask("select column_name, column_type from (describe select * from '" + file + "')"));
  }

  @Test
  void readsOnlyTheColumnsAskedFor() throws IOException {
    RecordBatch batch = new RandomRecords(21).batch(100, RecordFormat.DEFAULT);
    Path file = write(RecordFormat.DEFAULT, ParquetCodec.ZSTD, List.of(batch));
    RecordBatch read = read(RecordFile.open(file, Projection.of(RecordField.DSTADDR))).getFirst();
    assertEquals(Column.ABSENT, read.column(RecordField.SRCADDR));
    assertEquals(100, read.rows());
    assertEquals(
        100, read(RecordFile.open(file, Projection.of())).getFirst().rows(), "no column at all");
  }

  @Test
  void writesAFileWithoutRecords() throws IOException {
    Path file = write(RecordFormat.DEFAULT, ParquetCodec.SNAPPY, List.of());
    assertEquals(List.of(List.of("0")), ask("select count(*) from '" + file + "'"));
    assertTrue(read(RecordFile.open(file, Projection.ALL)).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"uncompressed", "snappy", "gzip", "zstd"})
  void readsWhatDuckDbWrites(String codec) throws IOException {
    RecordBatch batch = new RandomRecords(31).batch(20_000, RecordFormat.DEFAULT);
    Path ours = write(RecordFormat.DEFAULT, ParquetCodec.ZSTD, List.of(batch));
    for (String version : new String[] {"V1", "V2"}) {
      Path theirs = folder.resolve("duck-" + codec + version + ".parquet");
      tell(
          "copy (select * from '"
              + ours
              + "') to '"
              + theirs
              + "' (format parquet, codec "
              + codec
              + ", parquet_version "
              + version
              + ", row_group_size 7000)");
      RecordReader reader = RecordFile.open(theirs, Projection.ALL);
      assertEquals(
          values(batch, RecordFormat.DEFAULT),
          read(reader).stream()
              .flatMap(read -> values(read, RecordFormat.DEFAULT).stream())
              .toList(),
          version);
      assertTrue(reader.notices().isEmpty(), () -> reader.notices().remarks().toString());
    }
  }

  @Test
  void readsNumbersOfOtherWidthsAndKeepsUnknownColumns() throws IOException {
    Path file = folder.resolve("wide.parquet");
    tell(
        "copy (select 6::bigint protocol, '1234' bytes, 123456789012::bigint account_id, 'x' novel,"
            + " 9.5::double strange, [1, 2] many, '10.0.0.300' srcaddr) to '"
            + file
            + "' (format parquet)");
    RecordReader reader = RecordFile.open(file, Projection.ALL);
    RecordBatch batch = read(reader).getFirst();
    assertEquals("6", batch.column(RecordField.PROTOCOL).text(0));
    assertEquals("1234", batch.column(RecordField.BYTES).text(0));
    assertEquals("123456789012", batch.column(RecordField.ACCOUNT_ID).text(0));
    assertEquals("-", batch.column(RecordField.SRCADDR).text(0));
    assertEquals(java.util.Set.of("novel"), batch.extras().keySet());
    assertEquals(1, reader.notices().malformedLines());
    assertEquals(
        List.of(
            file + ": column many has columns inside and is left out",
            file + ": column novel is unknown to Weir and kept as text",
            file + ": column strange is neither text nor whole numbers and is left out",
            file + ": column srcaddr has values that are not of its type"),
        reader.notices().remarks());
  }

  @Test
  void refusesDamagedFilesInOneSentenceAndNeverOtherwise() throws IOException {
    RecordBatch batch = new RandomRecords(41).batch(400, RecordFormat.DEFAULT);
    SplittableRandom random = new SplittableRandom(42);
    for (ParquetCodec codec : ParquetCodec.values()) {
      byte[] whole = Files.readAllBytes(write(RecordFormat.DEFAULT, codec, List.of(batch)));
      for (int i = 0; i < 1500; i++) {
        byte[] damaged = whole.clone();
        for (int flips = random.nextInt(3); flips >= 0; flips--) {
          damaged[4 + random.nextInt(damaged.length - 4)] = (byte) random.nextInt();
        }
        if (i % 10 == 0) {
          damaged = Arrays.copyOf(damaged, 4 + random.nextInt(damaged.length - 4));
        }
        try {
          read(
              RecordFile.open(
                  "x.parquet",
                  new ByteArrayInputStream(damaged),
                  Projection.ALL,
                  Optional.empty()));
        } catch (Fault.Corrupt fault) {
          assertTrue(String.valueOf(fault.getMessage()).startsWith("x.parquet: Parquet file "));
        }
      }
    }
  }

  @Test
  void saysWhatIsWrongWithACutFile() throws IOException {
    byte[] whole =
        Files.readAllBytes(
            write(
                RecordFormat.DEFAULT,
                ParquetCodec.ZSTD,
                List.of(new RandomRecords(43).batch(10, RecordFormat.DEFAULT))));
    Fault fault =
        assertThrows(
            Fault.Corrupt.class,
            () ->
                RecordFile.open(
                    "x.parquet",
                    new ByteArrayInputStream(whole, 0, whole.length - 5),
                    Projection.ALL,
                    Optional.empty()));
    assertEquals(
        "x.parquet: Parquet file does not end in PAR1; it may have been cut off",
        fault.getMessage());
  }

  @Test
  void convertsTextToParquetWithoutLoss() throws IOException {
    String text =
        RecordFormat.DEFAULT.fields().stream()
            .map(RecordField::fieldName)
            .collect(Collectors.joining(" "));
    RecordBatch batch =
        RecordTextTest.read(
                text
                    + "\n2 1 eni-1 - - - - - - - 10 70 - NODATA\n"
                    + "2 1 eni-1 ::1 1.2.3.4 0 0 1 4 336 10 70 ACCEPT OK\n",
                Projection.ALL)
            .batches()
            .getFirst();
    Path file = write(RecordFormat.DEFAULT, ParquetCodec.GZIP, List.of(batch));
    List<RecordBatch> back = read(RecordFile.open(file, Projection.ALL));
    assertEquals(batch.lines(RecordFormat.DEFAULT), back.getFirst().lines(RecordFormat.DEFAULT));
  }
}
