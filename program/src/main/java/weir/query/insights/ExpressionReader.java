package weir.query.insights;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import weir.model.aws.NearName;
import weir.query.insights.Expression.Operator;
import weir.query.insights.InsightsFunction.Parameter;

/// Reads expressions. Used by one thread.
final class ExpressionReader {
  private static final int DEEPEST = 100;
  private static final int COMPARES = 4;
  private static final int MOST_COUNTED = 10_000;

  private final QueryReader text;
  private final List<InsightsQuery> inside = new ArrayList<>();
  private final Set<String> computed = new HashSet<>();
  private final Set<String> given = new HashSet<>();
  private int depth;
  private boolean grouping;
  private boolean inAggregate;

  ExpressionReader(QueryReader text) {
    this.text = text;
  }

  /// An expression of each row.
  Expression value() {
    return read(0);
  }

  /// An expression of the rows of a group.
  ///
  /// @param names that other such expressions before it have
  Expression aggregate(Set<String> names) {
    given.clear();
    given.addAll(names);
    grouping = true;
    try {
      return read(0);
    } finally {
      grouping = false;
    }
  }

  /// A field or a call, without operators: what a regular expression may follow.
  Expression single() {
    return operand();
  }

  /// From now on the values of these texts are known by them.
  void computed(List<Item> items) {
    for (Item item : items) {
      if (item.alias() == null) {
        computed.add(item.expression().text());
      }
    }
  }

  private Expression read(int least) {
    if (++depth > DEEPEST) {
      int here = text.here();
      throw text.fault("the expression is nested deeper than " + DEEPEST, here, here + 1);
    }
    Expression left =
        text.takesWord("not")
            ? new Expression.Not(read(3))
            : text.takes("!") ? new Expression.Not(operand()) : operand();
    while (true) {
      int before = text.here();
      Expression more = least <= COMPARES ? compared(left) : left;
      if (more.equals(left)) {
        Optional<Operator> operator = operator(least);
        if (operator.isEmpty()) {
          depth--;
          return left;
        }
        Operator found = operator.orElseThrow();
        left = new Expression.Binary(found, left, read(found.binding() + 1));
      } else {
        left = more;
      }
      if (text.here() == before) {
        throw text.unexpected("an operator");
      }
    }
  }

  private Optional<Operator> operator(int least) {
    int start = text.here();
    for (Operator operator : List.of(Operator.OR, Operator.AND)) {
      if (operator.binding() >= least && text.takesWord(operator.symbol())) {
        return Optional.of(operator);
      }
    }
    // Longer ones first.
    for (Operator operator :
        List.of(
            Operator.NOT_EQUAL,
            Operator.LESS_OR_EQUAL,
            Operator.GREATER_OR_EQUAL,
            Operator.EQUAL,
            Operator.LESS,
            Operator.GREATER,
            Operator.PLUS,
            Operator.MINUS,
            Operator.TIMES,
            Operator.DIVIDED_BY,
            Operator.MODULO,
            Operator.POWER)) {
      if (text.takes(operator.symbol())) {
        if (operator.binding() >= least && !(operator == Operator.EQUAL && text.sees("~"))) {
          return Optional.of(operator);
        }
        text.goBack(start);
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /// What begins with `in`, `like`, `=~` or `not`; the value itself when none of these follows.
  private Expression compared(Expression value) {
    int start = text.here();
    boolean not = text.takesWord("not");
    Expression found = null;
    if (text.takesWord("in")) {
      found = in(value);
    } else if (text.takesWord("like")) {
      found = new Expression.Like(value, pattern("like"));
    } else if (!not && text.takes("=~")) {
      found = new Expression.Like(value, pattern("=~"));
    }
    if (found == null) {
      text.goBack(start);
      return value;
    }
    return not ? new Expression.Not(found) : found;
  }

  private Expression pattern(String behind) {
    int start = text.here();
    Optional<String> regex = text.regex();
    if (regex.isPresent()) {
      return checkedRegex(regex.orElseThrow(), start);
    }
    Optional<String> part = text.quoted();
    if (part.isPresent()) {
      return new Expression.Text(part.orElseThrow());
    }
    throw text.unexpected(
        "a text in quotes or a regular expression between slashes behind " + behind);
  }

  Expression.Regex checkedRegex(String pattern, int start) {
    try {
      var _ = RegexText.of(pattern);
    } catch (IllegalArgumentException wrong) {
      throw text.fault(String.valueOf(wrong.getMessage()), start, text.end());
    }
    return new Expression.Regex(pattern);
  }

  private Expression in(Expression value) {
    if (text.sees("(")) {
      return new Expression.InQuery(value, bracketed());
    }
    text.expect("[", "behind in");
    List<Expression> options = new ArrayList<>();
    do {
      options.add(read(COMPARES + 1));
    } while (text.takes(","));
    text.expect("]", "behind the last value");
    return new Expression.In(value, options);
  }

  /// A query in brackets.
  InsightsQuery bracketed() {
    InsightsQuery query = InsightsQuery.bracketed(text);
    inside.add(query);
    return query;
  }

  /// The queries in brackets that were read so far.
  List<InsightsQuery> queriesInside() {
    return inside;
  }

  private Expression operand() {
    int start = text.here();
    if (text.takes("(")) {
      Expression inner = read(0);
      text.expect(")", "behind the expression");
      return inner;
    }
    if (text.takes("-")) {
      Expression negated = read(Operator.TIMES.binding() + 1);
      return new Expression.Negative(negated);
    }
    if (text.seesDigit()) {
      return text.number();
    }
    Optional<String> quoted = text.quoted();
    if (quoted.isPresent()) {
      return new Expression.Text(quoted.orElseThrow());
    }
    Optional<String> word = text.word();
    if (word.isPresent()) {
      if (text.sees("(")) {
        return call(word.orElseThrow(), start);
      }
      text.goBack(start);
      if (text.takesWord("true") || text.takesWord("false")) {
        return new Expression.Truth(word.orElseThrow().equalsIgnoreCase("true"));
      }
      if (Words.isReserved(word.orElseThrow())) {
        throw text.unexpected("a field, a value or a function");
      }
    }
    if (!text.seesName()) {
      throw text.unexpected("a field, a value or a function");
    }
    Expression.Field field = new Expression.Field(text.name("here"));
    if (grouping && !inAggregate && !given.contains(field.name())) {
      throw text.fault(
          "the field " + field.name() + " is not inside of a function such as sum or latest",
          start,
          text.end());
    }
    return field;
  }

  private Expression call(String name, int start) {
    InsightsFunction function =
        Functions.find(name)
            .orElseThrow(() ->
                text.fault(
                    "unknown function " + name + NearName.hint(name, Functions.names()),
                    start,
                    start + name.length()));
    text.expect("(", "behind " + name);
    boolean outermost = function.aggregate() && grouping && !inAggregate;
    inAggregate |= outermost;
    List<Expression> arguments = arguments(function);
    if (outermost) {
      inAggregate = false;
    }
    if (!function.takes(arguments.size())) {
      throw text.fault(
          function.name()
              + " has "
              + arguments.size()
              + " values but takes "
              + function.signature(),
          start,
          text.end());
    }
    Expression.Call call = new Expression.Call(function, arguments);
    if (function.aggregate() && !outermost && !computed.contains(call.text())) {
      throw text.fault(
          function.name()
              + (grouping ? " stands inside of another such function" : " belongs into stats"),
          start,
          text.end());
    }
    return call;
  }

  private List<Expression> arguments(InsightsFunction function) {
    List<Expression> arguments = new ArrayList<>();
    if (text.takes(")")) {
      return arguments;
    }
    do {
      arguments.add(argument(function, arguments.size()));
    } while (text.takes(","));
    text.expect(")", "behind the values of " + function.name());
    return arguments;
  }

  private Expression argument(InsightsFunction function, int place) {
    int start = text.here();
    if (function.parameters().isEmpty()) {
      throw text.unexpected("')'");
    }
    Parameter parameter = function.parameter(place);
    if (parameter == Parameter.ROWS && text.takes("*")) {
      return new Expression.AllRows();
    }
    if (parameter == Parameter.REGEX && text.sees("/")) {
      return checkedRegex(text.regex().orElseThrow(), start);
    }
    Expression given = read(0);
    boolean fits =
        switch (parameter) {
          case VALUE, CONDITION, ROWS -> !(given instanceof Expression.Span);
          case TEXT -> given instanceof Expression.Text;
          case NUMBER -> given instanceof Expression.Numeral;
          case COUNT ->
              given instanceof Expression.Numeral number
                  && number.isWhole()
                  && Long.parseLong(number.digits()) >= 1
                  && Long.parseLong(number.digits()) <= MOST_COUNTED;
          case ZONE -> given instanceof Expression.Text zone && isZone(zone.value());
          case PERIOD -> given instanceof Expression.Span;
          case REGEX -> given instanceof Expression.Text;
        };
    if (!fits) {
      throw text.fault(
          function.name()
              + " is given "
              + text.since(start).toLowerCase(Locale.ROOT)
              + " but takes "
              + function.signature(),
          start,
          text.end());
    }
    if (given instanceof Expression.Text written && parameter == Parameter.REGEX) {
      var _ = checkedRegex(written.value(), start);
    }
    return given;
  }

  private static boolean isZone(String name) {
    return name.equals("UTC") || ZoneId.getAvailableZoneIds().contains(name);
  }
}
