package weir.query.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Which type goes for which without a CAST, and the type that two have in common.
final class Types {
  static final SqlType VARCHAR = new SqlType.Varchar(OptionalInt.empty());
  static final SqlType TIMESTAMP = new SqlType.Timestamp(3);
  static final SqlType TIMESTAMP_WITH_ZONE = new SqlType.TimestampWithZone(3);

  private static final List<SqlType> NUMBERS =
      List.of(
          SimpleType.TINYINT,
          SimpleType.SMALLINT,
          SimpleType.INTEGER,
          SimpleType.BIGINT,
          SimpleType.REAL,
          SimpleType.DOUBLE);

  private Types() {}

  static SqlType varchar(int length) {
    return new SqlType.Varchar(OptionalInt.of(length));
  }

  static boolean isInteger(SqlType type) {
    return NUMBERS.indexOf(type) >= 0 && NUMBERS.indexOf(type) < 4;
  }

  static boolean isFloating(SqlType type) {
    return type == SimpleType.REAL || type == SimpleType.DOUBLE;
  }

  static boolean isNumber(SqlType type) {
    return isInteger(type) || isFloating(type) || type instanceof SqlType.Decimal;
  }

  static boolean isText(SqlType type) {
    return type instanceof SqlType.Varchar || type instanceof SqlType.Char;
  }

  /// The decimal that holds every value of an integer type.
  static SqlType.Decimal decimalOf(SqlType integer) {
    return switch (NUMBERS.indexOf(integer)) {
      case 0 -> new SqlType.Decimal(3, 0);
      case 1 -> new SqlType.Decimal(5, 0);
      case 2 -> new SqlType.Decimal(10, 0);
      default -> new SqlType.Decimal(19, 0);
    };
  }

  static boolean isCoercible(SqlType from, SqlType to) {
    return from.equals(to) || common(from, to).filter(to::equals).isPresent();
  }

  /// The narrowest type to which both can go by themselves.
  static Optional<SqlType> common(SqlType a, SqlType b) {
    if (a.equals(b) || b == SimpleType.UNKNOWN) {
      return Optional.of(a);
    }
    if (a == SimpleType.UNKNOWN) {
      return Optional.of(b);
    }
    if (isNumber(a) && isNumber(b)) {
      return Optional.of(commonNumber(a, b));
    }
    Optional<SqlType> oneWay = commonOf(a, b);
    return oneWay.isPresent() ? oneWay : commonOf(b, a);
  }

  private static SqlType commonNumber(SqlType a, SqlType b) {
    if (isFloating(a) || isFloating(b)) {
      return a == SimpleType.DOUBLE || b == SimpleType.DOUBLE ? SimpleType.DOUBLE : SimpleType.REAL;
    }
    if (isInteger(a) && isInteger(b)) {
      return NUMBERS.get(Math.max(NUMBERS.indexOf(a), NUMBERS.indexOf(b)));
    }
    SqlType.Decimal x = a instanceof SqlType.Decimal d ? d : decimalOf(a);
    SqlType.Decimal y = b instanceof SqlType.Decimal d ? d : decimalOf(b);
    int scale = Math.max(x.scale(), y.scale());
    int whole = Math.max(x.precision() - x.scale(), y.precision() - y.scale());
    return new SqlType.Decimal(Math.min(38, whole + scale), scale);
  }

  private static Optional<SqlType> commonOf(SqlType a, SqlType b) {
    if (a instanceof SqlType.Varchar x && b instanceof SqlType.Varchar y) {
      return Optional.of(
          x.length().isEmpty() || y.length().isEmpty()
              ? VARCHAR
              : varchar(Math.max(x.length().getAsInt(), y.length().getAsInt())));
    }
    if (a instanceof SqlType.Char x && b instanceof SqlType.Char y) {
      return Optional.of(new SqlType.Char(Math.max(x.length(), y.length())));
    }
    if (a instanceof SqlType.Char x && b instanceof SqlType.Varchar y) {
      return Optional.of(
          new SqlType.Char(Math.max(x.length(), Math.min(65536, y.length().orElse(65536)))));
    }
    if (a == SimpleType.DATE && b instanceof SqlType.Timestamp) {
      return Optional.of(b);
    }
    if (a == SimpleType.DATE && b instanceof SqlType.TimestampWithZone) {
      return Optional.of(b);
    }
    if (a instanceof SqlType.Time x && b instanceof SqlType.Time y) {
      return Optional.of(new SqlType.Time(Math.max(x.precision(), y.precision())));
    }
    if (a instanceof SqlType.Timestamp x && b instanceof SqlType.Timestamp y) {
      return Optional.of(new SqlType.Timestamp(Math.max(x.precision(), y.precision())));
    }
    if (a instanceof SqlType.Timestamp x && b instanceof SqlType.TimestampWithZone y) {
      return Optional.of(new SqlType.TimestampWithZone(Math.max(x.precision(), y.precision())));
    }
    if (a instanceof SqlType.TimestampWithZone x && b instanceof SqlType.TimestampWithZone y) {
      return Optional.of(new SqlType.TimestampWithZone(Math.max(x.precision(), y.precision())));
    }
    if (a instanceof SqlType.Array x && b instanceof SqlType.Array y) {
      return common(x.element(), y.element()).map(SqlType.Array::new);
    }
    if (a instanceof SqlType.MapType x && b instanceof SqlType.MapType y) {
      return common(x.key(), y.key())
          .flatMap(
              key -> common(x.value(), y.value()).map(value -> new SqlType.MapType(key, value)));
    }
    return a instanceof SqlType.Row x && b instanceof SqlType.Row y
        ? commonRow(x, y)
        : Optional.empty();
  }

  private static Optional<SqlType> commonRow(SqlType.Row a, SqlType.Row b) {
    if (a.fields().size() != b.fields().size()) {
      return Optional.empty();
    }
    List<SqlType.Field> fields = new ArrayList<>();
    for (int i = 0; i < a.fields().size(); i++) {
      SqlType.Field x = a.fields().get(i);
      SqlType.Field y = b.fields().get(i);
      Optional<SqlType> type = common(x.type(), y.type());
      if (type.isEmpty()) {
        return Optional.empty();
      }
      fields.add(
          new SqlType.Field(x.name().equals(y.name()) ? x.name() : Optional.empty(), type.get()));
    }
    return Optional.of(new SqlType.Row(fields));
  }
}
