package weir.query.partition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import weir.query.sql.SimpleType;
import weir.query.sql.SqlColumn;
import weir.query.sql.SqlFault;
import weir.query.sql.SqlName;
import weir.query.sql.SqlType;

class PartitionProjectionTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:20:30Z");
  private static final SqlType TEXT = new SqlType.Varchar(OptionalInt.empty());

  @Test
  void isOnOnlyWhenTheTableSaysSo() {
    assertTrue(PartitionProjection.isEnabled(Map.of("Projection.Enabled", "TRUE")));
    assertFalse(PartitionProjection.isEnabled(Map.of("projection.enabled", "no")));
    assertFalse(PartitionProjection.isEnabled(Map.of()));
  }

  @Test
  void keepsTheBlanksAroundTheValuesOfAList() {
    assertEquals(
        List.of("us-east-1", " eu-west-1"),
        values(TEXT, "type", "ENUM", "values", "us-east-1, eu-west-1"));
  }

  @Test
  void fillsNumbersUpWithZeros() {
    assertEquals(
        List.of("00", "06", "12", "18"),
        values(TEXT, "type", "integer", "range", "00,23", "digits", "2", "interval", "6"));
    assertEquals(
        List.of("-2", "-1", "0", "1"),
        values(SimpleType.BIGINT, "type", "integer", "range", "-2,1"));
  }

  @Test
  void goesThroughDaysUpToNow() {
    List<String> days =
        values(TEXT, "type", "date", "range", "NOW-3DAYS, NOW ", "format", "yyyy/MM/dd");
    assertEquals(List.of("2026/11/18", "2026/11/19", "2026/11/20", "2026/11/21"), days);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "yyyy/MM/dd; 2021/01/01,NOW; 1; DAYS",
        "yyyy-MM; 2021-01,2022-03; 1; MONTHS",
        "yyyy/MM/dd/HH; 2021/01/30/22,2021/02/02/03; 3; HOURS",
        "yyyy; 2019,NOW+1YEAR; 2; YEARS",
        "yyyyMMdd'T'HHmm; 20210101T0000,20210101T0310; 5; MINUTES",
        "yyyy/MM/dd; NOW-2WEEKS,NOW; 1; WEEKS",
      })
  void goesThroughTimesAsAPlainLoopDoes(String format, String range, long interval, String unit) {
    DateTimeFormatter plain = DateTimeFormatter.ofPattern(format, java.util.Locale.ROOT);
    List<String> expected = new ArrayList<>();
    LocalDateTime time = bound(range.split(",", -1)[0].trim(), format);
    LocalDateTime last = bound(range.split(",", -1)[1].trim(), format);
    for (int step = 0; !time.isAfter(last); ) {
      expected.add(plain.format(time));
      step++;
      time =
          bound(range.split(",", -1)[0].trim(), format)
              .plus(step * interval, java.time.temporal.ChronoUnit.valueOf(unit));
    }
    Map<String, String> properties =
        properties(
            "type",
            "date",
            "range",
            range,
            "format",
            format,
            "interval",
            "" + interval,
            "interval.unit",
            unit);
    PartitionProjection projection = projection(TEXT, properties);
    assertEquals(expected, projection.values(0, Map.of(), 1_000_000));
    for (String value : expected) {
      assertEquals(List.of(value), projection.values(0, Map.of("c", List.of(value)), 10));
    }
    Random random = new Random(7);
    for (int i = 0; i < 200; i++) {
      String other =
          plain.format(LocalDateTime.of(2018, 1, 1, 0, 0).plusMinutes(random.nextInt(5_000_000)));
      assertEquals(
          expected.contains(other) ? List.of(other) : List.of(),
          projection.values(0, Map.of("c", List.of(other)), 10),
          other);
    }
  }

  private static LocalDateTime bound(String text, String format) {
    LocalDateTime now = LocalDateTime.of(2026, 11, 21, 10, 20, 30);
    return switch (text) {
      case "NOW" -> now;
      case "NOW+1YEAR" -> now.plusYears(1);
      case "NOW-2WEEKS" -> now.minusWeeks(2);
      default ->
          switch (format) {
            case "yyyy" -> LocalDate.of(Integer.parseInt(text), 1, 1).atStartOfDay();
            case "yyyy-MM" -> LocalDate.parse(text + "-01").atStartOfDay();
            case "yyyy/MM/dd" -> LocalDate.parse(text.replace('/', '-')).atStartOfDay();
            case "yyyy/MM/dd/HH" ->
                LocalDateTime.parse(text.replaceFirst("(.*)/(.*)/(.*)/(.*)", "$1-$2-$3T$4:00"));
            default ->
                LocalDateTime.parse(text.replaceFirst("(....)(..)(..)T(..)(..)", "$1-$2-$3T$4:$5"));
          };
    };
  }

  @Test
  void takesAPinnedValueOnlyWhenTheRuleAllowsIt() {
    PartitionProjection hours =
        projection(TEXT, properties("type", "integer", "range", "0,23", "digits", "2"));
    assertEquals(
        List.of("05"), hours.values(0, Map.of("c", List.of("05", "5", "24", "x", "05")), 10));
    PartitionProjection numbers =
        projection(
            SimpleType.INTEGER, properties("type", "integer", "range", "0,23", "digits", "2"));
    assertEquals(List.of("05"), numbers.values(0, Map.of("c", List.of("5", "24")), 10));
    PartitionProjection dates =
        projection(
            SimpleType.DATE,
            properties("type", "date", "range", "2021/01/01,NOW", "format", "yyyy/MM/dd"));
    assertEquals(
        List.of("2021/02/03"),
        dates.values(0, Map.of("c", List.of("2021-02-03", "2020-12-31")), 10));
  }

  @Test
  void wantsAnInjectedValueFromTheQuery() {
    PartitionProjection projection = projection(TEXT, properties("type", "injected"));
    assertEquals(List.of("a"), projection.values(0, Map.of("c", List.of("a")), 10));
    SqlFault fault = assertThrows(SqlFault.class, () -> projection.values(0, Map.of(), 10));
    assertEquals(
        "CONSTRAINT_VIOLATION: For the injected projected partition column c, the WHERE clause must"
            + " contain only static equality conditions, and at least one such condition must be"
            + " present.",
        fault.text());
  }

  @Test
  void laysPartitionsOutAsTheTemplateSays() {
    List<SqlColumn> columns =
        List.of(
            new SqlColumn("region", TEXT, false, true), new SqlColumn("day", TEXT, false, true));
    Map<String, String> properties = new HashMap<>();
    properties.put("projection.region.type", "injected");
    properties.put("projection.day.type", "injected");
    assertEquals(
        "s3://b/p/region=us%3Deast/day=2021%2F01%2F02/",
        PartitionProjection.of(name(), columns, properties, "s3://b/p", NOW)
            .location(List.of("us=east", "2021/01/02")));
    properties.put("storage.location.template", "s3://b/AWSLogs/1/${region}/${day}/${region}");
    assertEquals(
        "s3://b/AWSLogs/1/eu/2021/01/02/eu",
        PartitionProjection.of(name(), columns, properties, "s3://b/p", NOW)
            .location(List.of("eu", "2021/01/02")));
    properties.put("storage.location.template", "s3://b/AWSLogs/1/${region}/");
    assertEquals(
        "HIVE_METASTORE_ERROR: Partition location template: s3://b/AWSLogs/1/${region}/ is missing"
            + " partition column: 'day' placeholder (table db.t)",
        assertThrows(
                SqlFault.class,
                () -> PartitionProjection.of(name(), columns, properties, "s3://b/p", NOW))
            .text());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "type=enum; Missing required property: 'projection.c.values'",
        "type=integer,range=5; Property: 'projection.c.range' needs to be a list of 2 integers",
        "type=date,format=yyyy; Missing required property: 'projection.c.range'",
        "type=date,format=yyyy,range=2020:NOW; Missing required property: 'projection.c.interval'",
        "type=date,format=yyyy/MM/dd/HH,range=2020/01/01/00:NOW;"
            + " Missing required property: 'projection.c.interval'",
        "type=date,format=qqqqqqqq,range=2020:NOW;"
            + " Property: 'projection.c.format' needs to be a valid date format, but is 'qqqqqqqq'",
        "type=integer,range=0:9,interval=0;"
            + " Property: 'projection.c.interval' needs to be a positive integer, but is '0'",
        "type=guess; Property 'projection.c.type' has the unknown type 'guess', which must be one"
            + " of enum, integer, date, injected",
      })
  void saysWhatIsWrongWithARule(String settings, String sentence) {
    Map<String, String> properties = new HashMap<>();
    for (String setting : settings.split(",", -1)) {
      String[] pair = setting.split("=", 2);
      properties.put("projection.c." + pair[0], pair[1].replace(':', ','));
    }
    assertEquals(
        "HIVE_METASTORE_ERROR: Column projection for column 'c' failed. "
            + sentence
            + " (table db.t)",
        assertThrows(SqlFault.class, () -> projection(TEXT, properties)).text());
  }

  @Test
  void namesTheColumnsWithoutARule() {
    assertEquals(
        "HIVE_METASTORE_ERROR: Table db.t is configured for partition projection, but the following"
            + " partition columns are missing projection configuration: [c] (table db.t)",
        assertThrows(SqlFault.class, () -> projection(TEXT, Map.of())).text());
  }

  @Test
  void boundsWhatAQueryGoesThrough() {
    PartitionProjection projection =
        projection(
            SimpleType.BIGINT, properties("type", "integer", "range", "0,9223372036854775807"));
    assertThrows(SqlFault.class, () -> projection.values(0, Map.of(), 1000));
    assertEquals(
        List.of("9223372036854775807"),
        projection.values(0, Map.of("c", List.of("9223372036854775807")), 1000));
  }

  private static List<String> values(SqlType type, String... settings) {
    return projection(type, properties(settings)).values(0, Map.of(), 1_000_000);
  }

  private static Map<String, String> properties(String... settings) {
    Map<String, String> properties = new HashMap<>();
    for (int i = 0; i < settings.length; i += 2) {
      properties.put("projection.c." + settings[i], settings[i + 1]);
    }
    return properties;
  }

  private static PartitionProjection projection(SqlType type, Map<String, String> properties) {
    return PartitionProjection.of(
        name(), List.of(new SqlColumn("c", type, false, true)), properties, "s3://b/p/", NOW);
  }

  private static SqlName name() {
    return new SqlName("awsdatacatalog", "db", "t");
  }
}
