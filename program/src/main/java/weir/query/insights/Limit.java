package weir.query.insights;

import java.util.List;

/// `limit`: leaves the first rows.
///
/// @param any whether it does not matter which
record Limit(int rows, boolean any) implements Command {
  private static final int MOST = 100_000;

  static final CommandEntry ENTRY =
      new CommandEntry(
          List.of("limit", "head"),
          "limit [any] NUMBER",
          "Leaves so many rows, the first in the order of the last `sort`; with `any`, whichever"
              + " are found first. At most 100,000; a query without it gives at most 10,000.",
          List.of("fields @timestamp, srcAddr | limit 2"),
          Limit::read);

  private static Limit read(CommandReader reader) {
    QueryReader text = reader.text();
    boolean any = text.takesWord("any");
    return new Limit(reader.whole("limit", 1, MOST), any);
  }

  @Override
  public String text() {
    return "limit " + (any ? "any " : "") + rows;
  }

  @Override
  public void apply(Plan plan) {
    plan.limited();
    plan.proceed(
        "(SELECT * FROM " + plan.rows() + (any ? "" : plan.orderBy()) + " LIMIT " + rows + ")");
  }
}
