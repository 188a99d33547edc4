package weir.query.sql;

import io.trino.sql.tree.DereferenceExpression;
import io.trino.sql.tree.Expression;
import io.trino.sql.tree.FunctionCall;
import io.trino.sql.tree.Identifier;
import io.trino.sql.tree.LongLiteral;
import io.trino.sql.tree.Node;
import io.trino.sql.tree.ProcessingMode;
import io.trino.sql.util.AstUtils;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import weir.query.rowpattern.LabelSet;
import weir.query.rowpattern.RowReference;

/// The functions that mean something in MEASURES and DEFINE only, and aggregates there.
final class MatchCalls {
  private MatchCalls() {}

  static Optional<Term> term(
      ExpressionAnalyzer analyzer, MatchScope scope, FunctionCall call, String name) {
    boolean isOwn =
        switch (name) {
          case "first", "last", "prev", "next", "classifier", "match_number" -> true;
          default -> false;
        };
    if (call.getWindow().isPresent()) {
      throw isOwn
          ? Faults.at(
              call,
              "INVALID_PATTERN_RECOGNITION_FUNCTION",
              "Cannot use OVER with " + name + " pattern recognition function")
          : Faults.at(
              call,
              "NESTED_WINDOW",
              "Cannot nest window functions or row pattern measures inside pattern recognition"
                  + " expressions");
    }
    if (isOwn) {
      plain(call, "INVALID_PATTERN_RECOGNITION_FUNCTION", name + " pattern recognition function");
      return Optional.of(own(analyzer, scope, call, name));
    }
    if (!SqlFunctions.isAggregate(name)) {
      return Optional.empty();
    }
    plain(call, "NOT_SUPPORTED", name + " aggregate function in pattern recognition context");
    return Optional.of(aggregate(analyzer, scope, call, name));
  }

  private static void plain(FunctionCall call, String errorName, String what) {
    String word =
        call.isDistinct()
            ? "DISTINCT"
            : call.getFilter().isPresent()
                ? "FILTER"
                : call.getOrderBy().isPresent() ? "ORDER BY" : "";
    if (!word.isEmpty()) {
      throw Faults.at(call, errorName, "Cannot use " + word + " with " + what);
    }
  }

  private static Term own(
      ExpressionAnalyzer analyzer, MatchScope scope, FunctionCall call, String name) {
    List<Expression> arguments = call.argumentValues();
    return switch (name) {
      case "match_number" -> {
        noMode(call, name);
        if (!arguments.isEmpty()) {
          throw arguments(call, "MATCH_NUMBER pattern recognition function takes no arguments");
        }
        yield scope.rows().number();
      }
      case "classifier" -> {
        noMode(call, name);
        yield scope.rows().label(scope.row(classified(scope, call)));
      }
      default -> navigated(analyzer, scope, call, name);
    };
  }

  private static void noMode(FunctionCall call, String name) {
    call.getProcessingMode()
        .ifPresent(mode -> {
          throw Faults.at(
              mode,
              "INVALID_PROCESSING_MODE",
              mode.getMode()
                  + " semantics is not supported with "
                  + name
                  + " pattern recognition function");
        });
  }

  private static SqlFault arguments(Node at, String sentence) {
    return Faults.at(at, "INVALID_FUNCTION_ARGUMENT", sentence);
  }

  private static LabelSet classified(MatchScope scope, FunctionCall call) {
    List<Expression> arguments = call.argumentValues();
    if (arguments.size() > 1) {
      throw arguments(
          call, "CLASSIFIER pattern recognition function takes no arguments or 1 argument");
    }
    if (arguments.isEmpty()) {
      return LabelSet.ALL;
    }
    Expression argument = arguments.getFirst();
    if (!(argument instanceof Identifier)) {
      throw Faults.type(
          argument,
          "CLASSIFIER function argument should be primary pattern variable or subset name. Actual: "
              + argument.getClass().getSimpleName());
    }
    return scope
        .labels()
        .find(argument)
        .orElseThrow(() ->
            arguments(argument, argument + " is not a primary pattern variable or subset name"));
  }

  private static Term navigated(
      ExpressionAnalyzer analyzer, MatchScope scope, FunctionCall call, String name) {
    MatchScope.Around around = scope.around();
    boolean isLogical = name.equals("first") || name.equals("last");
    List<Expression> arguments = call.argumentValues();
    if (arguments.isEmpty() || arguments.size() > 2) {
      throw arguments(call, name + " pattern recognition function requires 1 or 2 arguments");
    }
    if (!isLogical) {
      noMode(call, name);
    }
    int steps = arguments.size() == 2 ? steps(arguments.get(1), call, name) : isLogical ? 0 : 1;
    nesting(call, name, isLogical, around);
    Expression of = arguments.getFirst();
    if (!isLogical) {
      immediate(of);
    }
    sameLabels(scope, call, name, List.of(of), false);
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
          : arguments(
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

  private static Term aggregate(
      ExpressionAnalyzer analyzer, MatchScope scope, FunctionCall call, String name) {
    MatchScope.Around around = scope.around();
    if (!around.aggregate().isEmpty()) {
      throw Faults.at(
          call,
          "NESTED_AGGREGATION",
          "Cannot nest " + name + " aggregate function inside " + around.aggregate() + " function");
    }
    String navigation = around.logical().isEmpty() ? around.physical() : around.logical();
    if (!navigation.isEmpty()) {
      throw Faults.at(
          call,
          "NESTED_AGGREGATION",
          "Cannot nest " + name + " aggregate function inside " + navigation + " function");
    }
    if (!name.equals("count")) {
      call.argumentValues().stream()
          .filter(MatchCalls::isRows)
          .findFirst()
          .ifPresent(rows -> {
            throw arguments(
                rows,
                "label.* syntax is only supported as the only argument of row pattern count"
                    + " function");
          });
    }
    LabelSet labels =
        countsRows(call)
            ? counted(scope, (DereferenceExpression) call.argumentValues().getFirst())
            : sameLabels(scope, call, name, call.argumentValues(), true);
    boolean isFinal =
        call.getProcessingMode()
            .filter(mode -> mode.getMode() == ProcessingMode.Mode.FINAL)
            .isPresent();
    return scope.rows().aggregate(analyzer, call, name, labels, isFinal);
  }

  private static LabelSet counted(MatchScope scope, DereferenceExpression rows) {
    return scope
        .labels()
        .find(rows.getBase())
        .orElseThrow(() ->
            arguments(
                rows.getBase(),
                rows.getBase() + " is not a primary pattern variable or subset name"));
  }

  /// `count(A.*)`.
  static boolean countsRows(FunctionCall call) {
    return call.argumentValues().size() == 1 && isRows(call.argumentValues().getFirst());
  }

  private static boolean isRows(Expression argument) {
    return argument instanceof DereferenceExpression rows && rows.getField().isEmpty();
  }

  private static LabelSet sameLabels(
      MatchScope scope, FunctionCall call, String name, List<Expression> of, boolean isAggregate) {
    Set<LabelSet> labels = new HashSet<>();
    of.forEach(expression -> labelsIn(scope, expression, labels));
    if (labels.size() > 1) {
      throw Faults.at(
          call,
          "INVALID_ARGUMENTS",
          "All labels and classifiers inside the call to '" + name + "' must match");
    }
    if (labels.isEmpty() && !isAggregate) {
      throw Faults.at(
          call,
          "INVALID_ARGUMENTS",
          "Pattern navigation function '"
              + name.toUpperCase(Locale.ROOT)
              + "' must contain at least one column reference or CLASSIFIER()");
    }
    return labels.stream().findFirst().orElse(LabelSet.ALL);
  }

  private static void labelsIn(MatchScope scope, Node node, Set<LabelSet> labels) {
    switch (node) {
      case DereferenceExpression dereference
          when scope.labels().find(dereference.getBase()).isPresent() ->
          labels.add(scope.labels().find(dereference.getBase()).orElseThrow());
      case FunctionCall call when call.getName().getSuffix().equalsIgnoreCase("classifier") ->
          labels.add(classified(scope, call));
      case Identifier _ -> labels.add(LabelSet.ALL);
      default -> node.getChildren().forEach(child -> labelsIn(scope, child, labels));
    }
  }
}
