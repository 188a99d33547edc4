package weir.api.auth;

import java.util.List;

/// One key of one operator of a statement's `Condition`: it holds when the request's values for the
/// key satisfy the operator against one of the expected values.
///
/// @param ifExists whether it holds for requests without the key
/// @param key as written; letter case does not matter
record PolicyCondition(
    Quantifier quantifier,
    ConditionOperator operator,
    boolean ifExists,
    String key,
    List<Expectation> expected) {
  PolicyCondition {
    expected = List.copyOf(expected);
  }

  /// How many of a key's values must satisfy the operator.
  enum Quantifier {
    /// No quantifier is written: for keys with one value.
    ONE(""),
    ALL("ForAllValues:"),
    ANY("ForAnyValue:");

    private final String prefix;

    Quantifier(String prefix) {
      this.prefix = prefix;
    }

    String prefix() {
      return prefix;
    }
  }

  /// One expected value, compared as its operator does it; negation is not its affair.
  @FunctionalInterface
  interface Expectation {
    boolean meets(String actual, PolicyQuestion question);
  }

  boolean holds(PolicyQuestion question) {
    List<String> actual = question.values(key);
    if (operator == ConditionOperator.NULL) {
      return expected.stream()
          .anyMatch(wanted -> wanted.meets(Boolean.toString(actual.isEmpty()), question));
    }
    if (actual.isEmpty()) {
      return ifExists
          || quantifier == Quantifier.ALL
          || (operator.negated() && quantifier == Quantifier.ONE);
    }
    return switch (quantifier) {
      case ONE ->
          operator.negated()
              ? actual.stream().allMatch(value -> satisfies(value, question))
              : actual.stream().anyMatch(value -> satisfies(value, question));
      case ALL -> actual.stream().allMatch(value -> satisfies(value, question));
      case ANY -> actual.stream().anyMatch(value -> satisfies(value, question));
    };
  }

  private boolean satisfies(String actual, PolicyQuestion question) {
    for (Expectation wanted : expected) {
      if (wanted.meets(actual, question)) {
        return !operator.negated();
      }
    }
    return operator.negated();
  }
}
