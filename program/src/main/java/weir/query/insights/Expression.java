package weir.query.insights;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What a command computes for a row, or for a group of rows. [#text] is its text in the language,
/// which reads back to the same expression.
sealed interface Expression {
  String text();

  /// A text in quotes.
  record Text(String value) implements Expression {
    @Override
    public String text() {
      return quoted(value);
    }
  }

  /// A number.
  ///
  /// @param digits as written: `5`, `0.25`
  record Numeral(String digits) implements Expression {
    boolean isWhole() {
      return digits.chars().allMatch(Character::isDigit) && digits.length() <= 18;
    }

    @Override
    public String text() {
      return digits;
    }
  }

  /// `true` or `false`.
  record Truth(boolean value) implements Expression {
    @Override
    public String text() {
      return Boolean.toString(value);
    }
  }

  /// A length of time: `5m`.
  record Span(Period period) implements Expression {
    @Override
    public String text() {
      return period.text();
    }
  }

  /// A regular expression between slashes.
  record Regex(String pattern) implements Expression {
    @Override
    public String text() {
      return "/" + pattern.replace("/", "\\/") + "/";
    }
  }

  /// A field by its name.
  ///
  /// @param parts between the dots; an index of a list is a part of digits
  record Field(List<String> parts) implements Expression {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_@0-9][A-Za-z0-9_@]*");
    private static final Pattern PLAIN_START = Pattern.compile("[A-Za-z_@][A-Za-z0-9_@]*");

    public Field {
      parts = List.copyOf(parts);
    }

    /// What rows call it.
    String name() {
      return String.join(".", parts);
    }

    @Override
    public String text() {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < parts.size(); i++) {
        String part = parts.get(i);
        boolean plain =
            (i == 0 ? PLAIN_START : PLAIN).matcher(part).matches()
                && !(i == 0 && Words.isReserved(part));
        text.append(i == 0 ? "" : ".").append(plain ? part : "`" + part + "`");
      }
      return text.toString();
    }
  }

  /// The `*` of `count(*)`.
  record AllRows() implements Expression {
    @Override
    public String text() {
      return "*";
    }
  }

  /// A function and what it is given.
  record Call(InsightsFunction function, List<Expression> arguments) implements Expression {
    public Call {
      arguments = List.copyOf(arguments);
    }

    @Override
    public String text() {
      return arguments.stream()
          .map(Expression::text)
          .collect(Collectors.joining(", ", function.name() + "(", ")"));
    }
  }

  /// `-x`.
  record Negative(Expression value) implements Expression {
    @Override
    public String text() {
      return "-(" + value.text() + ")";
    }
  }

  /// `not x`.
  record Not(Expression condition) implements Expression {
    @Override
    public String text() {
      return "not (" + condition.text() + ")";
    }
  }

  /// Two values and what is between them.
  record Binary(Operator operator, Expression left, Expression right) implements Expression {
    @Override
    public String text() {
      return operand(left) + " " + operator.symbol() + " " + operand(right);
    }
  }

  /// `x in [1, 2]`.
  record In(Expression value, List<Expression> options) implements Expression {
    public In {
      options = List.copyOf(options);
    }

    @Override
    public String text() {
      return options.stream()
          .map(Expression::text)
          .collect(Collectors.joining(", ", operand(value) + " in [", "]"));
    }
  }

  /// `x in (SOURCE … | fields f)`.
  record InQuery(Expression value, InsightsQuery query) implements Expression {
    @Override
    public String text() {
      return operand(value) + " in (" + query.text() + ")";
    }
  }

  /// `x like "part"` and `x like /regex/`.
  record Like(Expression value, Expression pattern) implements Expression {
    @Override
    public String text() {
      return operand(value) + " like " + pattern.text();
    }
  }

  /// The text of an expression where others stand beside it.
  static String operand(Expression expression) {
    return switch (expression) {
      case Binary b -> "(" + b.text() + ")";
      case In in -> "(" + in.text() + ")";
      case InQuery in -> "(" + in.text() + ")";
      case Like like -> "(" + like.text() + ")";
      case Not not -> "(" + not.text() + ")";
      case Negative negative -> "(" + negative.text() + ")";
      case Text t -> t.text();
      case Numeral n -> n.text();
      case Truth t -> t.text();
      case Span s -> s.text();
      case Regex r -> r.text();
      case Field f -> f.text();
      case AllRows all -> all.text();
      case Call call -> call.text();
    };
  }

  /// A text as the language spells it.
  static String quoted(String value) {
    StringBuilder text = new StringBuilder("\"");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"', '\\' -> text.append('\\').append(c);
        case '\n' -> text.append("\\n");
        case '\t' -> text.append("\\t");
        case '\r' -> text.append("\\r");
        default -> text.append(c);
      }
    }
    return text.append('"').toString();
  }

  /// What stands between two values.
  enum Operator {
    OR("or", 1),
    AND("and", 2),
    EQUAL("=", 4),
    NOT_EQUAL("!=", 4),
    LESS("<", 4),
    LESS_OR_EQUAL("<=", 4),
    GREATER(">", 4),
    GREATER_OR_EQUAL(">=", 4),
    PLUS("+", 5),
    MINUS("-", 5),
    TIMES("*", 6),
    DIVIDED_BY("/", 6),
    MODULO("%", 6),
    POWER("^", 7);

    private final String symbol;
    private final int binding;

    Operator(String symbol, int binding) {
      this.symbol = symbol;
      this.binding = binding;
    }

    String symbol() {
      return symbol.toLowerCase(Locale.ROOT);
    }

    /// The greater, the closer its operands.
    int binding() {
      return binding;
    }
  }
}
