package weir.query.insights;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// An expression in a list, and what its column is called.
///
/// @param alias null when it is called as it is written
/// @param written the expression as it stands in the query, of one without alias
record Item(Expression expression, @Nullable String alias, String written) {
  String name() {
    if (alias != null) {
      return alias;
    }
    return expression instanceof Expression.Field field ? field.name() : written;
  }

  String text() {
    return alias == null ? written : expression.text() + as(alias);
  }

  /// ` as NAME`, or nothing when there is no name.
  static String as(@Nullable String name) {
    return name == null ? "" : " as " + spelled(name);
  }

  /// The name of a column as the language spells it.
  static String spelled(String name) {
    return new Expression.Field(List.of(name.split("\\.", -1))).text();
  }

  static String text(List<Item> items) {
    return items.stream().map(Item::text).collect(Collectors.joining(", "));
  }
}
