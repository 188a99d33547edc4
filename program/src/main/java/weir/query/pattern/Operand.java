package weir.query.pattern;

/// The value at the right of an operator.
sealed interface Operand {
  /// What may stand in a value without quotes beside letters, digits, `_` and `-`.
  String PLAIN = ".*+:/@#?";

  /// A text without quotes; may be a number.
  record Bare(String text) implements Operand {}

  /// A text in quotes.
  record Quoted(String text) implements Operand {}

  /// A regular expression.
  record Expression(Regex regex) implements Operand {}

  static Operand parse(PatternReader reader) {
    return switch (reader.next()) {
      case '"' -> new Quoted(reader.quoted());
      case '%' -> new Expression(reader.regex());
      default -> {
        String word = reader.word(PLAIN);
        if (word.isEmpty()) {
          throw reader.foreign();
        }
        yield new Bare(word);
      }
    };
  }

  /// The question whether a text is this value; `*` stands for any text, in quotes too.
  default ValueTest equality() {
    return switch (this) {
      case Bare(String text) -> equality(text);
      case Quoted(String text) -> equality(text);
      case Expression(Regex regex) -> new ValueTest.Found(regex);
    };
  }

  private static ValueTest equality(String text) {
    return text.indexOf('*') >= 0
        ? new ValueTest.Like(Wildcard.parse(text))
        : new ValueTest.Equal(Literal.of(text));
  }

  /// The value as a number, not-a-number for anything else.
  default double number() {
    return switch (this) {
      case Bare(String text) -> DecimalText.parse(text);
      case Quoted _, Expression _ -> Double.NaN;
    };
  }

  /// The value as the number that an order needs.
  ///
  /// @param reader where the value was read
  default double number(PatternReader reader) {
    double number = number();
    if (Double.isNaN(number)) {
      throw reader.invalid(
          "the value behind >, <, >= or <= must be a number without quotes, such as 400");
    }
    return number;
  }
}
