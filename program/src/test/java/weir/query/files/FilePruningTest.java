package weir.query.files;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A day of AWS's layout, a file per hour, each with one record that ends 30 s into the hour.
class FilePruningTest {
  private static final long MIDNIGHT = 1763596800;

  @TempDir Path folder;

  @BeforeEach
  void writeADay() {
    FlowLogFolder files = new FlowLogFolder(folder);
    for (int hour = 0; hour < 24; hour++) {
      long start = MIDNIGHT + hour * 3600L;
      files.addText(
          "srcaddr bytes start end action\n10.0.0."
              + hour
              + " 100 "
              + start
              + " "
              + (start + 30)
              + " ACCEPT\n",
          FlowLogFolder.key(hour, 0, "fl-0a") + ".log");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "hour = '03' ; 1 ; 1",
        "hour IN ('03', '04') AND day = '20' ; 2 ; 2",
        "hour >= '22' AND bytes = 100 ; 2 ; 2",
        "day = '21' ; 0 ; 0",
        "lower(aws_region) LIKE 'us-%' AND hour < '02' ; 2 ; 2",
        "year || month || day || hour = '2025112005' ; 1 ; 1",
        "NOT (hour > '01') ; 2 ; 2",
        "hour = '03' OR hour = '05' AND bytes > 1 ; 2 ; 2",
        "hour = '03' OR bytes > 1 ; 24 ; 24",
        "CAST(hour AS INTEGER) BETWEEN 4 AND 6 ; 3 ; 3",
        "\"end\" >= 1763596800 + 20 * 3600 ; 4 ; 4",
        "\"end\" < 1763596800 + 2 * 3600 ; 2 ; 3",
        "start BETWEEN 1763600400 AND 1763600401 ; 1 ; 1",
        "1763596830 = \"end\" ; 1 ; 1",
        "to_timestamp(start) >= TIMESTAMPTZ '2025-11-20 21:00:00+00' ; 3 ; 3",
        "to_timestamp(\"end\")::TIMESTAMP < '2025-11-20 00:10:00' ; 1 ; 1",
        "date_trunc('hour', to_timestamp(start)) = TIMESTAMPTZ '2025-11-20 07:00:00+00' ; 1 ; 2",
        "random() >= 0 AND hour = '01' ; 1 ; 1",
        "hour = CASE WHEN random() < 2 THEN '01' END ; 1 ; 24",
        "hour IN (SELECT '02') ; 1 ; 24",
        "flow_logs.hour = '09' ; 1 ; 1",
        "coalesce(hour, 'x') = '09' ; 1 ; 1",
        "hour IS NULL ; 0 ; 0",
        "\"end\" <> 5 ; 24 ; 24",
      })
  void readsNoMoreFilesThanWhereNeeds(String where, int rows, int filesRead) {
    Asked asked = Asked.of("SELECT srcaddr FROM flow_logs WHERE " + where, folder);
    assertEquals(rows, asked.rows().size());
    assertEquals(filesRead, asked.progress().filesRead());
    assertEquals(filesRead, asked.progress().filesToRead());
    assertEquals(24, asked.progress().filesFound());
  }

  @Test
  void readsTheFilesThatEitherMentionOfTheTableNeeds() {
    Asked asked =
        Asked.of(
            "SELECT a.hour, b.hour FROM (SELECT * FROM flow_logs WHERE hour = '01') a,"
                + " (SELECT * FROM flow_logs f WHERE f.hour = '05') b",
            folder);
    assertEquals(List.of("01 05"), asked.rows());
    assertEquals(2, asked.progress().filesToRead());
  }

  @Test
  void prunesThroughInnerJoinsButNotTheOuterSideOfOthers() {
    assertEquals(
        1,
        Asked.of(
                "SELECT * FROM flow_logs f JOIN (VALUES ('01')) v(h) ON f.hour = v.h"
                    + " WHERE f.hour = '01'",
                folder)
            .progress()
            .filesToRead());
    Asked outer =
        Asked.of(
            "SELECT v.h, f.hour FROM (VALUES ('01'), ('xx')) v(h)"
                + " LEFT JOIN flow_logs f ON f.hour = v.h WHERE f.hour IS NULL",
            folder);
    assertEquals(List.of("xx NULL"), outer.rows());
    assertEquals(24, outer.progress().filesToRead());
  }

  @Test
  void doesNotMistakeACommonTableForTheFiles() {
    Asked asked =
        Asked.of(
            "WITH flow_logs AS (SELECT '99' AS hour) SELECT * FROM flow_logs WHERE hour = '99'",
            folder);
    assertEquals(List.of("99"), asked.rows());
  }

  @Test
  void doesNotMistakeAnotherTablesColumnForOurs() {
    Path plain = new FlowLogFolder(folder.resolve("plain")).addText("srcaddr\n10.0.0.1\n", "x.log");
    Asked asked =
        Asked.of("SELECT srcaddr FROM flow_logs, (SELECT '07' AS hour) WHERE hour = '07'", plain);
    assertEquals(List.of("10.0.0.1"), asked.rows());
  }

  @Test
  void countsEveryFileWhenNothingCanBeTold() {
    Asked asked = Asked.of("SELECT count(*) FROM flow_logs", folder);
    assertEquals(List.of("24"), asked.rows());
    assertEquals(24, asked.progress().filesRead());
  }

  @Test
  void samplesBeforeItFiltersSoASampleIsNotPruned() {
    assertEquals(
        24,
        Asked.of("SELECT * FROM flow_logs TABLESAMPLE 1 ROWS WHERE hour = '01'", folder)
            .progress()
            .filesToRead());
  }
}
