package weir.cli;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import weir.cli.shell.TextWidth;

/// Numbers drawn with Unicode's blocks.

final class Chart {
  private static final String BLOCKS_ACROSS = "▏▎▍▌▋▊▉█";
  private static final String BLOCKS_UP = "▁▂▃▄▅▆▇█";
  private static final int STEPS = 8;
  private static final int LINES = 8;
  private static final int LONGEST_LABEL = 48;
  private static final int SHORTEST_BAR = 10;

  private Chart() {}

  /// What is drawn: a number, and what it is the number of.
  record Point(String label, double value) {}

  /// A bar for each point, below one another, all to one scale.
  ///
  /// @param width of the terminal
  static List<String> bars(List<Point> points, int width) {
    int labels =
        Math.min(
            LONGEST_LABEL, points.stream().mapToInt(p -> TextWidth.of(p.label())).max().orElse(0));
    int numbers = points.stream().mapToInt(p -> text(p.value()).length()).max().orElse(0);
    int most = Math.max(SHORTEST_BAR, width - labels - numbers - 4);
    double largest = points.stream().mapToDouble(Point::value).max().orElse(0);
    List<String> lines = new ArrayList<>();
    for (Point point : points) {
      String number = text(point.value());
      lines.add(
          (TextWidth.fit(point.label(), labels)
                  + "  "
                  + " ".repeat(numbers - number.length())
                  + number
                  + "  "
                  + bar(largest <= 0 ? 0 : point.value() / largest, most))
              .stripTrailing());
    }
    return lines;
  }

  private static String bar(double share, int most) {
    int eighths = (int) Math.round(Math.max(0, share) * most * STEPS);
    String rest = eighths % STEPS == 0 ? "" : "" + BLOCKS_ACROSS.charAt(eighths % STEPS - 1);
    return "█".repeat(eighths / STEPS) + rest;
  }

  /// Columns from the earliest to the latest, with the scale at the left and the times below. Where
  /// there are more points than columns, neighbours share one, which shows the largest.
  static List<String> overTime(List<Point> unsorted, int width) {
    List<Point> points = unsorted.stream().sorted(Comparator.comparing(Point::label)).toList();
    double largest = points.stream().mapToDouble(Point::value).max().orElse(0);
    String top = text(largest);
    int room = Math.max(SHORTEST_BAR, width - top.length() - 2);
    int each = Math.max(1, Math.min(4, room / points.size()));
    double[] heights = heights(points, Math.min(room, points.size()));
    List<String> lines = new ArrayList<>();
    for (int line = LINES - 1; line >= 0; line--) {
      String scale = line == LINES - 1 ? top : line == 0 ? "0" : "";
      StringBuilder text = new StringBuilder(" ".repeat(top.length() - scale.length()));
      text.append(scale).append(" │");
      for (double height : heights) {
        int eighths = largest <= 0 ? 0 : (int) Math.round(height / largest * LINES * STEPS);
        int here = Math.clamp((long) eighths - (long) line * STEPS, 0, STEPS);
        text.repeat(here == 0 ? ' ' : BLOCKS_UP.charAt(here - 1), each);
      }
      lines.add(text.toString().stripTrailing());
    }
    String first = points.getFirst().label();
    String last = points.getLast().label();
    int gap = heights.length * each - first.length() - last.length();
    lines.add(
        " ".repeat(top.length() + 2)
            + (gap > 0 ? first + " ".repeat(gap) + last : first + " to " + last));
    return lines;
  }

  private static double[] heights(List<Point> points, int columns) {
    double[] heights = new double[columns];
    for (int i = 0; i < points.size(); i++) {
      int column = (int) ((long) i * columns / points.size());
      heights[column] = Math.max(heights[column], points.get(i).value());
    }
    return heights;
  }

  private static String text(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : new BigDecimal(value, new MathContext(6)).stripTrailingZeros().toPlainString();
  }
}
