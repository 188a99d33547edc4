package weir.query.sql;

import io.trino.sql.tree.Expression;
import io.trino.sql.tree.FrameBound;
import io.trino.sql.tree.Node;
import io.trino.sql.tree.OrderBy;
import io.trino.sql.tree.SortItem;
import io.trino.sql.tree.Window;
import io.trino.sql.tree.WindowFrame;
import io.trino.sql.tree.WindowReference;
import io.trino.sql.tree.WindowSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What stands between the parentheses of OVER.
final class Windows {
  private Windows() {}

  static String text(ExpressionAnalyzer analyzer, Window window) {
    return switch (window) {
      case WindowReference reference ->
          text(analyzer, named(analyzer, reference, reference.getName().getValue()));
      case WindowSpecification specification -> text(analyzer, specification);
      default -> throw new IllegalStateException("no window is " + window);
    };
  }

  private static WindowSpecification named(ExpressionAnalyzer analyzer, Node at, String name) {
    WindowSpecification found = analyzer.windows().get(name.toLowerCase(Locale.ROOT));
    if (found == null) {
      throw Faults.at(at, "INVALID_WINDOW_REFERENCE", "Cannot resolve WINDOW name " + name);
    }
    return found;
  }

  private static String text(ExpressionAnalyzer analyzer, WindowSpecification window) {
    List<Expression> partition = new ArrayList<>();
    Optional<OrderBy> order = window.getOrderBy();
    if (window.getExistingWindowName().isPresent()) {
      WindowSpecification base =
          named(analyzer, window, window.getExistingWindowName().get().getValue());
      while (true) {
        partition.addAll(base.getPartitionBy());
        order = order.or(base::getOrderBy);
        if (base.getExistingWindowName().isEmpty()) {
          break;
        }
        base = named(analyzer, window, base.getExistingWindowName().get().getValue());
      }
    }
    partition.addAll(window.getPartitionBy());
    List<String> parts = new ArrayList<>();
    if (!partition.isEmpty()) {
      parts.add(
          "PARTITION BY "
              + Casts.joined(partition.stream().map(key -> analyzer.term(key).instant()).toList()));
    }
    order.ifPresent(by -> parts.add("ORDER BY " + keys(analyzer, by)));
    List<SortItem> items = order.map(OrderBy::getSortItems).orElse(List.of());
    window
        .getFrame()
        .ifPresent(frame -> {
          WindowFrames.check(analyzer, frame, items);
          parts.add(frame(analyzer, frame));
        });
    return String.join(" ", parts);
  }

  private static String keys(ExpressionAnalyzer analyzer, OrderBy order) {
    List<String> keys = new ArrayList<>();
    for (SortItem item : order.getSortItems()) {
      keys.add(analyzer.term(item.getSortKey()).instant() + Ordering.direction(item));
    }
    return Casts.joined(keys);
  }

  private static String frame(ExpressionAnalyzer analyzer, WindowFrame frame) {
    if (frame.getPattern().isPresent()) {
      throw Faults.unsupported(
          frame,
          "Row pattern recognition in a window is not supported; MATCH_RECOGNIZE in FROM is");
    }
    String start = bound(analyzer, frame.getStart());
    return frame.getType().name()
        + frame
            .getEnd()
            .map(end -> " BETWEEN " + start + " AND " + bound(analyzer, end))
            .orElse(" " + start);
  }

  private static String bound(ExpressionAnalyzer analyzer, FrameBound bound) {
    String word = bound.getType().name().replace('_', ' ');
    if (bound.getValue().isEmpty()) {
      return word;
    }
    Term value = analyzer.term(bound.getValue().get());
    String text =
        switch (value.type()) {
          case SimpleType.INTERVAL_DAY_SECOND -> "to_milliseconds(" + value.text() + ")";
          case SimpleType.INTERVAL_YEAR_MONTH -> "to_months(CAST(" + value.text() + " AS INTEGER))";
          default -> value.text();
        };
    return text + " " + word;
  }
}
