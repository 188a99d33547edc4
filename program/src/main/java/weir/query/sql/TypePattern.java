package weir.query.sql;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// A type in a function's signature, which may have variables: `array(T)`, `varchar(x)`,
/// `function(T, U)`.
sealed interface TypePattern {
  /// A type without variables.
  record Exact(SqlType type) implements TypePattern {}

  /// Any type, the same wherever the variable stands.
  record Variable(String name) implements TypePattern {}

  /// Text of any length, or a time of any precision: the parameter is a variable.
  record Sized(String family, String name) implements TypePattern {}

  /// `decimal(p,s)`.
  record AnyDecimal(String precision, String scale) implements TypePattern {}

  record ArrayOf(TypePattern element) implements TypePattern {}

  record MapOf(TypePattern key, TypePattern value) implements TypePattern {}

  record RowOf(List<TypePattern> fields) implements TypePattern {}

  /// A lambda with parameters and a result.
  record Function(List<TypePattern> parameters, TypePattern result) implements TypePattern {}

  /// Settles variables by an argument's type; false when the argument cannot be this.
  default boolean bind(SqlType argument, Map<String, SqlType> variables) {
    return switch (this) {
      case Exact exact ->
          Types.isCoercible(argument, exact.type()) || isCharAsText(argument, exact.type());
      case Variable variable -> bindVariable(variable.name(), argument, variables);
      case Sized sized ->
          sized(argument, sized.family())
              .map(type -> bindVariable(sized.name(), type, variables))
              .orElse(false);
      case AnyDecimal any ->
          (argument instanceof SqlType.Decimal
                  || Types.isInteger(argument)
                  || argument == SimpleType.UNKNOWN)
              && bindVariable(
                  any.precision(),
                  argument instanceof SqlType.Decimal || argument == SimpleType.UNKNOWN
                      ? argument
                      : Types.decimalOf(argument),
                  variables);
      case ArrayOf array ->
          argument == SimpleType.UNKNOWN
              || argument instanceof SqlType.Array given
                  && array.element().bind(given.element(), variables);
      case MapOf map ->
          argument == SimpleType.UNKNOWN
              || argument instanceof SqlType.MapType given
                  && map.key().bind(given.key(), variables)
                  && map.value().bind(given.value(), variables);
      case RowOf row -> argument instanceof SqlType.Row given && bindRow(row, given, variables);
      case Function _ -> false;
    };
  }

  private static boolean isCharAsText(SqlType argument, SqlType wanted) {
    return argument instanceof SqlType.Char && wanted instanceof SqlType.Varchar;
  }

  private static boolean bindRow(RowOf row, SqlType.Row given, Map<String, SqlType> variables) {
    if (row.fields().size() != given.fields().size()) {
      return false;
    }
    for (int i = 0; i < row.fields().size(); i++) {
      if (!row.fields().get(i).bind(given.fields().get(i).type(), variables)) {
        return false;
      }
    }
    return true;
  }

  private static boolean bindVariable(String name, SqlType type, Map<String, SqlType> variables) {
    SqlType before = variables.get(name);
    Optional<SqlType> both = before == null ? Optional.of(type) : Types.common(before, type);
    both.ifPresent(it -> variables.put(name, it));
    return both.isPresent();
  }

  /// The argument as a type of a family, if it goes there by itself.
  private static Optional<SqlType> sized(SqlType argument, String family) {
    return switch (family) {
      case "varchar" ->
          argument instanceof SqlType.Varchar
              ? Optional.of(argument)
              : argument instanceof SqlType.Char fixed
                  ? Optional.of(Types.varchar(fixed.length()))
                  : argument == SimpleType.UNKNOWN ? Optional.of(Types.VARCHAR) : Optional.empty();
      case "char" -> argument instanceof SqlType.Char ? Optional.of(argument) : Optional.empty();
      case "timestamp" ->
          argument instanceof SqlType.Timestamp
              ? Optional.of(argument)
              : argument == SimpleType.DATE
                  ? Optional.of(new SqlType.Timestamp(0))
                  : argument == SimpleType.UNKNOWN
                      ? Optional.of(Types.TIMESTAMP)
                      : Optional.empty();
      case "zoned" ->
          argument instanceof SqlType.TimestampWithZone
              ? Optional.of(argument)
              : argument instanceof SqlType.Timestamp t
                  ? Optional.of(new SqlType.TimestampWithZone(t.precision()))
                  : argument == SimpleType.DATE
                      ? Optional.of(new SqlType.TimestampWithZone(0))
                      : Optional.empty();
      default -> argument instanceof SqlType.Time ? Optional.of(argument) : Optional.empty();
    };
  }

  /// The type, its variables settled; those that nothing settled are `unknown`.
  default SqlType type(Map<String, SqlType> variables) {
    return switch (this) {
      case Exact exact -> exact.type();
      case Variable variable -> variables.getOrDefault(variable.name(), SimpleType.UNKNOWN);
      case Sized sized -> settled(variables.get(sized.name()), sized.family());
      case AnyDecimal any -> {
        SqlType settled = variables.getOrDefault(any.precision(), new SqlType.Decimal(38, 0));
        yield settled == SimpleType.UNKNOWN ? new SqlType.Decimal(1, 0) : settled;
      }
      case ArrayOf array -> new SqlType.Array(array.element().type(variables));
      case MapOf map -> new SqlType.MapType(map.key().type(variables), map.value().type(variables));
      case RowOf row ->
          new SqlType.Row(
              row.fields().stream()
                  .map(field -> new SqlType.Field(Optional.empty(), field.type(variables)))
                  .toList());
      case Function function -> function.result().type(variables);
    };
  }

  /// A variable's precision in the type that the signature wants.
  private static SqlType settled(@Nullable SqlType type, String family) {
    int digits =
        switch (type) {
          case SqlType.Timestamp t -> t.precision();
          case SqlType.TimestampWithZone z -> z.precision();
          case null, default -> -1;
        };
    if (digits >= 0) {
      return family.equals("zoned")
          ? new SqlType.TimestampWithZone(digits)
          : new SqlType.Timestamp(digits);
    }
    return type == null ? unsettled(family) : type;
  }

  private static SqlType unsettled(String family) {
    return switch (family) {
      case "varchar" -> new SqlType.Varchar(OptionalInt.empty());
      case "char" -> new SqlType.Char(1);
      case "timestamp" -> Types.TIMESTAMP;
      case "zoned" -> Types.TIMESTAMP_WITH_ZONE;
      default -> new SqlType.Time(3);
    };
  }
}
