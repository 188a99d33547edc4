package weir.api.auth;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The comparisons of conditions, spelled as in policies.
enum ConditionOperator {
  STRING_EQUALS("StringEquals", false),
  STRING_NOT_EQUALS("StringNotEquals", true),
  STRING_EQUALS_IGNORE_CASE("StringEqualsIgnoreCase", false),
  STRING_NOT_EQUALS_IGNORE_CASE("StringNotEqualsIgnoreCase", true),
  STRING_LIKE("StringLike", false),
  STRING_NOT_LIKE("StringNotLike", true),
  NUMERIC_EQUALS("NumericEquals", false),
  NUMERIC_NOT_EQUALS("NumericNotEquals", true),
  NUMERIC_LESS_THAN("NumericLessThan", false),
  NUMERIC_LESS_THAN_EQUALS("NumericLessThanEquals", false),
  NUMERIC_GREATER_THAN("NumericGreaterThan", false),
  NUMERIC_GREATER_THAN_EQUALS("NumericGreaterThanEquals", false),
  DATE_EQUALS("DateEquals", false),
  DATE_NOT_EQUALS("DateNotEquals", true),
  DATE_LESS_THAN("DateLessThan", false),
  DATE_LESS_THAN_EQUALS("DateLessThanEquals", false),
  DATE_GREATER_THAN("DateGreaterThan", false),
  DATE_GREATER_THAN_EQUALS("DateGreaterThanEquals", false),
  BOOL("Bool", false),
  BINARY_EQUALS("BinaryEquals", false),
  IP_ADDRESS("IpAddress", false),
  NOT_IP_ADDRESS("NotIpAddress", true),
  ARN_EQUALS("ArnEquals", false),
  ARN_NOT_EQUALS("ArnNotEquals", true),
  ARN_LIKE("ArnLike", false),
  ARN_NOT_LIKE("ArnNotLike", true),
  /// Whether a key has no value.
  NULL("Null", false);

  private final String wireName;
  private final boolean negated;

  ConditionOperator(String wireName, boolean negated) {
    this.wireName = wireName;
    this.negated = negated;
  }

  String wireName() {
    return wireName;
  }

  /// Whether it holds when no expected value is met.
  boolean negated() {
    return negated;
  }

  static Optional<ConditionOperator> find(String name) {
    return Arrays.stream(values()).filter(operator -> operator.wireName.equals(name)).findFirst();
  }

  static List<String> names() {
    return Arrays.stream(values()).map(ConditionOperator::wireName).toList();
  }
}
