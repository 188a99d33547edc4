package weir.query.athena;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementKindTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SELECT 1                                            | SELECT                      | DML
          (SELECT 1)                                          | SELECT                      | DML
          WITH x AS (SELECT 1) SELECT * FROM x                | SELECT                      | DML
          /* c */ VALUES 1                                    | SELECT                      | DML
          insert into t values (1)                            | INSERT                      | DML
          CREATE TABLE t AS SELECT 1                          | CREATE_TABLE_AS_SELECT      | DDL
          CREATE TABLE t WITH (format='JSON') AS (VALUES 1)   | CREATE_TABLE_AS_SELECT      | DDL
          CREATE EXTERNAL TABLE t (a int)                     | CREATE_TABLE                | DDL
          CREATE OR REPLACE VIEW v AS SELECT 1                | CREATE_VIEW                 | DDL
          CREATE SCHEMA s                                     | CREATE_DATABASE             | DDL
          EXPLAIN ANALYZE SELECT 1                            | EXPLAIN                     | DML
          UNLOAD (SELECT 1) TO 's3://b/'                      | UNLOAD                      | DML
          show tables in flows                                | SHOW_TABLES                 | UTILITY
          SHOW SCHEMAS                                        | SHOW_DATABASES              | UTILITY
          SHOW CREATE VIEW v                                  | SHOW_CREATE_VIEW            | UTILITY
          DESC t                                              | DESCRIBE_TABLE              | UTILITY
          MSCK REPAIR TABLE t                                 | MSCK_REPAIR                 | DDL
          DROP DATABASE IF EXISTS d CASCADE                   | DROP_DATABASE               | DDL
          ALTER TABLE t ADD IF NOT EXISTS PARTITION (a=1)     | ALTER_TABLE_ADD_PARTITION   | DDL
          ALTER TABLE t REPLACE COLUMNS (a int)               | ALTER_TABLE_REPLACE_COLUMN  | DDL
          ALTER TABLE t SET TBLPROPERTIES ('a'='b')           | ALTER_TABLE_SET_TBLPROPERTIES | DDL
          """)
  void isReadOffTheFirstWords(String text, StatementKind kind, StatementKind.Type type) {
    assertEquals(kind, StatementKind.of(text).orElseThrow());
    assertEquals(type, kind.type());
  }

  @Test
  void isNothingForWhatAthenaDoesNotHave() {
    assertTrue(StatementKind.of("GRANT ALL ON t TO u").isEmpty());
    assertTrue(StatementKind.of("").isEmpty());
    assertTrue(StatementKind.of("/* never closed").isEmpty());
  }

  @Test
  void saysWhereTheResultLies() {
    assertEquals("x.csv", StatementKind.SELECT.resultName("x"));
    assertEquals("x.txt", StatementKind.EXPLAIN.resultName("x"));
    assertEquals("x", StatementKind.INSERT.resultName("x"));
    assertEquals("tables/x", StatementKind.CREATE_TABLE_AS_SELECT.resultName("x"));
  }
}
