package weir.query.athena;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import weir.query.sql.SqlType;

class AssignableTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          bigint        | integer      | true
          integer       | bigint       | false
          double        | decimal(5,2) | true
          integer       | varchar(3)   | false
          varchar       | varchar(3)   | true
          varchar       | integer      | false
          date          | unknown      | true
          timestamp(3)  | date         | true
          array(bigint) | array(integer) | true
          array(integer) | array(varchar) | false
          map(varchar, bigint) | map(varchar(1), integer) | true
          """)
  void isWhatTrinoPutsIntoAColumnUnasked(String column, String value, boolean fits) {
    assertEquals(fits, Assignable.to(SqlType.parse(column), SqlType.parse(value)));
  }
}
