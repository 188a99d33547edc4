package weir.query.insights;

import static weir.query.insights.InsightsFunction.aggregate;
import static weir.query.insights.InsightsFunction.overAggregates;

import java.util.List;
import weir.query.insights.InsightsFunction.Example;

/// Functions of how the values of many rows are spread, over time or over their range.
final class DistributionFunctions {
  static final FunctionGroup GROUP =
      new FunctionGroup(
          "Series and distributions",
          List.of(
              aggregate(
                  "rate",
                  "VALUE PERIOD",
                  "By how much a number grows in such a period: from its value in the earliest"
                      + " event to that in the latest.",
                  new Example("round(rate(packets, 1m), 3)", "0.038"),
                  DistributionFunctions::rate),
              aggregate(
                  "countOverTime",
                  "? ROWS",
                  "The same as `count`; with `by bin(…)`, how many rows there are in each bin.",
                  new Example("countOverTime(bytes)", "10"),
                  a -> Value.integer(AggregateFunctions.count(a))),
              aggregate(
                  "sumOverTime",
                  "VALUE",
                  "The same as `sum`; with `by bin(…)`, the sum of each bin.",
                  new Example("sumOverTime(bytes)", "37390"),
                  a -> AggregateFunctions.sum(a.value(0))),
              overAggregates(
                  "histogram",
                  "VALUE COUNT",
                  "How many numbers lie in each of so many ranges of equal width between the least"
                      + " and the greatest, by the range's lower end.",
                  new Example("histogram(packets, 3)", "{\"1\":9,\"34\":0,\"67\":1}"),
                  DistributionFunctions::histogram),
              overAggregates(
                  "topk",
                  "COUNT VALUE",
                  "The most frequent values, as a list; of equally frequent ones, the least first."
                      + " Exact. AWS lets it stand alone"
                      + " in a `stats` without `by` only.",
                  new Example("topk(2, dstPort)", "[\"443\",\"22\"]"),
                  DistributionFunctions::mostFrequent)));

  private DistributionFunctions() {}

  private static Value rate(Arguments a) {
    String number = a.number(0);
    String time = a.eventTime().sql();
    String there = " FILTER (WHERE " + number + " IS NOT NULL)";
    return Value.number(
        "((max_by("
            + number
            + ", "
            + time
            + ")"
            + there
            + " - min_by("
            + number
            + ", "
            + time
            + ")"
            + there
            + ") * "
            + a.period(1).millis()
            + "E0 / nullif(CAST(max("
            + time
            + ")"
            + there
            + " - min("
            + time
            + ")"
            + there
            + " AS double), 0E0))");
  }

  /// Counts in which range each row's number is, for which its group's least and greatest must be
  /// known first.
  private static Value histogram(Arguments a) {
    int ranges = (int) a.constantNumber(1);
    Grouping groups = a.groups();
    String number = groups.column(Value.number(a.number(0)));
    String least = groups.column(Value.number(groups.ofGroup("min(" + number + ")")));
    String greatest = groups.column(Value.number(groups.ofGroup("max(" + number + ")")));
    String range =
        groups.column(
            Value.integer(
                "CAST(CASE WHEN "
                    + greatest
                    + " > "
                    + least
                    + " THEN least("
                    + (ranges - 1)
                    + "E0, floor(("
                    + number
                    + " - "
                    + least
                    + ") * "
                    + ranges
                    + "E0 / ("
                    + greatest
                    + " - "
                    + least
                    + "))) WHEN "
                    + number
                    + " IS NOT NULL THEN 0E0 END AS bigint)"));
    String counts = groups.aggregate(Value.json("histogram(" + range + ")")).sql();
    String from = groups.aggregate(Value.number("min(" + number + ")")).sql();
    String to = groups.aggregate(Value.number("max(" + number + ")")).sql();
    Value end =
        Value.number(
            "(" + from + " + CAST(i AS double) * (" + to + " - " + from + ") / " + ranges + "E0)");
    String all = "sequence(BIGINT '0', BIGINT '" + (ranges - 1) + "')";
    return Value.json(
        "CASE WHEN "
            + from
            + " = "
            + to
            + " THEN json_format(CAST(map(ARRAY["
            + Value.number(from).asText()
            + "], map_values("
            + counts
            + ")) AS json)) ELSE json_format(CAST(map(transform("
            + all
            + ", i -> "
            + end.asText()
            + "), transform("
            + all
            + ", i -> coalesce(element_at("
            + counts
            + ", i), BIGINT '0'))) AS json)) END");
  }

  private static Value mostFrequent(Arguments a) {
    String counts = a.groups().aggregate(Value.json("histogram(" + a.text(1) + ")")).sql();
    return Value.json(
        "json_format(CAST(transform(slice(array_sort(transform(map_entries("
            + counts
            + "), e -> ROW(-e[2], e[1]))), 1, "
            + (int) a.constantNumber(0)
            + "), e -> e[2]) AS json))");
  }
}
