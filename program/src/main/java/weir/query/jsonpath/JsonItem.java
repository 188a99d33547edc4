package weir.query.jsonpath;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;

/// A JSON value, or a value of SQL among JSON values.
public sealed interface JsonItem {
  /// @param values in the order of the text; of names that come twice the last counts
  record Members(Map<String, JsonItem> values) implements JsonItem {}

  record Elements(List<JsonItem> values) implements JsonItem {}

  record Text(String text) implements JsonItem {}

  record Truth(boolean isTrue) implements JsonItem {}

  /// JSON's `null`.
  record Nothing() implements JsonItem {}

  /// A number that is whole.
  ///
  /// @param isWide whether it is a `bigint`, and not an `integer`
  record Whole(long value, boolean isWide) implements JsonItem {}

  record Fixed(BigDecimal value) implements JsonItem {}

  record Real(double value) implements JsonItem {}

  /// A whole number that no type of SQL holds.
  record Huge(BigInteger value) implements JsonItem {}

  /// A date or time of SQL, as its CAST to text prints it.
  ///
  /// @param type what `type()` says of it
  record Moment(String type, String text) implements JsonItem {}

  static JsonItem whole(long value) {
    return new Whole(value, value != (int) value);
  }

  static JsonItem whole(BigInteger value) {
    return value.bitLength() < Long.SIZE ? whole(value.longValue()) : new Huge(value);
  }

  default boolean isNumber() {
    return this instanceof Whole || this instanceof Fixed || this instanceof Real;
  }

  /// What faults call it.
  default String kind() {
    return switch (this) {
      case Members _ -> "OBJECT";
      case Elements _ -> "ARRAY";
      case Text _ -> "STRING";
      case Truth _ -> "BOOLEAN";
      case Nothing _ -> "NULL";
      case Whole _, Fixed _, Real _, Huge _ -> "NUMBER";
      case Moment moment -> moment.type();
    };
  }

  /// What the method `type()` says.
  default String typeName() {
    return switch (this) {
      case Members _ -> "object";
      case Elements _ -> "array";
      case Text _ -> "string";
      case Truth _ -> "boolean";
      case Nothing _ -> "null";
      case Whole _, Fixed _, Real _, Huge _ -> "number";
      case Moment moment -> moment.type();
    };
  }
}
