package weir.query.athena;

import java.util.List;
import weir.query.sql.SimpleType;
import weir.query.sql.SqlType;

/// Which types' values go into a column without being asked to.
final class Assignable {
  private static final List<SqlType> NUMBERS =
      List.of(
          SimpleType.TINYINT,
          SimpleType.SMALLINT,
          SimpleType.INTEGER,
          SimpleType.BIGINT,
          SimpleType.REAL,
          SimpleType.DOUBLE);

  private Assignable() {}

  static boolean to(SqlType column, SqlType value) {
    if (column.equals(value) || value == SimpleType.UNKNOWN) {
      return true;
    }
    if (NUMBERS.contains(value) && NUMBERS.contains(column)) {
      return NUMBERS.indexOf(value) <= NUMBERS.indexOf(column);
    }
    return switch (column) {
      case SqlType.Varchar varchar ->
          value instanceof SqlType.Varchar || value instanceof SqlType.Char;
      case SqlType.Char fixed -> value instanceof SqlType.Varchar || value instanceof SqlType.Char;
      case SqlType.Decimal decimal ->
          value instanceof SqlType.Decimal || NUMBERS.indexOf(value) >= 0 && isWhole(value);
      case SqlType.Timestamp timestamp ->
          value instanceof SqlType.Timestamp || value == SimpleType.DATE;
      case SqlType.TimestampWithZone timestamp -> value instanceof SqlType.TimestampWithZone;
      case SqlType.Time time -> value instanceof SqlType.Time;
      case SqlType.Array array ->
          value instanceof SqlType.Array given && to(array.element(), given.element());
      case SqlType.MapType map ->
          value instanceof SqlType.MapType given
              && to(map.key(), given.key())
              && to(map.value(), given.value());
      case SqlType.Row row -> value instanceof SqlType.Row given && fields(row, given);
      case SimpleType simple ->
          (simple == SimpleType.DOUBLE || simple == SimpleType.REAL)
              && value instanceof SqlType.Decimal;
    };
  }

  private static boolean isWhole(SqlType number) {
    return number != SimpleType.REAL && number != SimpleType.DOUBLE;
  }

  private static boolean fields(SqlType.Row row, SqlType.Row given) {
    if (row.fields().size() != given.fields().size()) {
      return false;
    }
    for (int i = 0; i < row.fields().size(); i++) {
      if (!to(row.fields().get(i).type(), given.fields().get(i).type())) {
        return false;
      }
    }
    return true;
  }
}
