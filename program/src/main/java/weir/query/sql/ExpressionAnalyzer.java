package weir.query.sql;

import io.trino.sql.tree.*;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Settles the types of one clause's expressions and writes them for DuckDB.
final class ExpressionAnalyzer {
  private final QueryAnalyzer queries;
  private final Scope scope;
  private final String clause;
  private final Map<String, WindowSpecification> windows;
  private final int depth;
  private final Map<String, Term> aliases;

  /// @param clause where the expressions stand, for faults: `WHERE clause`
  /// @param windows the query's named windows
  ExpressionAnalyzer(
      QueryAnalyzer queries, Scope scope, String clause, Map<String, WindowSpecification> windows) {
    this(queries, scope, clause, windows, 0, Map.of());
  }

  private ExpressionAnalyzer(
      QueryAnalyzer queries,
      Scope scope,
      String clause,
      Map<String, WindowSpecification> windows,
      int depth,
      Map<String, Term> aliases) {
    this.queries = queries;
    this.scope = scope;
    this.clause = clause;
    this.windows = windows;
    this.depth = depth;
    this.aliases = aliases;
  }

  /// The analyzer for ORDER BY, where the names of select items go before those of columns.
  ExpressionAnalyzer named(Map<String, Term> selectItems) {
    return new ExpressionAnalyzer(queries, scope, clause, windows, depth, selectItems);
  }

  QueryAnalyzer queries() {
    return queries;
  }

  Scope scope() {
    return scope;
  }

  String clause() {
    return clause;
  }

  Map<String, WindowSpecification> windows() {
    return windows;
  }

  /// How many lambdas are around.
  int depth() {
    return depth;
  }

  /// The analyzer for rows before GROUP BY.
  ExpressionAnalyzer ungrouped(Grouping grouping) {
    return new ExpressionAnalyzer(
        queries, grouping.source(), "aggregation", Map.of(), depth, Map.of());
  }

  /// The analyzer for the same clause where names mean other things.
  ExpressionAnalyzer over(Scope other) {
    return new ExpressionAnalyzer(queries, other, clause, windows, depth, Map.of());
  }

  /// The analyzer for the body of a lambda.
  ExpressionAnalyzer inner(List<ScopeColumn> parameters) {
    return new ExpressionAnalyzer(
        queries, Scope.of(parameters, Optional.of(scope)), clause, windows, depth + 1, Map.of());
  }

  /// The expression as a condition.
  String condition(Expression expression) {
    Term term = term(expression);
    if (term.type() != SimpleType.BOOLEAN && !term.isNull()) {
      throw Faults.type(
          expression, clause + " must evaluate to a boolean: actual type " + term.type().text());
    }
    return term.text();
  }

  /// The expression as a value of a type to which it must go by itself.
  Term term(Expression expression, SqlType wanted, String what) {
    Term term = term(expression);
    if (!Types.isCoercible(term.type(), wanted)) {
      throw Faults.type(
          expression,
          what + " must evaluate to a " + wanted.text() + " (actual: " + term.type().text() + ")");
    }
    return Casts.coerce(term, wanted);
  }

  Term term(Expression expression) {
    Optional<Term> key = scope.grouping().flatMap(grouping -> grouping.find(expression));
    return key.orElseGet(() -> read(analyzed(expression)));
  }

  private Term read(Term term) {
    term.column().ifPresent(queries::markRead);
    return term;
  }

  private Term analyzed(Expression expression) {
    return switch (expression) {
      case Identifier identifier when aliases.containsKey(identifier.getValue()) ->
          aliases.get(identifier.getValue());
      case Identifier identifier ->
          scope
              .find(identifier, List.of(), identifier.getValue())
              .orElseThrow(() -> Faults.column(identifier, identifier.getValue()));
      case DereferenceExpression dereference -> Dereferences.term(this, dereference);
      case FieldReference field -> Term.column(scope.columns().get(field.getFieldIndex()));
      case StringLiteral literal -> Literals.text(literal);
      case LongLiteral literal -> Literals.number(literal);
      case DecimalLiteral literal -> Literals.decimal(literal);
      case DoubleLiteral literal ->
          Term.of(SimpleType.DOUBLE, "CAST(" + literal.getValue() + " AS DOUBLE)");
      case BooleanLiteral literal ->
          Term.of(SimpleType.BOOLEAN, literal.getValue() ? "TRUE" : "FALSE");
      case NullLiteral _ -> Term.of(SimpleType.UNKNOWN, "NULL");
      case BinaryLiteral literal -> Literals.bytes(literal);
      case GenericLiteral literal -> Literals.generic(literal);
      case IntervalLiteral literal -> Literals.interval(literal);
      case ArithmeticBinaryExpression arithmetic -> Arithmetic.binary(this, arithmetic);
      case ArithmeticUnaryExpression arithmetic -> Arithmetic.unary(this, arithmetic);
      case Predicated predicated -> Predicates.term(this, predicated);
      case LogicalExpression logical -> logical(logical);
      case NotExpression not ->
          Term.of(
              SimpleType.BOOLEAN,
              "(NOT " + bool(not.getValue(), "Value of logical NOT expression") + ")");
      case ExistsPredicate exists -> Subqueries.exists(this, exists);
      case SubqueryExpression subquery -> Subqueries.scalar(this, subquery);
      case CoalesceExpression coalesce -> Conditionals.coalesce(this, coalesce);
      case NullIfExpression nullIf -> Conditionals.nullIf(this, nullIf);
      case IfExpression condition -> Conditionals.ifThen(this, condition);
      case SearchedCaseExpression searched -> Conditionals.searched(this, searched);
      case SimpleCaseExpression simple -> Conditionals.simple(this, simple);
      case TryExpression attempt -> Conditionals.attempt(this, attempt);
      case Cast cast -> cast(cast);
      case Extract extract -> Extractions.term(this, extract);
      case AtTimeZone zoned ->
          Calls.term(this, zoned, "at_timezone", List.of(zoned.getValue(), zoned.getTimeZone()));
      case Trim trim -> trim(trim);
      case Array array -> Collections.array(this, array);
      case Row row -> Collections.row(this, row);
      case SubscriptExpression subscript -> Collections.subscript(this, subscript);
      case FunctionCall call -> Calls.term(this, call);
      case Format format -> FormatCalls.term(this, format);
      case JsonExists exists -> JsonQueries.exists(this, exists);
      case JsonValue value -> JsonQueries.value(this, value);
      case JsonQuery query -> JsonQueries.query(this, query);
      case io.trino.sql.tree.JsonArray array -> JsonMakers.array(this, array);
      case JsonObject object -> JsonMakers.object(this, object);
      case GroupingOperation grouping -> Aggregation.grouping(this, grouping);
      case CurrentDate _ -> Term.of(SimpleType.DATE, "DATE '" + now("yyyy-MM-dd") + "'");
      case CurrentTimestamp current ->
          Term.zoned(
              current.getPrecision().orElse(3), now(current.getPrecision().orElse(3)), "'UTC'");
      case LocalTimestamp local ->
          Term.of(
              new SqlType.Timestamp(local.getPrecision().orElse(3)),
              now(local.getPrecision().orElse(3)));
      case LocalTime local ->
          Term.of(
              new SqlType.Time(local.getPrecision().orElse(3)),
              "TIME '" + now("HH:mm:ss.SSS") + "'");
      case CurrentUser _ -> Term.literal(Types.VARCHAR, queries.session().user());
      case CurrentCatalog _ -> Term.literal(Types.VARCHAR, queries.session().catalog());
      case CurrentSchema _ -> Term.literal(Types.VARCHAR, queries.session().schema());
      case LambdaExpression lambda ->
          throw Faults.type(lambda, "Lambda expression should always be used inside a function");
      case Parameter parameter ->
          throw Faults.at(
              parameter, "INVALID_PARAMETER_USAGE", "Query takes parameters, but none were given");
      default ->
          throw Faults.unsupported(
              expression, expression.getClass().getSimpleName() + " is not supported");
    };
  }

  private String now(int digits) {
    return "TIMESTAMP '"
        + now(
            digits == 0
                ? "yyyy-MM-dd HH:mm:ss"
                : "yyyy-MM-dd HH:mm:ss." + "S".repeat(Math.min(6, digits)))
        + "'";
  }

  private String now(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT)
        .format(queries.session().now().atZone(queries.session().zone()));
  }

  private Term logical(LogicalExpression logical) {
    List<String> terms = new ArrayList<>();
    for (Expression term : logical.getTerms()) {
      terms.add(bool(term, "Logical expression term"));
    }
    String operator = logical.getOperator() == LogicalExpression.Operator.AND ? " AND " : " OR ";
    return Term.of(SimpleType.BOOLEAN, "(" + String.join(operator, terms) + ")");
  }

  String bool(Expression expression, String what) {
    return term(expression, SimpleType.BOOLEAN, what).text();
  }

  private Term cast(Cast cast) {
    SqlType to = DataTypes.of(cast, cast.getType());
    Term value =
        JsonCasts.unparsed(this, cast.getExpression(), to)
            .orElseGet(() -> term(cast.getExpression()));
    Term done =
        Casts.cast(value, to)
            .orElseThrow(
                () -> Faults.type(cast, "Cannot cast " + value.type().text() + " to " + to.text()));
    return cast.isSafe() ? Conditionals.attempted(done) : done;
  }

  private Term trim(Trim trim) {
    List<Expression> arguments = new ArrayList<>(List.of(trim.getTrimSource()));
    trim.getTrimCharacter().ifPresent(arguments::add);
    return Calls.term(this, trim, trim.getSpecification().getFunctionName(), arguments);
  }
}
