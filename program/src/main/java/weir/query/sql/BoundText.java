package weir.query.sql;

import io.trino.sql.tree.DefaultTraversalVisitor;
import io.trino.sql.tree.NodeLocation;
import io.trino.sql.tree.Parameter;
import io.trino.sql.tree.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A statement's text with values in the place of its `?`.
final class BoundText {
  private BoundText() {}

  /// @param values SQL texts, in the order of the `?`; passed over when there is no `?`
  /// @throws SqlFault when there are more or fewer values than `?`
  static String of(String text, Statement statement, List<String> values) {
    List<Integer> places = places(text, statement);
    if (places.isEmpty()) {
      return text;
    }
    if (places.size() != values.size()) {
      throw new SqlFault(
          "INVALID_PARAMETER_USAGE",
          1,
          1,
          "Incorrect number of parameters: expected "
              + places.size()
              + " but found "
              + values.size());
    }
    StringBuilder bound = new StringBuilder();
    int from = 0;
    for (int i = 0; i < places.size(); i++) {
      bound.append(text, from, places.get(i)).append('(').append(values.get(i)).append("\n)");
      from = places.get(i) + 1;
    }
    return bound.append(text.substring(from)).toString();
  }

  private static List<Integer> places(String text, Statement statement) {
    List<Integer> places = new ArrayList<>();
    new DefaultTraversalVisitor<@Nullable Void>() {
      @Override
      protected @Nullable Void visitParameter(Parameter parameter, @Nullable Void context) {
        parameter.getLocation().ifPresent(at -> places.add(offset(text, at)));
        return null;
      }
    }.process(statement, null);
    places.sort(Comparator.naturalOrder());
    return places;
  }

  private static int offset(String text, NodeLocation at) {
    int line = 0;
    for (int i = 1; i < at.getLineNumber(); i++) {
      line = text.indexOf('\n', line) + 1;
    }
    return text.offsetByCodePoints(line, at.getColumnNumber() - 1);
  }
}
