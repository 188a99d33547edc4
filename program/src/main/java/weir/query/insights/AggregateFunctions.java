package weir.query.insights;

import static weir.query.insights.InsightsFunction.aggregate;

import java.util.List;
import weir.query.insights.InsightsFunction.Example;

/// Functions of the rows that `stats` puts together. Rows where the value is missing do not count.
final class AggregateFunctions {
  static final FunctionGroup GROUP =
      new FunctionGroup(
          "Statistics",
          List.of(
              aggregate(
                  "count",
                  "? ROWS",
                  "How many rows there are, or how many have the field.",
                  new Example("count(*)", "12"),
                  a -> Value.integer(count(a))),
              aggregate(
                  "count_distinct countDistinct",
                  "VALUE",
                  "How many different values there are. Exact, however many.",
                  new Example("count_distinct(srcAddr)", "4"),
                  a -> Value.integer("count(DISTINCT " + a.value(0).sql() + ")")),
              aggregate(
                  "sum",
                  "VALUE",
                  "The sum of the numbers.",
                  new Example("sum(bytes)", "37390"),
                  a -> sum(a.value(0))),
              aggregate(
                  "avg",
                  "VALUE",
                  "The mean of the numbers.",
                  new Example("avg(packets)", "15.4"),
                  a -> Value.number("avg(" + a.number(0) + ")")),
              aggregate(
                  "min",
                  "VALUE",
                  "The least of the values; numbers before texts.",
                  new Example("min(bytes)", "40"),
                  a -> extreme(a.value(0), "min")),
              aggregate(
                  "max",
                  "VALUE",
                  "The greatest of the values.",
                  new Example("max(bytes)", "20000"),
                  a -> extreme(a.value(0), "max")),
              aggregate(
                  "pct percentile",
                  "VALUE PERCENT",
                  "The number below which so many percent of the numbers lie.",
                  new Example("pct(packets, 99)", "100"),
                  a ->
                      Value.number(
                          "approx_percentile("
                              + a.number(0)
                              + ", "
                              + a.constantNumber(1) / 100
                              + "E0)")),
              aggregate(
                  "median",
                  "VALUE",
                  "The number in the middle.",
                  new Example("median(if(action = \"REJECT\", packets, nobody))", "1"),
                  a -> Value.number("approx_percentile(" + a.number(0) + ", 0.5E0)")),
              aggregate(
                  "stddev",
                  "VALUE",
                  "The standard deviation of a sample.",
                  new Example("round(stddev(packets), 2)", "30.38"),
                  a -> Value.number("stddev(" + a.number(0) + ")")),
              aggregate(
                  "variance",
                  "VALUE",
                  "The variance of the numbers as a whole population.",
                  new Example("round(variance(packets), 2)", "830.84"),
                  a -> Value.number("var_pop(" + a.number(0) + ")")),
              aggregate(
                  "earliest",
                  "VALUE",
                  "The value of the event with the least `@timestamp` that has the field.",
                  new Example("earliest(srcAddr)", "10.0.1.5"),
                  a -> atTime(a, "min_by")),
              aggregate(
                  "latest",
                  "VALUE",
                  "The value of the event with the greatest `@timestamp` that has the field.",
                  new Example("latest(srcAddr)", "10.0.1.7"),
                  a -> atTime(a, "max_by")),
              aggregate(
                  "sortsFirst",
                  "VALUE",
                  "The value that sorts before all others.",
                  new Example("sortsFirst(srcAddr)", "10.0.1.5"),
                  a -> extreme(a.value(0), "min")),
              aggregate(
                  "sortsLast",
                  "VALUE",
                  "The value that sorts behind all others.",
                  new Example("sortsLast(srcAddr)", "203.0.113.9"),
                  a -> extreme(a.value(0), "max")),
              aggregate(
                  "values collect_values",
                  "VALUE",
                  "The different values, as a list.",
                  new Example("values(action)", "[\"ACCEPT\",\"REJECT\"]"),
                  a ->
                      Value.json(
                          "json_format(CAST(array_sort(array_agg(DISTINCT "
                              + a.text(0)
                              + ") FILTER (WHERE "
                              + a.value(0).sql()
                              + " IS NOT NULL)) AS json))"))));

  private AggregateFunctions() {}

  static String count(Arguments a) {
    return a.count() == 0 || a.isAllRows(0) ? "count(*)" : "count(" + a.value(0).sql() + ")";
  }

  static Value sum(Value value) {
    return value.kind() == Kind.INTEGER
        ? Value.integer("sum(" + value.sql() + ")")
        : Value.number("sum(" + value.asNumber() + ")");
  }

  /// Of values of which each row decides whether they are numbers, the greatest number, or the
  /// greatest text when some are texts.
  private static Value extreme(Value value, String function) {
    if (value.kind() != Kind.DYNAMIC) {
      return value.kind() == Kind.TRUTH
          ? Value.number(function + "(" + value.asNumber() + ")")
          : new Value(function + "(" + value.sql() + ")", value.kind());
    }
    String number = value.asNumber();
    return Value.dynamic(
        "(CASE WHEN count("
            + value.sql()
            + ") = count("
            + number
            + ") THEN "
            + function
            + "_by("
            + value.sql()
            + ", "
            + number
            + ") ELSE "
            + function
            + "("
            + value.sql()
            + ") END)");
  }

  private static Value atTime(Arguments a, String function) {
    Value value = a.value(0);
    return new Value(
        function
            + "("
            + value.sql()
            + ", "
            + a.eventTime().sql()
            + ") FILTER (WHERE "
            + value.sql()
            + " IS NOT NULL)",
        value.kind());
  }
}
