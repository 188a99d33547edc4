package weir.query.sql;

import io.trino.sql.tree.Expression;
import io.trino.sql.tree.FunctionCall;
import io.trino.sql.tree.LongLiteral;
import io.trino.sql.tree.ProcessingMode;
import io.trino.sql.util.AstUtils;
import java.util.List;
import java.util.Locale;
import weir.query.rowpattern.LabelSet;
import weir.query.rowpattern.RowReference;

/// FIRST and LAST, which count among the rows of a match, and PREV and NEXT, which go on from there
/// by rows of the partition.
final class MatchNavigation {
  private MatchNavigation() {}

  static Term term(ExpressionAnalyzer analyzer, MatchScope scope, FunctionCall call, String name) {
    MatchScope.Around around = scope.around();
    boolean isLogical = name.equals("first") || name.equals("last");
    List<Expression> arguments = call.argumentValues();
    if (arguments.isEmpty() || arguments.size() > 2) {
      throw MatchCalls.arguments(
          call, name + " pattern recognition function requires 1 or 2 arguments");
    }
    if (!isLogical) {
      MatchCalls.noMode(call, name);
    }
    int steps = arguments.size() == 2 ? steps(arguments.get(1), call, name) : isLogical ? 0 : 1;
    nesting(call, name, isLogical, around);
    Expression of = arguments.getFirst();
    if (!isLogical) {
      immediate(of);
    }
    MatchCalls.sameLabels(scope, call, name, List.of(of), false);
    RowReference row = around.row();
    boolean isFinal =
        call.getProcessingMode()
            .filter(mode -> mode.getMode() == ProcessingMode.Mode.FINAL)
            .isPresent();
    MatchScope.Around inside =
        isLogical
            ? new MatchScope.Around(
                new RowReference(LabelSet.ALL, name.equals("last"), steps, row.shift(), isFinal),
                name,
                around.physical(),
                "")
            : new MatchScope.Around(
                row.shifted(name.equals("prev") ? -steps : steps), "", name, "");
    return analyzer.over(Scope.of(scope.with(inside))).term(of);
  }

  private static int steps(Expression expression, FunctionCall call, String name) {
    if (!(expression instanceof LongLiteral literal)) {
      boolean isNegative = expression.toString().startsWith("-");
      throw isNegative
          ? Faults.at(
              call,
              "NUMERIC_VALUE_OUT_OF_RANGE",
              name
                  + " pattern recognition navigation function requires a non-negative number as the"
                  + " second argument (actual: "
                  + expression
                  + ")")
          : MatchCalls.arguments(
              call,
              name
                  + " pattern recognition navigation function requires a number as the second"
                  + " argument");
    }
    long steps = literal.getParsedValue();
    if (steps < 0 || steps > Integer.MAX_VALUE) {
      throw Faults.at(
          call,
          "NUMERIC_VALUE_OUT_OF_RANGE",
          steps < 0
              ? name
                  + " pattern recognition navigation function requires a non-negative number as the"
                  + " second argument (actual: "
                  + steps
                  + ")"
              : "The second argument of "
                  + name
                  + " pattern recognition navigation function must not exceed "
                  + Integer.MAX_VALUE
                  + " (actual: "
                  + steps
                  + ")");
    }
    return (int) steps;
  }

  private static void nesting(
      FunctionCall call, String name, boolean isLogical, MatchScope.Around around) {
    if (!around.aggregate().isEmpty()) {
      throw Faults.at(
          call,
          "INVALID_NAVIGATION_NESTING",
          "Cannot nest "
              + name
              + " pattern navigation function inside "
              + around.aggregate()
              + " function");
    }
    String outside = around.logical().isEmpty() ? around.physical() : around.logical();
    if (!outside.isEmpty() && !(isLogical && around.logical().isEmpty())) {
      throw Faults.at(
          call,
          "INVALID_NAVIGATION_NESTING",
          "Cannot nest "
              + name
              + " pattern navigation function inside "
              + outside
              + " pattern navigation function");
    }
  }

  /// In PREV and NEXT a FIRST or LAST must be the whole argument.
  private static void immediate(Expression of) {
    if (of instanceof FunctionCall call && isLogical(call)) {
      return;
    }
    AstUtils.preOrder(of)
        .filter(node -> node instanceof FunctionCall call && isLogical(call))
        .findFirst()
        .ifPresent(nested -> {
          throw Faults.at(
              nested,
              "INVALID_NAVIGATION_NESTING",
              "Immediate nesting is required for pattern navigation functions");
        });
  }

  private static boolean isLogical(FunctionCall call) {
    String name = call.getName().getSuffix().toLowerCase(Locale.ROOT);
    return name.equals("first") || name.equals("last");
  }
}
