package weir.query.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What a query needs of its tables.
class TableUseTest {
  private static List<TableUse> tables(String sql) {
    return Bench.analyze(TestCatalog.small(), sql).tables();
  }

  private static Optional<String> partitions(String sql) {
    return tables(sql).getFirst().partitionCondition();
  }

  @Test
  void namesTheColumnsThatAreRead() {
    assertEquals(
        Set.of("srcaddr", "bytes", "day"),
        tables("SELECT srcaddr FROM flows WHERE day = 'x' GROUP BY srcaddr ORDER BY sum(bytes)")
            .getFirst()
            .columns());
  }

  @Test
  void keepsThePartOfAConditionThatSpeaksOfPartitionsOnly() {
    assertEquals(
        Optional.of("(\"day\" >= '2026/11/20') AND (\"region\" = 'eu-west-1')"),
        partitions(
            "SELECT 1 FROM flows WHERE day >= '2026/11/20' AND bytes > 5 AND region ="
                + " 'eu-west-1'"));
    assertEquals(
        Optional.of("((\"day\" = 'a') OR (\"day\" = 'b'))"),
        partitions("SELECT 1 FROM flows WHERE (day = 'a' AND bytes > 5) OR day = 'b'"));
    assertEquals(Optional.empty(), partitions("SELECT 1 FROM flows WHERE day = 'a' OR bytes > 5"));
  }

  @Test
  void looksThroughViewsCommonTablesAndUnions() {
    assertEquals(
        Optional.of("(\"day\" = 'a')"), partitions("SELECT * FROM rejected WHERE day = 'a'"));
    assertEquals(
        Optional.of("(\"day\" = 'a')"),
        partitions("WITH x AS (SELECT day AS d, bytes FROM flows) SELECT * FROM x WHERE d = 'a'"));
    assertEquals(
        List.of(Optional.of("(\"day\" = 'a')"), Optional.of("(\"day\" = 'a')")),
        tables(
                "SELECT * FROM (SELECT day FROM flows UNION ALL SELECT day FROM flows) WHERE day ="
                    + " 'a'")
            .stream()
            .map(TableUse::partitionCondition)
            .toList());
    assertEquals(
        Optional.of("(\"day\" = 'a')"),
        partitions(
            "SELECT * FROM (SELECT day, sum(bytes) FROM flows GROUP BY day) WHERE day = 'a'"));
  }

  @Test
  void prunesNothingWhereRowsBesideTheConditionMatter() {
    assertEquals(
        Optional.empty(),
        partitions("SELECT * FROM (SELECT day FROM flows LIMIT 5) WHERE day = 'a'"));
    assertEquals(
        Optional.empty(),
        partitions(
            "SELECT * FROM (SELECT day, rank() OVER (ORDER BY bytes) FROM flows) WHERE day = 'a'"));
    assertEquals(
        Optional.empty(),
        tables(
                "SELECT 1 FROM names n LEFT JOIN flows f ON n.address = f.srcaddr WHERE f.day IS"
                    + " NULL")
            .get(1)
            .partitionCondition());
    assertEquals(
        Optional.empty(),
        partitions(
            "SELECT 1 FROM flows f LEFT JOIN names n ON f.day = 'a' AND n.address = f.srcaddr"));
    assertEquals(
        Optional.empty(),
        partitions("SELECT * FROM (SELECT day FROM flows GROUP BY ROLLUP (day)) WHERE day = 'a'"));
  }

  @Test
  void prunesTheInnerSideOfAJoin() {
    assertEquals(
        Optional.of("(\"day\" = 'a')"),
        tables("SELECT 1 FROM names n LEFT JOIN flows f ON n.address = f.srcaddr AND f.day = 'a'")
            .get(1)
            .partitionCondition());
  }

  @Test
  void pinsColumnsThatAreOneOfAFewValues() {
    assertEquals(
        Map.of("day", List.of("a"), "region", List.of("x", "y")),
        tables("SELECT 1 FROM flows WHERE 'a' = day AND region IN ('x', 'y')").getFirst().pinned());
    assertEquals(
        Map.of("day", List.of("b")),
        tables("SELECT 1 FROM flows WHERE day IN ('a', 'b') AND day IN ('b', 'c')")
            .getFirst()
            .pinned());
  }

  @Test
  void outputsHaveNamesAndTypes() {
    assertEquals(
        List.of(
            new SqlOutput("srcaddr", Types.VARCHAR),
            new SqlOutput("_col1", SimpleType.BIGINT),
            new SqlOutput("t", new SqlType.TimestampWithZone(3))),
        Bench.analyze(
                TestCatalog.small(),
                "SELECT srcaddr, sum(packets), from_unixtime(start) AS t FROM flows GROUP BY"
                    + " srcaddr, start")
            .outputs());
  }
}
