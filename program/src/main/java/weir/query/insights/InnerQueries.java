package weir.query.insights;

import java.util.ArrayList;
import java.util.List;

/// Finds the queries inside of a query: what `join` names, and what stands behind `in`.
final class InnerQueries {
  private final List<InsightsQuery> found = new ArrayList<>();

  private InnerQueries() {}

  static List<InsightsQuery> of(InsightsQuery query) {
    InnerQueries inner = new InnerQueries();
    for (Command command : query.commands()) {
      switch (command) {
        case Join join -> inner.found.add(join.right());
        case AppendCols append -> inner.found.add(append.other());
        case Filter filter -> inner.visit(filter.condition());
        default -> {
          // Other commands compute values, in which a query is refused.
        }
      }
    }
    return inner.found;
  }

  private void visit(Expression expression) {
    switch (expression) {
      case Expression.InQuery in -> found.add(in.query());
      case Expression.Not not -> visit(not.condition());
      case Expression.Binary binary -> {
        visit(binary.left());
        visit(binary.right());
      }
      default -> {
        // Nothing inside of these can be a query that is allowed.
      }
    }
  }
}
