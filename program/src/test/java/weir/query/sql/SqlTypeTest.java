package weir.query.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlTypeTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "boolean",
        "bigint",
        "varchar",
        "varchar(3)",
        "char(4)",
        "decimal(10,2)",
        "time(3)",
        "timestamp(6)",
        "timestamp(3) with time zone",
        "array(map(varchar, bigint))",
        "row(a integer, b varchar(3))",
        "row(integer, double)",
        "interval day to second",
        "interval year to month",
        "ipaddress",
        "unknown"
      })
  void readsBackWhatItPrints(String text) {
    assertEquals(text, SqlType.parse(text).text());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "int; integer",
        "string; varchar",
        "float; real",
        "timestamp; timestamp(3)",
        "decimal(10,2); decimal(10,2)",
        "binary; varbinary",
        "array<struct<a:int,b:string>>; array(row(a integer, b varchar))",
        "map<string,array<bigint>>; map(varchar, array(bigint))"
      })
  void readsAndWritesHivesTypes(String hive, String trino) {
    SqlType type = SqlType.ofHive(hive);
    assertEquals(trino, type.text());
    assertEquals(hive, type.hiveText());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "timestamp(3) with time zone; STRUCT(t TIMESTAMP, z VARCHAR)",
        "ipaddress; UHUGEINT",
        "row(a integer, a varchar); STRUCT(\"f1\" INTEGER, \"f2\" VARCHAR)",
        "array(decimal(5,2)); DECIMAL(5,2)[]"
      })
  void hasAFormInDuckDb(String trino, String duckDb) {
    assertEquals(duckDb, SqlType.parse(trino).duckDb());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nope", "array(", "decimal(0,0)", "varchar(x)", "bigint bigint"})
  void refusesWhatIsNoType(String text) {
    assertThrows(IllegalArgumentException.class, () -> SqlType.parse(text));
  }
}
