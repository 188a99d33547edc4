package weir.query.insights;

import static weir.query.insights.InsightsFunction.scalar;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import weir.query.insights.InsightsFunction.Example;

/// Functions of values of any kind.
final class GeneralFunctions {
  static final FunctionGroup GROUP =
      new FunctionGroup(
          "General",
          List.of(
              scalar(
                  "ispresent",
                  "VALUE",
                  "Whether the field is there.",
                  new Example("ispresent(userName)", "0"),
                  a -> Value.truth("(" + a.value(0).sql() + " IS NOT NULL)")),
              scalar(
                  "coalesce",
                  "VALUE …",
                  "The first of the values that is there.",
                  new Example("coalesce(userName, \"nobody\")", "nobody"),
                  a -> coalesce(values(a, 0, 1))),
              scalar(
                  "isNumeric",
                  "VALUE",
                  "Whether the value is a number.",
                  new Example("isNumeric(\"12.5\")", "1"),
                  a ->
                      Value.truth(
                          "(CASE WHEN "
                              + a.value(0).sql()
                              + " IS NOT NULL THEN "
                              + a.number(0)
                              + " IS NOT NULL END)")),
              scalar(
                  "messageSize",
                  "? VALUE",
                  "The bytes of a text in UTF-8, of the message when not said.",
                  new Example("messageSize(@message)", "106"),
                  a ->
                      Value.integer(
                          "length(to_utf8("
                              + (a.count() == 0 ? EventColumns.MESSAGE : a.text(0))
                              + "))"))));

  private GeneralFunctions() {}

  /// Each argument from one place on, in steps.
  static List<Value> values(Arguments a, int from, int step) {
    List<Value> all = new ArrayList<>();
    for (int i = from; i < a.count(); i += step) {
      all.add(a.value(i));
    }
    return all;
  }

  /// The values as SQL of one type.
  ///
  /// @return the kind they have in common, and the SQL of each
  static Common common(List<Value> values) {
    Kind kind = values.getFirst().kind();
    boolean same = values.stream().allMatch(value -> value.kind() == kind);
    if (same) {
      return new Common(kind, values.stream().map(Value::sql).toList());
    }
    boolean numbers =
        values.stream().allMatch(v -> v.kind() == Kind.INTEGER || v.kind() == Kind.NUMBER);
    return numbers
        ? new Common(Kind.NUMBER, values.stream().map(Value::asNumber).toList())
        : new Common(Kind.DYNAMIC, values.stream().map(Value::asText).toList());
  }

  /// Values that are of one type.
  record Common(Kind kind, List<String> sql) {}

  private static Value coalesce(List<Value> values) {
    Common common = common(values);
    return new Value(
        common.sql().stream().collect(Collectors.joining(", ", "coalesce(", ")")), common.kind());
  }
}
