package weir.query.sql;

import io.trino.sql.tree.CurrentTimestamp;
import io.trino.sql.tree.Expression;
import io.trino.sql.tree.FunctionCall;
import io.trino.sql.tree.Identifier;
import io.trino.sql.tree.LambdaArgumentDeclaration;
import io.trino.sql.tree.LambdaExpression;
import io.trino.sql.tree.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Finds the function that a call means and writes the call.
final class Calls {
  /// A function and the types that its variables have in one call.
  private record Match(SqlFunction function, Map<String, SqlType> variables, int cost) {}

  private Calls() {}

  static Term term(ExpressionAnalyzer analyzer, FunctionCall call) {
    String name = call.getName().getSuffix().toLowerCase(Locale.ROOT);
    if (name.equals("now") && call.getArguments().isEmpty()) {
      return analyzer.term(
          new CurrentTimestamp(call.getLocation().orElseThrow(), Optional.empty()));
    }
    if (analyzer.scope().match().isPresent()) {
      Optional<Term> ofMatch =
          MatchCalls.term(analyzer, analyzer.scope().match().get(), call, name);
      if (ofMatch.isPresent()) {
        return ofMatch.get();
      }
    }
    call.getProcessingMode()
        .ifPresent(mode -> {
          throw Faults.at(
              mode,
              "INVALID_PROCESSING_MODE",
              mode.getMode() + " semantics is not supported out of pattern recognition context");
        });
    List<SqlFunction> functions = SqlFunctions.named(name);
    if (functions.isEmpty()) {
      throw Faults.at(
          call, "FUNCTION_NOT_FOUND", "Function '" + call.getName() + "' not registered");
    }
    return switch (functions.getFirst().kind()) {
      case SCALAR -> {
        if (call.getWindow().isPresent() || call.isDistinct() || call.getFilter().isPresent()) {
          throw Faults.at(
              call,
              "FUNCTION_NOT_AGGREGATE",
              "DISTINCT, FILTER and OVER need an aggregation function: " + name);
        }
        yield scalar(analyzer, call, name, call.argumentValues());
      }
      case AGGREGATE ->
          call.getWindow().isPresent()
              ? AggregateCalls.windowed(analyzer, call, name)
              : AggregateCalls.grouped(analyzer, call, name);
      case WINDOW -> {
        if (call.getWindow().isEmpty()) {
          throw Faults.at(
              call,
              "MISSING_OVER",
              "Window function system.builtin." + name + " requires an OVER clause");
        }
        yield AggregateCalls.windowed(analyzer, call, name);
      }
    };
  }

  /// A call that the grammar has a form of its own for.
  static Term term(ExpressionAnalyzer analyzer, Node at, String name, List<Expression> arguments) {
    return scalar(analyzer, at, name, arguments);
  }

  static Term scalar(
      ExpressionAnalyzer analyzer, Node at, String name, List<Expression> arguments) {
    List<Optional<Term>> terms = new ArrayList<>();
    for (Expression argument : arguments) {
      terms.add(
          argument instanceof LambdaExpression
              ? Optional.empty()
              : Optional.of(analyzer.term(argument)));
    }
    Match match = match(at, name, terms);
    Signature signature = match.function().signature();
    List<Term> given = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      TypePattern parameter = signature.parameter(i);
      given.add(
          arguments.get(i) instanceof LambdaExpression lambda
              ? lambda(analyzer, lambda, (TypePattern.Function) parameter, match.variables())
              : coerced(terms.get(i).orElseThrow(), parameter.type(match.variables())));
    }
    return match.function().writer().write(at, given, signature.result().type(match.variables()));
  }

  static Term coerced(Term term, SqlType wanted) {
    if (term.type() instanceof SqlType.Char && wanted instanceof SqlType.Varchar) {
      return Casts.cast(term, wanted).orElseThrow();
    }
    return term.isNull() && wanted == SimpleType.UNKNOWN ? term : Casts.coerce(term, wanted);
  }

  private static Term lambda(
      ExpressionAnalyzer analyzer,
      LambdaExpression lambda,
      TypePattern.Function pattern,
      Map<String, SqlType> variables) {
    if (lambda.getArguments().size() != pattern.parameters().size()) {
      throw Faults.at(
          lambda,
          "INVALID_PARAMETER_USAGE",
          "Expected a lambda that takes %d argument(s) but got %d"
              .formatted(pattern.parameters().size(), lambda.getArguments().size()));
    }
    List<ScopeColumn> parameters = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (LambdaArgumentDeclaration argument : lambda.getArguments()) {
      Identifier name = argument.getName();
      String own = "p" + analyzer.depth() + "_" + (names.size() + 1);
      SqlType type = pattern.parameters().get(names.size()).type(variables);
      names.add(own);
      parameters.add(
          new ScopeColumn(
              List.of(), Optional.of(name.getValue()), type, own, false, List.of(), false));
    }
    ExpressionAnalyzer inner = analyzer.inner(parameters);
    Term body = inner.term(lambda.getBody());
    if (!pattern.result().bind(body.type(), variables)) {
      throw Faults.type(
          lambda,
          "Lambda gives "
              + body.type().text()
              + " but "
              + pattern.result().type(variables).text()
              + " is wanted");
    }
    Term result = coerced(body, pattern.result().type(variables));
    return Term.of(result.type(), "lambda " + String.join(", ", names) + ": " + result.text());
  }

  private static Match match(Node at, String name, List<Optional<Term>> arguments) {
    Optional<Match> best = Optional.empty();
    for (SqlFunction function : SqlFunctions.named(name)) {
      Optional<Match> match = matched(function, arguments);
      if (match.isPresent() && (best.isEmpty() || match.get().cost() < best.get().cost())) {
        best = match;
      }
    }
    return best.orElseThrow(() -> noMatch(at, name, arguments));
  }

  private static SqlFault noMatch(Node at, String name, List<Optional<Term>> arguments) {
    if (SqlFunctions.named(name).isEmpty()) {
      return Faults.at(at, "FUNCTION_NOT_FOUND", "Function '" + name + "' not registered");
    }
    String given =
        arguments.stream()
            .map(term -> term.map(it -> it.type().text()).orElse("<function>"))
            .collect(Collectors.joining(", "));
    String expected =
        SqlFunctions.named(name).stream()
            .map(function -> function.signature().text())
            .map(text -> text.substring(0, text.lastIndexOf("->")).strip())
            .distinct()
            .collect(Collectors.joining(", "));
    return Faults.at(
        at,
        "FUNCTION_NOT_FOUND",
        "Unexpected parameters (" + given + ") for function " + name + ". Expected: " + expected);
  }

  private static Optional<Match> matched(SqlFunction function, List<Optional<Term>> arguments) {
    Signature signature = function.signature();
    if (!signature.takes(arguments.size())) {
      return Optional.empty();
    }
    Map<String, SqlType> variables = new HashMap<>();
    for (int i = 0; i < arguments.size(); i++) {
      TypePattern parameter = signature.parameter(i);
      boolean isLambda = parameter instanceof TypePattern.Function;
      if (isLambda != arguments.get(i).isEmpty()) {
        return Optional.empty();
      }
      if (!isLambda && !parameter.bind(arguments.get(i).orElseThrow().type(), variables)) {
        return Optional.empty();
      }
    }
    int cost = 0;
    for (int i = 0; i < arguments.size(); i++) {
      if (arguments.get(i).isPresent()) {
        cost +=
            cost(
                arguments.get(i).get().type(),
                signature.parameter(i).type(variables),
                signature.parameter(i));
      }
    }
    return Optional.of(new Match(function, variables, cost));
  }

  /// How far an argument has to go: nothing for its own type, more for wider numbers.
  private static int cost(SqlType from, SqlType to, TypePattern pattern) {
    if (from.equals(to) || from instanceof SqlType.Varchar && to instanceof SqlType.Varchar) {
      return 0;
    }
    if (from == SimpleType.UNKNOWN) {
      return pattern instanceof TypePattern.Variable ? 1 : 2;
    }
    List<SqlType> steps =
        List.of(SimpleType.TINYINT, SimpleType.SMALLINT, SimpleType.INTEGER, SimpleType.BIGINT);
    if (steps.contains(to)) {
      return 10 * Math.max(1, steps.indexOf(to) - steps.indexOf(from));
    }
    return switch (to) {
      case SqlType.Decimal _ -> 50;
      case SimpleType.REAL -> 55;
      case SimpleType.DOUBLE -> 60;
      case SqlType.Timestamp _ -> 15;
      case SqlType.TimestampWithZone _ -> 40;
      default -> 20;
    };
  }
}
