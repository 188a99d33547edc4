package weir.query.athena;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OneStatementTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          SELECT 1                            | SELECT 1
          SELECT 1;                           | SELECT 1
          SELECT 1 ; ; -- done;               | SELECT 1
          SELECT 1; /* a; b */ ;              | SELECT 1
          SELECT ';' AS ";" -- x; y           | SELECT ';' AS ";" -- x; y
          SELECT 'it''s;' ;                   | SELECT 'it''s;'
          SELECT '\\' ; -- no escape in Trino | SELECT '\\'
          ALTER TABLE `t;` SET LOCATION 'x';  | ALTER TABLE `t;` SET LOCATION 'x'
          ALTER TABLE t SET TBLPROPERTIES ('a'='it\\'s; b'); | ALTER TABLE t SET TBLPROPERTIES ('a'='it\\'s; b')
          SELECT 'never closed;               | SELECT 'never closed;
          SELECT /* never closed;             | SELECT /* never closed;
          """)
  void endsAtTheSemicolonThatIsOne(String text, String statement) {
    assertEquals(statement, OneStatement.of(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"SELECT 1; SELECT 2", "SHOW TABLES;;'x'", "-- c\nSELECT 1;\n-- d\nSELECT 2;"})
  void refusesSeveral(String text) {
    AthenaFault refused = assertThrows(AthenaFault.class, () -> OneStatement.of(text));
    assertEquals("Only one sql statement is allowed. Got: " + text, refused.reason());
  }
}
