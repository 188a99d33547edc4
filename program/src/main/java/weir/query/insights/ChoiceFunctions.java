package weir.query.insights;

import static weir.query.insights.InsightsFunction.scalar;

import java.util.ArrayList;
import java.util.List;
import weir.query.insights.InsightsFunction.Example;

/// Functions that choose among values.
final class ChoiceFunctions {
  static final FunctionGroup GROUP =
      new FunctionGroup(
          "Choices",
          List.of(
              scalar(
                  "if",
                  "CONDITION VALUE VALUE",
                  "The second value where the condition holds, else the third.",
                  new Example("if(dstPort = 443, \"https\", \"other\")", "https"),
                  a -> {
                    GeneralFunctions.Common both =
                        GeneralFunctions.common(List.of(a.value(1), a.value(2)));
                    return new Value(
                        "(CASE WHEN "
                            + a.condition(0)
                            + " THEN "
                            + both.sql().get(0)
                            + " ELSE "
                            + both.sql().get(1)
                            + " END)",
                        both.kind());
                  }),
              scalar(
                  "case",
                  "CONDITION VALUE …",
                  "The value behind the first condition that holds; a value that is left over at"
                      + " the end is taken when none does.",
                  new Example(
                      "case(dstPort = 22, \"ssh\", dstPort = 443, \"https\", \"other\")", "https"),
                  ChoiceFunctions::choose)));

  private ChoiceFunctions() {}

  private static Value choose(Arguments a) {
    List<Value> values = new ArrayList<>(GeneralFunctions.values(a, 1, 2));
    if (a.count() % 2 == 1) {
      values.add(a.value(a.count() - 1));
    }
    GeneralFunctions.Common common = GeneralFunctions.common(values);
    StringBuilder sql = new StringBuilder("(CASE");
    int branches = a.count() / 2;
    for (int i = 0; i < branches; i++) {
      sql.append(" WHEN ").append(a.condition(2 * i)).append(" THEN ").append(common.sql().get(i));
    }
    if (a.count() % 2 == 1) {
      sql.append(" ELSE ").append(common.sql().getLast());
    }
    return new Value(sql.append(" END)").toString(), common.kind());
  }
}
