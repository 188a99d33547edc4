package weir.query.insights;

import static weir.query.insights.InsightsFunction.scalar;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import weir.query.insights.InsightsFunction.Example;

/// Functions of numbers. What is no number gives nothing.
final class NumberFunctions {
  private static final Example EARTH =
      new Example("round(haversine(52.52, 13.405, 48.137, 11.575), 1)", "504.3");

  static final FunctionGroup GROUP =
      new FunctionGroup(
          "Numbers",
          List.of(
              scalar(
                  "abs",
                  "VALUE",
                  "The number without its sign.",
                  new Example("abs(-7)", "7"),
                  a -> Value.number("abs(" + a.number(0) + ")")),
              scalar(
                  "ceil",
                  "VALUE",
                  "The least whole number that is not smaller.",
                  new Example("ceil(1.2)", "2"),
                  a -> Value.number("ceil(" + a.number(0) + ")")),
              scalar(
                  "floor",
                  "VALUE",
                  "The greatest whole number that is not greater.",
                  new Example("floor(1.8)", "1"),
                  a -> Value.number("floor(" + a.number(0) + ")")),
              scalar(
                  "greatest",
                  "VALUE VALUE …",
                  "The greatest of the numbers.",
                  new Example("greatest(3, 11, 5)", "11"),
                  a -> Value.number("greatest(" + numbers(a) + ")")),
              scalar(
                  "least",
                  "VALUE VALUE …",
                  "The least of the numbers.",
                  new Example("least(3, 11, 5)", "3"),
                  a -> Value.number("least(" + numbers(a) + ")")),
              scalar(
                  "log",
                  "VALUE",
                  "The natural logarithm; nothing for numbers that are not above 0.",
                  new Example("log(1)", "0"),
                  a -> Value.number(above(a.number(0), "ln", "> 0"))),
              scalar(
                  "sqrt",
                  "VALUE",
                  "The square root; nothing for negative numbers.",
                  new Example("sqrt(81)", "9"),
                  a -> Value.number(above(a.number(0), "sqrt", ">= 0"))),
              scalar(
                  "round",
                  "VALUE ? NUMBER",
                  "The nearest number with so many digits behind the point, none when not said.",
                  new Example("round(2.345, 1)", "2.3"),
                  a ->
                      Value.number(
                          a.count() == 1
                              ? "round(" + a.number(0) + ")"
                              : "round(" + a.number(0) + ", " + (int) a.constantNumber(1) + ")")),
              scalar(
                  "toNumber toDouble",
                  "VALUE",
                  "The number that a text spells.",
                  new Example("toNumber(\"2.50\")", "2.5"),
                  a -> Value.number(a.number(0))),
              scalar(
                  "toInt",
                  "VALUE",
                  "The number that a text spells, without what is behind the point; nothing when it"
                      + " does not fit into 32 bits.",
                  new Example("toInt(\"2.9\")", "2"),
                  a -> Value.integer("TRY_CAST(truncate(" + a.number(0) + ") AS integer)")),
              scalar(
                  "toLong",
                  "VALUE",
                  "As `toInt`, in 64 bits.",
                  new Example("toLong(\"4294967296.5\")", "4294967296"),
                  a -> Value.integer("TRY_CAST(truncate(" + a.number(0) + ") AS bigint)")),
              scalar(
                  "haversine",
                  "VALUE VALUE VALUE VALUE",
                  "Kilometres between two places on the earth: latitude and longitude of each.",
                  EARTH,
                  a -> Value.number(haversine(a)))));

  private NumberFunctions() {}

  private static String numbers(Arguments a) {
    return IntStream.range(0, a.count()).mapToObj(a::number).collect(Collectors.joining(", "));
  }

  private static String above(String number, String function, String bound) {
    return "(CASE WHEN " + number + " " + bound + " THEN " + function + "(" + number + ") END)";
  }

  private static String haversine(Arguments a) {
    String north = half(a.number(2), a.number(0));
    String east = half(a.number(3), a.number(1));
    return "2E0 * 6371E0 * asin(sqrt(least(1E0, power(sin("
        + north
        + "), 2E0) + cos(radians("
        + a.number(0)
        + ")) * cos(radians("
        + a.number(2)
        + ")) * power(sin("
        + east
        + "), 2E0))))";
  }

  private static String half(String one, String other) {
    return "radians(" + one + " - " + other + ") / 2E0";
  }
}
