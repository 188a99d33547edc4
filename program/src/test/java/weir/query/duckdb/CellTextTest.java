package weir.query.duckdb;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weir.query.engine.QueryLimits;
import weir.query.engine.TableSource;
import weir.query.objects.FolderObjects;

class CellTextTest {
  @TempDir Path folder;

  @Test
  void printsValuesAsAthenaDoes() {
    assertText("12.30", "decimal(10,2)", "12.30::DECIMAL(10,2)");
    assertText("true", "boolean", "true");
    assertText("2026-01-02", "date", "DATE '2026-01-02'");
    assertText("2026-01-02 03:04:05.123", "timestamp(3)", "TIMESTAMP '2026-01-02 03:04:05.123'");
    assertText("2026-01-02 03:04:05", "timestamp(0)", "TIMESTAMP '2026-01-02 03:04:05'");
    assertText("0900-01-02 00:00:00.000", "timestamp(3)", "TIMESTAMP '0900-01-02'");
    assertText("03:04:05.100", "time(3)", "TIME '03:04:05.1'");
    assertText("1.0E10", "double", "1e10");
    assertText("0.1", "real", "0.1::FLOAT");
    assertText("NaN", "double", "'nan'::DOUBLE");
    assertText("hi  ", "char(4)", "'hi'");
    assertText("68 65 6c", "varbinary", "'hel'::BLOB");
    assertText("-9223372036854775808", "bigint", "(-9223372036854775808)::BIGINT");
    assertText(
        "99999999999999999999999999999999999999",
        "decimal(38,0)",
        "repeat('9', 38)::DECIMAL(38,0)");
  }

  @Test
  void printsPointsInTimeInTheirZone() {
    assertText(
        "2021-04-01 00:00:00.000 UTC",
        "timestamp(3) with time zone",
        "{'t': TIMESTAMP '2021-04-01', 'z': 'UTC'}");
    assertText(
        "2021-04-01 05:30:00.000 +05:30",
        "timestamp(3) with time zone",
        "{'t': TIMESTAMP '2021-04-01', 'z': '+05:30'}");
    assertText(
        "2021-03-31 20:00:00.000 America/New_York",
        "timestamp(3) with time zone",
        "{'t': TIMESTAMP '2021-04-01', 'z': 'America/New_York'}");
    // A time that does not exist where the tests run.
    assertText(
        "[2021-04-04 02:30:00.000, null]",
        "array(timestamp(3))",
        "[TIMESTAMP '2021-04-04 02:30:00', NULL]");
  }

  @Test
  void printsWhatIsNested() {
    assertText("[1, 2]", "array(integer)", "[1, 2]");
    assertText("[]", "array(integer)", "[]::INTEGER[]");
    assertText("[[a], null]", "array(array(varchar))", "[['a'], NULL]");
    assertText("{a=3}", "map(varchar, integer)", "MAP {'a': 3}");
    assertText("{n=1, s=x}", "row(n integer, s varchar)", "{'n': 1, 's': 'x'}");
    assertText("{field0=1, field1=x}", "row(integer, varchar)", "{'f1': 1, 'f2': 'x'}");
    assertText(
        "{k={t=2021-04-04 02:30:00.000, n=null}}",
        "map(varchar, row(t timestamp(3), n integer))",
        "MAP {'k': {'t': TIMESTAMP '2021-04-04 02:30:00', 'n': NULL::INTEGER}}");
    assertText("NULL", "row(t timestamp(3))", "NULL::STRUCT(t TIMESTAMP)");
  }

  @Test
  void printsAddressesAndIntervals() {
    assertText("10.0.0.1", "ipaddress", "281470849515521::UHUGEINT");
    assertText("2001:db8::1", "ipaddress", "42540766411282592856903984951653826561::UHUGEINT");
    assertText("1 02:03:04.005", "interval day to second", "93784005::BIGINT");
    assertText("-1-2", "interval year to month", "(-14)::BIGINT");
  }

  private void assertText(String expected, String type, String sql) {
    TableSource none = TableQuestion.in(folder, TableQuestion.delimited(' ', 0), "a int");
    assertEquals(
        List.of(expected),
        TableQuestion.of(none, "SELECT " + sql, type)
            .ask(ENGINE, new FolderObjects(folder), QueryLimits.ATHENA)
            .rows(),
        sql);
  }

  private static final DuckDbSqlEngine ENGINE = new DuckDbSqlEngine(TableQuestion.SETTINGS);
}
