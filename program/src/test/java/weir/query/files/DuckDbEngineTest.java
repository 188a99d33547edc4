package weir.query.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weir.model.aws.Fault;
import weir.model.flow.RecordField;
import weir.query.sql.SqlText;

class DuckDbEngineTest {
  @TempDir Path folder;

  @Test
  void agreesWithAPlainCountOverFilesOfEveryVersion() {
    FlowLogFolder.ofSamples(folder);
    PlainRecords plain = PlainRecords.ofSamples();

    assertEquals(
        rows(plain.group("action", record -> 1L)),
        Asked.of("SELECT action, count(*) FROM flow_logs GROUP BY 1", folder).rows().stream()
            .sorted()
            .toList());
    assertEquals(
        rows(plain.group("srcaddr", PlainRecords.sumOf("bytes"))),
        Asked.of("SELECT srcaddr, coalesce(sum(bytes), 0) FROM flow_logs GROUP BY 1", folder)
            .rows()
            .stream()
            .sorted()
            .toList());
    assertEquals(
        rows(plain.group("flow-direction", PlainRecords.sumOf("packets"))),
        Asked.of("SELECT flow_direction, sum(packets) FROM flow_logs GROUP BY 1", folder)
            .rows()
            .stream()
            .sorted()
            .toList());
  }

  @Test
  void showsTheFieldsFoundInTheCataloguesOrderThenUnknownOnesThenWhatNamesSay() {
    FlowLogFolder folder = new FlowLogFolder(this.folder);
    folder.addGzip(FlowLogFolder.FUTURE, FlowLogFolder.key(4, 0, "fl-0a") + ".log.gz");
    folder.addGzip(FlowLogFolder.CUSTOM, FlowLogFolder.key(1, 0, "fl-0b") + ".log.gz");

    try (QueryTable table =
        new DuckDbEngine(Asked.SETTINGS).open(List.of(folder.root().toString()))) {
      assertEquals(
          List.of(
              "version account_id interface_id srcaddr dstaddr srcport dstport protocol packets",
              "bytes start end action log_status tcp_flags pkt_dst_aws_service flow_direction",
              "traffic_path quantum_state aws_account_id aws_region year month day hour"),
          List.of(
              String.join(" ", table.columns().subList(0, 9)),
              String.join(" ", table.columns().subList(9, 17)),
              String.join(" ", table.columns().subList(17, table.columns().size()))));
    }
  }

  @Test
  void readsEveryFieldOfTheNewestVersion() {
    Path file = new FlowLogFolder(folder).addGzip(FlowLogFolder.ALL, "all.log.gz");
    PlainRecords plain = PlainRecords.of(List.of(FlowLogFolder.text(FlowLogFolder.ALL)));
    for (RecordField field : weir.model.flow.RecordFormat.ALL_VPC_FIELDS.fields()) {
      List<String> expected =
          plain.records().stream()
              .map(record -> record.getOrDefault(field.fieldName(), "NULL"))
              .toList();
      assertEquals(
          expected,
          Asked.of("SELECT \"" + field.columnName() + "\" FROM flow_logs ORDER BY start", file)
              .rows(),
          field.fieldName());
    }
  }

  @Test
  void keepsUnknownColumnsAsTextAndSaysSoOnce() {
    FlowLogFolder files = new FlowLogFolder(folder);
    files.addGzip(FlowLogFolder.FUTURE, "a.log.gz");
    files.addGzip(FlowLogFolder.FUTURE, "b.log.gz");
    Asked asked =
        Asked.of(
            "SELECT quantum_state, typeof(quantum_state), count(*) FROM flow_logs"
                + " GROUP BY ALL ORDER BY 1",
            folder);
    assertEquals(
        List.of("collapsed VARCHAR 2", "entangled VARCHAR 2", "NULL VARCHAR 2"), asked.rows());
    assertEquals(
        List.of("column quantum_state is unknown to Weir and kept as text"), asked.notices());
  }

  @Test
  void mixesTextWithParquetThatHasAwsColumnNames() throws SQLException {
    FlowLogFolder files = FlowLogFolder.ofSamples(folder.resolve("text"));
    parquet("SELECT * FROM flow_logs", files.root(), folder.resolve("copy.parquet"));

    PlainRecords plain = PlainRecords.ofSamples();
    Map<String, Long> twice = plain.group("dstport", record -> 2L);
    assertEquals(
        rows(twice),
        Asked.of("SELECT dstport, count(*) FROM flow_logs GROUP BY 1", folder).rows().stream()
            .sorted()
            .toList());
  }

  @Test
  void parquetGivesTheSameAnswersAsText() throws SQLException {
    FlowLogFolder files = FlowLogFolder.ofSamples(folder.resolve("text"));
    Path copy = folder.resolve("copy.parquet");
    parquet("SELECT * FROM flow_logs", files.root(), copy);
    String sql =
        "SELECT srcaddr, dstaddr, protocol, \"end\", action, tcp_flags, tgw_id, quantum_state,"
            + " bytes FROM flow_logs ORDER BY ALL";
    assertEquals(Asked.of(sql, files.root()).rows(), Asked.of(sql, copy).rows());
    assertEquals(30 - 2, Asked.of(sql, copy).rows().size());
  }

  @Test
  void typesColumnsByTheCatalogueAlsoInParquetThatTypesThemOtherwise() throws SQLException {
    Path file = folder.resolve("odd.parquet");
    duckDb(
        "COPY (SELECT 6::BIGINT AS protocol, 7::SMALLINT AS bytes, 'x' AS \"new-thing\") TO '"
            + file
            + "' (FORMAT parquet)");
    assertEquals(
        List.of("INTEGER BIGINT x"),
        Asked.of("SELECT typeof(protocol), typeof(bytes), new_thing FROM flow_logs", file).rows());
  }

  @Test
  void countsMalformedLinesAndNamesFileAndLine() {
    Path file =
        new FlowLogFolder(folder)
            .addText(FlowLogFolder.text(FlowLogFolder.DEFAULT) + "2 123 broken\n", "broken.log");
    Asked asked = Asked.of("SELECT count(*) FROM flow_logs", file);
    assertEquals(List.of("10"), asked.rows());
    assertEquals("passed over 1 malformed line in 1 file", asked.notices().getFirst());
    assertTrue(asked.notices().get(1).startsWith(file + ":12: "), () -> asked.notices().toString());
  }

  @Test
  void leavesOutAFileThatHoldsNoFlowLogsAndSaysSo() {
    FlowLogFolder files = new FlowLogFolder(folder);
    files.addText(FlowLogFolder.text(FlowLogFolder.DEFAULT), "good.log");
    files.addText("Nov 20 00:00:00 host kernel: hello\n", "syslog.log");
    Asked asked = Asked.of("SELECT count(*) FROM flow_logs", folder);
    assertEquals(List.of("10"), asked.rows());
    assertTrue(asked.notices().getFirst().contains("syslog.log"), () -> asked.notices().toString());
  }

  @Test
  void saysThatAnEmptyFolderHoldsNoFlowLogs() {
    Fault.NotFound fault =
        assertThrows(Fault.NotFound.class, () -> Asked.of("SELECT 1 FROM flow_logs", folder));
    assertEquals(
        folder + " holds no flow-log files; they end in .gz, .log, .txt or .parquet",
        fault.getMessage());
  }

  @Test
  void saysThatAFolderDoesNotExist() {
    Path missing = folder.resolve("missing");
    Fault.NotFound fault =
        assertThrows(Fault.NotFound.class, () -> Asked.of("SELECT 1 FROM flow_logs", missing));
    assertEquals(
        missing + " does not exist; give a folder or files of flow logs", fault.getMessage());
  }

  @Test
  void takesGlobs() {
    FlowLogFolder.ofSamples(folder);
    Asked asked =
        Asked.of(
            "SELECT DISTINCT hour FROM flow_logs ORDER BY 1", folder.resolve("**/*T0[12]*.gz"));
    assertEquals(List.of("01", "02"), asked.rows());
  }

  @Test
  void showsTimesInUtcWhateverTheMachinesZoneIs() {
    FlowLogFolder.ofSamples(folder);
    assertEquals(
        List.of("2025-11-20 00:00:00+00 2025-11-20 00:00:00 NULL"),
        Asked.of(
                "SELECT CAST(to_timestamp(min(start)) AS VARCHAR),"
                    + " CAST(make_timestamp(min(start) * 1000000) AS VARCHAR), NULL FROM flow_logs",
                folder)
            .rows());
    assertEquals(
        List.of("2025-11-20 00:00:00+00 2025-11-20 00:00:00.25+00"),
        Asked.of(
                "SELECT to_timestamp(min(start)), to_timestamp(min(start) + 0.25) FROM flow_logs",
                folder)
            .rows());
  }

  @Test
  void seesTheSameTableSeveralTimesInOneStatement() {
    FlowLogFolder.ofSamples(folder);
    assertEquals(
        List.of("30"),
        Asked.of(
                "WITH a AS (SELECT srcaddr FROM flow_logs)"
                    + " SELECT (SELECT count(*) FROM a) + (SELECT count(*) FROM flow_logs) - 28"
                    + " + 2",
                folder)
            .rows());
  }

  private static List<String> rows(Map<String, Long> groups) {
    return groups.entrySet().stream()
        .map(entry -> entry.getKey() + " " + entry.getValue())
        .sorted()
        .toList();
  }

  /// Writes what the engine answers into a Parquet file by DuckDB's own COPY.
  private void parquet(String sql, Path from, Path to) throws SQLException {
    try (QueryTable table = new DuckDbEngine(Asked.SETTINGS).open(List.of(from.toString()));
        Query query = table.prepare(sql)) {
      QueryRows rows = query.run();
      StringBuilder values = new StringBuilder();
      while (rows.next()) {
        values.append(values.isEmpty() ? "(" : ",(");
        for (int column = 0; column < rows.columns().size(); column++) {
          values
              .append(column == 0 ? "" : ",")
              .append(rows.text(column).map(SqlText::text).orElse("NULL"));
        }
        values.append(')');
      }
      StringBuilder names = new StringBuilder();
      for (ResultColumn column : rows.columns()) {
        names.append(names.isEmpty() ? "" : ",").append(SqlText.name(column.name()));
      }
      duckDb(
          "COPY (SELECT * FROM (VALUES "
              + values
              + ") AS t("
              + names
              + ")) TO '"
              + to
              + "' (FORMAT parquet)");
    }
  }

  static void duckDb(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
