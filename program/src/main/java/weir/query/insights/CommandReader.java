package weir.query.insights;

import java.util.ArrayList;
import java.util.List;

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
      items.add(item(false));
    } while (text.takes(","));
    return items;
  }

  /// As [#items], of expressions over groups.
  List<Item> aggregates() {
    List<Item> items = new ArrayList<>();
    do {
      items.add(item(true));
    } while (text.takes(","));
    return items;
  }

  private Item item(boolean aggregate) {
    int start = text.here();
    Expression expression = aggregate ? expressions.aggregate() : expressions.value();
    String written = text.since(start);
    return text.takesWord("as")
        ? new Item(expression, alias(), expression.text())
        : new Item(expression, null, written);
  }

  /// The name of a column.
  String alias() {
    return String.join(".", text.name("behind as"));
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
}
