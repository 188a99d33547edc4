package weir.query.sql;

import io.trino.sql.tree.Expression;
import io.trino.sql.tree.FunctionCall;
import io.trino.sql.tree.SortItem;
import io.trino.sql.tree.WindowSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Calls of aggregates and window functions.
final class AggregateCalls {
  private static final String DISTINCT = "DISTINCT ";

  private AggregateCalls() {}

  static Term grouped(ExpressionAnalyzer analyzer, FunctionCall call, String name) {
    Grouping grouping =
        analyzer
            .scope()
            .grouping()
            .orElseThrow(() ->
                analyzer.clause().equals("aggregation")
                    ? Faults.at(
                        call,
                        "NESTED_AGGREGATION",
                        "Cannot nest aggregations inside aggregation: [" + call + "]")
                    : Faults.at(
                        call,
                        "EXPRESSION_NOT_SCALAR",
                        analyzer.clause()
                            + " cannot contain aggregations, window functions or grouping"
                            + " operations: ["
                            + call
                            + "]"));
    ExpressionAnalyzer before = analyzer.ungrouped(grouping);
    Term written = Calls.scalar(before, call, name, call.argumentValues());
    return grouping.aggregate(
        written.type(), decorated(written.text(), inside(before, call), filter(before, call)));
  }

  /// Aggregates whose value does not depend on the order of the rows.
  private static final Set<String> UNORDERED =
      Set.of(
          "count",
          "sum",
          "avg",
          "min",
          "max",
          "count_if",
          "bool_and",
          "bool_or",
          "every",
          "approx_distinct",
          "stddev",
          "variance");

  /// An aggregate over some of a match's rows.
  ///
  /// @param order the rows' numbers; empty in a window, which has its own order
  /// @param after the condition for the rows, and the window if there is one
  static Term ofMatch(ExpressionAnalyzer rows, FunctionCall call, String order, String after) {
    String name = call.getName().getSuffix().toLowerCase(Locale.ROOT);
    List<Expression> arguments = MatchCalls.countsRows(call) ? List.of() : call.argumentValues();
    Term written = Calls.scalar(rows, call, name, arguments);
    boolean isOrdered = !order.isEmpty() && !UNORDERED.contains(name);
    Inside inside = new Inside("", isOrdered ? " ORDER BY " + order : "");
    return Term.of(written.type(), decorated(written.text(), inside, after));
  }

  /// Functions over the rows of a window whatever its frame is.
  private static final Set<String> FRAMELESS =
      Set.of(
          "row_number", "rank", "dense_rank", "ntile", "percent_rank", "cume_dist", "lag", "lead");

  static Term windowed(ExpressionAnalyzer analyzer, FunctionCall call, String name) {
    if (FRAMELESS.contains(name)
        && call.getWindow().orElseThrow() instanceof WindowSpecification window
        && window.getFrame().isPresent()) {
      throw Faults.at(
          window.getFrame().get(),
          "INVALID_WINDOW_FRAME",
          "Cannot specify window frame for " + name + " function");
    }
    Term written = Calls.scalar(analyzer, call, name, call.argumentValues());
    String after =
        filter(analyzer, call)
            + " OVER ("
            + Windows.text(analyzer, call.getWindow().orElseThrow())
            + ")";
    return Term.of(written.type(), decorated(written.text(), inside(analyzer, call), after));
  }

  /// What stands in the parentheses beside the arguments: `DISTINCT ` before, and after them.
  private record Inside(String before, String after) {}

  private static Inside inside(ExpressionAnalyzer analyzer, FunctionCall call) {
    StringBuilder after = new StringBuilder();
    call.getOrderBy()
        .ifPresent(by -> {
          List<String> keys = new ArrayList<>();
          for (SortItem item : by.getSortItems()) {
            keys.add(analyzer.term(item.getSortKey()).instant() + Ordering.direction(item));
          }
          after.append(" ORDER BY ").append(Casts.joined(keys));
        });
    call.getNullTreatment()
        .ifPresent(treatment ->
            after.append(treatment == FunctionCall.NullTreatment.IGNORE ? " IGNORE NULLS" : ""));
    return new Inside(call.isDistinct() ? DISTINCT : "", after.toString());
  }

  private static String filter(ExpressionAnalyzer analyzer, FunctionCall call) {
    if (call.getFilter().isEmpty()) {
      return "";
    }
    Expression filter = call.getFilter().get();
    return " FILTER (WHERE " + analyzer.bool(filter, "FILTER clause") + ")";
  }

  /// Puts DISTINCT, ORDER BY, FILTER and OVER where the function's text marks its call.
  private static String decorated(String text, Inside inside, String after) {
    StringBuilder done = new StringBuilder();
    int from = 0;
    int mark = text.indexOf(Template.CALL);
    while (mark >= 0) {
      int close = closing(text, mark + 1);
      done.append(text, from, mark)
          .append('(')
          .append(text.startsWith(DISTINCT, mark + 2) ? "" : inside.before())
          .append(text, mark + 2, close)
          .append(inside.after())
          .append(')')
          .append(after);
      from = close + 1;
      mark = text.indexOf(Template.CALL, from);
    }
    return done.append(text, from, text.length()).toString();
  }

  private static int closing(String text, int open) {
    int depth = 0;
    boolean isQuoted = false;
    for (int i = open; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\'') {
        isQuoted = !isQuoted;
      } else if (!isQuoted && c == '(') {
        depth++;
      } else if (!isQuoted && c == ')' && --depth == 0) {
        return i;
      }
    }
    throw new IllegalStateException("no closing parenthesis in " + text);
  }
}
