package weir.query.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import weir.model.aws.Fault;

class UserSqlTest {
  @TempDir Path folder;

  @BeforeEach
  void writeAFile() {
    new FlowLogFolder(folder).addGzip(FlowLogFolder.DEFAULT, "default.log.gz");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "COPY flow_logs TO '/tmp/weir-stolen.csv'",
        "COPY (SELECT 1) TO '/tmp/weir-stolen.csv'",
        "ATTACH '/tmp/weir-stolen.db'",
        "INSTALL httpfs",
        "LOAD json",
        "PRAGMA database_list",
        "SET threads = 1",
        "RESET lock_configuration",
        "CREATE TABLE t (a INTEGER)",
        "DROP VIEW flow_logs",
        "CALL enable_logging()",
        "EXPORT DATABASE '/tmp/weir-stolen'",
        "SELECT 1; SELECT 2",
        "SELECT 1; DROP VIEW flow_logs",
        "",
        "-- nothing",
        "SELECT * FROM read_csv('/etc/passwd')",
        "SELECT * FROM READ_TEXT('/etc/passwd')",
        "SELECT * FROM read_blob('/etc/passwd')",
        "SELECT * FROM glob('/etc/*')",
        "SELECT * FROM '/etc/passwd'",
        "SELECT * FROM 'secret.csv'",
        "SELECT (SELECT count(*) FROM read_parquet('/tmp/x.parquet')) FROM flow_logs",
        "WITH a AS (FROM read_json('/etc/passwd')) SELECT * FROM a",
        "SELECT * FROM flow_logs WHERE EXISTS (FROM parquet_metadata('/tmp/x.parquet'))",
        "SELECT * FROM enable_logging(storage = 'file', storage_config = {'path':"
            + " '/tmp/weir-stolen'})",
        "SELECT * FROM query('SELECT 1')",
        "SELECT * FROM weir_text()",
        "SELECT * FROM duckdb_secrets()",
        "SELECT $1",
        "SELECT ?",
      })
  void refusesWhatDoesMoreThanReadTheTable(String sql) {
    Fault fault = assertThrows(Fault.class, () -> Asked.of(sql, folder));
    assertTrue(fault instanceof Fault.Invalid, () -> fault.toString());
    assertFalse(Files.exists(Path.of("/tmp/weir-stolen.csv")));
    assertFalse(Files.exists(Path.of("/tmp/weir-stolen.db")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT acton FROM flow_logs"
            + "| unknown column \"acton\" (line 1, column 8); did you mean \"action\"?",
        "SELECT action, tcp_flags FROM flow_logs| unknown column \"tcp_flags\" (line 1, column 16);"
            + " no file here has the field tcp-flags",
        "SELECT log-status FROM flow_logs| unknown column \"log\" (line 1, column 8); in SQL the"
            + " field log-status is the column log_status",
        "SELECT end FROM flow_logs| syntax error at or near \"end\" (line 1, column 8); end is a"
            + " word of SQL: write the column as \"end\" in double quotes",
        "SELECT * FROM flowlogs"
            + "| unknown table \"flowlogs\" (line 1, column 15); the table is flow_logs",
        "SELECT summ(bytes) FROM flow_logs"
            + "| unknown scalar function \"summ\" (line 1, column 8); did you mean \"sum\"?",
        "SELECT sum(action) FROM flow_logs"
            + "| sum(VARCHAR) does not exist for these types (line 1, column 8)",
        "SELEC 1 | syntax error at or near \"SELEC\" (line 1, column 1)",
      })
  void saysInOneSentenceWhereTheSqlIsWrong(String sql, String sentence) {
    Fault.Invalid fault = assertThrows(Fault.Invalid.class, () -> Asked.of(sql, folder));
    assertEquals(sentence, fault.getMessage());
  }

  @Test
  void countsLinesAndCharactersNotBytes() {
    Fault.Invalid fault =
        assertThrows(
            Fault.Invalid.class,
            () -> Asked.of("SELECT 'ü',\n  'é', nothing\nFROM flow_logs", folder));
    assertTrue(fault.toString().contains("unknown column \"nothing\" (line 2, column 8)"));
  }

  @Test
  void saysWhatAValueThatDoesNotConvertIs() {
    Fault.Invalid fault =
        assertThrows(
            Fault.Invalid.class,
            () -> Asked.of("SELECT CAST(action AS INTEGER) FROM flow_logs", folder));
    assertTrue(fault.toString().contains("'REJECT'"), fault.getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT count(*) FROM flow_logs;",
        "FROM flow_logs SELECT count(*)",
        "WITH a AS (SELECT * FROM Flow_Logs) SELECT count(*) FROM a -- comment",
        "SELECT count(*) FROM flow_logs, range(1)",
        "SELECT * FROM (SELECT count(*) FROM flow_logs) UNION ALL SELECT 1 WHERE false",
      })
  void takesWhatOnlyReads(String sql) {
    assertEquals("10", Asked.of(sql, folder).rows().getFirst());
  }

  @Test
  void describesAndSummarizesTheTable() {
    assertEquals(14, Asked.of("DESCRIBE flow_logs", folder).rows().size());
    assertEquals(14, Asked.of("SUMMARIZE flow_logs", folder).rows().size());
  }
}
