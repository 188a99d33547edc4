package weir.query.sql;

import io.trino.sql.tree.FrameBound;
import io.trino.sql.tree.SortItem;
import io.trino.sql.tree.WindowFrame;
import java.util.List;

/// What a window's frame may be.
final class WindowFrames {
  private WindowFrames() {}

  /// @param order the items by which the window is ordered
  static void check(ExpressionAnalyzer analyzer, WindowFrame frame, List<SortItem> order) {
    FrameBound.Type start = frame.getStart().getType();
    FrameBound.Type end =
        frame.getEnd().map(FrameBound::getType).orElse(FrameBound.Type.CURRENT_ROW);
    if (start == FrameBound.Type.UNBOUNDED_FOLLOWING) {
      throw wrong(frame, "Window frame start cannot be UNBOUNDED FOLLOWING");
    }
    if (end == FrameBound.Type.UNBOUNDED_PRECEDING) {
      throw wrong(frame, "Window frame end cannot be UNBOUNDED PRECEDING");
    }
    boolean isLate = start == FrameBound.Type.FOLLOWING;
    if (end == FrameBound.Type.PRECEDING && (isLate || start == FrameBound.Type.CURRENT_ROW)
        || isLate && end == FrameBound.Type.CURRENT_ROW) {
      throw wrong(
          frame,
          "Window frame starting from %s cannot end with %s".formatted(words(start), words(end)));
    }
    boolean hasOffset =
        frame.getStart().getValue().isPresent()
            || frame.getEnd().flatMap(FrameBound::getValue).isPresent();
    if (hasOffset && frame.getType() != WindowFrame.Type.ROWS) {
      checkOrder(analyzer, frame, order);
    }
  }

  private static void checkOrder(
      ExpressionAnalyzer analyzer, WindowFrame frame, List<SortItem> order) {
    String kind = "Window frame of type " + frame.getType() + " PRECEDING or FOLLOWING requires ";
    if (order.isEmpty()) {
      throw Faults.at(frame, "MISSING_ORDER_BY", kind + "ORDER BY");
    }
    if (frame.getType() != WindowFrame.Type.RANGE) {
      return;
    }
    if (order.size() > 1) {
      throw Faults.at(
          frame,
          "INVALID_ORDER_BY",
          kind + "single sort item in ORDER BY (actual: " + order.size() + ")");
    }
    SqlType type = analyzer.term(order.getFirst().getSortKey()).type();
    if (!Types.isNumber(type) && !isTime(type)) {
      throw Faults.type(
          order.getFirst().getSortKey(),
          kind
              + "that sort item type be numeric, datetime or interval (actual: "
              + type.text()
              + ")");
    }
  }

  private static boolean isTime(SqlType type) {
    return switch (type) {
      case SimpleType.DATE, SimpleType.INTERVAL_DAY_SECOND, SimpleType.INTERVAL_YEAR_MONTH -> true;
      case SqlType.Time _, SqlType.Timestamp _, SqlType.TimestampWithZone _ -> true;
      default -> false;
    };
  }

  private static SqlFault wrong(WindowFrame frame, String sentence) {
    return Faults.at(frame, "INVALID_WINDOW_FRAME", sentence);
  }

  private static String words(FrameBound.Type type) {
    return type.name().replace('_', ' ');
  }
}
