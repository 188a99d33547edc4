package weir.query.insights;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Reads the parts that commands are made of. Used by one thread.
final class CommandReader {
  private final QueryReader text;
  private final ExpressionReader expressions;

  CommandReader(QueryReader text) {
    this.text = text;
    this.expressions = new ExpressionReader(text);
  }

  QueryReader text() {
    return text;
  }

  Expression value() {
    return expressions.value();
  }

  /// A field or a call, without operators.
  Expression single() {
    return expressions.single();
  }

  Expression.Regex regex(String pattern, int start) {
    return expressions.checkedRegex(pattern, start);
  }

  /// Expressions with commas between, each with a name or without.
  List<Item> items() {
    List<Item> items = new ArrayList<>();
    do {
      int start = text.here();
      items.add(named(expressions.value(), start));
    } while (text.takes(","));
    return items;
  }

  /// As [#items], of expressions over groups, which may use the names of those before them.
  List<Item> aggregates() {
    List<Item> items = new ArrayList<>();
    Set<String> names = new HashSet<>();
    do {
      int start = text.here();
      Item item = named(expressions.aggregate(names), start);
      items.add(item);
      names.add(item.name());
    } while (text.takes(","));
    return items;
  }

  private Item named(Expression expression, int start) {
    String written = text.since(start);
    return text.takesWord("as")
        ? new Item(expression, alias(), expression.text())
        : new Item(expression, null, written);
  }

  /// The name of a column.
  String alias() {
    return String.join(".", text.name("behind as"));
  }

  /// Another query, in brackets.
  InsightsQuery bracketed() {
    return expressions.bracketed();
  }

  /// The queries in brackets that were read so far, in commands and in expressions.
  List<InsightsQuery> queriesInside() {
    return expressions.queriesInside();
  }

  /// Values of these items are known by their texts from now on.
  void computed(List<Item> items) {
    expressions.computed(items);
  }

  /// Names of fields with commas between.
  List<Expression.Field> fields() {
    List<Expression.Field> fields = new ArrayList<>();
    do {
      fields.add(new Expression.Field(text.name("here")));
    } while (text.takes(","));
    return fields;
  }

  /// Whether `NAME=` stands here; what it says comes next.
  boolean takesOption(String name) {
    int start = text.here();
    if (text.takesWord(name) && text.takes("=")) {
      return true;
    }
    text.goBack(start);
    return false;
  }

  /// `true` or `false`.
  boolean truth() {
    boolean isTrue = text.takesWord("true");
    if (!isTrue && !text.takesWord("false")) {
      throw text.unexpected("true or false");
    }
    return isTrue;
  }

  /// A whole number that is written out.
  int whole(String what, int least, int most) {
    int start = text.here();
    if (!text.seesDigit()) {
      throw text.unexpected("a number " + what);
    }
    if (text.number() instanceof Expression.Numeral number
        && number.isWhole()
        && Long.parseLong(number.digits()) >= least
        && Long.parseLong(number.digits()) <= most) {
      return Integer.parseInt(number.digits());
    }
    throw text.fault(
        what
            + " is "
            + text.since(start)
            + " but must be a whole number from "
            + least
            + " to "
            + most,
        start,
        text.end());
  }

  /// A period of a length that no calendar changes.
  Period period(String where) {
    int start = text.here();
    if (!text.seesDigit()
        || !(text.number() instanceof Expression.Span span)
        || span.period().unit().months() > 0) {
      text.goBack(start);
      throw text.unexpected("a period from ms to w, such as 30m, " + where);
    }
    return span.period();
  }

  /// Names of fields with blanks or commas between, up to the command's end.
  List<Expression.Field> fieldList() {
    List<Expression.Field> fields = new ArrayList<>();
    do {
      fields.add(new Expression.Field(text.name("here")));
    } while (text.takes(",") || text.seesName());
    return fields;
  }
}
