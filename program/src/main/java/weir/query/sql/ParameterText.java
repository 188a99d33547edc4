package weir.query.sql;

import io.trino.sql.tree.NodeLocation;
import io.trino.sql.tree.Parameter;
import io.trino.sql.tree.Statement;
import io.trino.sql.util.AstUtils;
import java.util.Comparator;
import java.util.List;

/// Puts values in the places of `?`.
final class ParameterText {
  private ParameterText() {}

  static String filled(String text, List<String> values) {
    if (values.isEmpty() && text.indexOf('?') < 0) {
      return text;
    }
    Statement statement = StatementReader.tree(text);
    if (statement instanceof io.trino.sql.tree.Prepare) {
      return text;
    }
    List<Parameter> places =
        AstUtils.preOrder(statement)
            .filter(Parameter.class::isInstance)
            .map(Parameter.class::cast)
            .distinct()
            .sorted(Comparator.comparingInt(Parameter::getId))
            .toList();
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
    StringBuilder filled = new StringBuilder();
    int from = 0;
    for (Parameter place : places) {
      int at = offset(text, place.getLocation().orElseThrow());
      filled.append(text, from, at).append(' ').append(values.get(place.getId())).append(' ');
      from = at + 1;
    }
    return filled.append(text, from, text.length()).toString();
  }

  private static int offset(String text, NodeLocation at) {
    int start = 0;
    for (int line = 1; line < at.getLineNumber(); line++) {
      start = text.indexOf('\n', start) + 1;
    }
    // The parser counts code points.
    return text.offsetByCodePoints(start, at.getColumnNumber() - 1);
  }
}
