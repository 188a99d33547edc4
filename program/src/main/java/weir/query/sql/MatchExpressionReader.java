package weir.query.sql;

import io.trino.sql.tree.*;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import weir.query.rowpattern.CellKind;
import weir.query.rowpattern.LabelSet;
import weir.query.rowpattern.MatchExpression;
import weir.query.rowpattern.MatchExpression.Comparison;
import weir.query.rowpattern.RowReference;

/// Takes a condition apart until each part names one row of the match, whose value DuckDB computes;
/// what joins the parts becomes a [MatchExpression].
final class MatchExpressionReader {
  private final MatchConditions conditions;
  private final int variable;

  MatchExpressionReader(MatchConditions conditions, int variable) {
    this.conditions = conditions;
    this.variable = variable;
  }

  /// An expression with the rows that it names.
  record Looked(Term term, MatchDefinition rows) {
    SqlType type() {
      return term.type();
    }

    /// It depends on the row that is looked at, and on no other.
    boolean isOfRow() {
      return !rows.seesMatch() && rows.rows().stream().allMatch(row -> row.equals(rows.current()));
    }

    boolean isOfOneRow() {
      return !rows.seesMatch() && rows.rows().size() <= 1;
    }

    RowReference row() {
      return rows.rows().stream().findFirst().orElse(rows.current());
    }
  }

  Looked look(Expression expression) {
    return look(expression, false);
  }

  private Looked look(Expression expression, boolean isMissing) {
    MatchDefinition rows =
        new MatchDefinition(conditions.alias(), conditions.labels(), variable, isMissing);
    return new Looked(analyzer(rows).term(expression), rows);
  }

  private ExpressionAnalyzer analyzer(MatchRows rows) {
    MatchScope scope =
        new MatchScope(conditions.labels(), conditions.columns(), rows, MatchScope.Around.NOTHING);
    return conditions.analyzer().over(Scope.of(scope));
  }

  /// The expression, as a value of a type to which it goes by itself.
  MatchExpression read(Expression expression, SqlType wanted) {
    Looked looked = look(expression);
    if (looked.isOfOneRow()) {
      return cell(expression, looked, wanted);
    }
    return converted(expression, joined(expression, looked.type()), looked.type(), wanted);
  }

  private MatchExpression converted(
      Expression expression, MatchExpression value, SqlType from, SqlType to) {
    CellKind kind = kind(expression, to);
    return kind == kind(expression, from) ? value : new MatchExpression.Converted(value, kind);
  }

  private MatchExpression cell(Expression expression, Looked looked, SqlType wanted) {
    CellKind kind = kind(expression, wanted);
    Term value = Casts.coerce(looked.term(), wanted);
    Term missing = Casts.coerce(look(expression, true).term(), wanted);
    return new MatchExpression.Cell(
        conditions.cells().cell(kind, MatchCells.line(value), MatchCells.line(missing)),
        looked.row());
  }

  CellKind kind(Expression expression, SqlType type) {
    return MatchCells.kind(type)
        .orElseThrow(() ->
            Faults.unsupported(
                expression,
                "A condition over several rows of a match with a value of type "
                    + type.text()
                    + " is not supported: "
                    + expression));
  }

  private MatchExpression joined(Expression expression, SqlType type) {
    return switch (expression) {
      case LogicalExpression logical ->
          new MatchExpression.Joined(
              logical.getOperator() == LogicalExpression.Operator.AND,
              logical.getTerms().stream().map(term -> read(term, SimpleType.BOOLEAN)).toList());
      case NotExpression not -> new MatchExpression.Not(read(not.getValue(), SimpleType.BOOLEAN));
      case Predicated predicated -> predicate(predicated);
      case ArithmeticBinaryExpression arithmetic ->
          new MatchArithmetic(this).read(arithmetic, type);
      case CoalesceExpression coalesce ->
          new MatchExpression.FirstPresent(
              coalesce.getOperands().stream().map(operand -> read(operand, type)).toList());
      case SearchedCaseExpression _, SimpleCaseExpression _, IfExpression _, NullIfExpression _ ->
          new MatchChoices(this).read(expression, type);
      case Cast cast when isOfNumber(look(cast.getExpression()).type(), type) ->
          converted(
              cast,
              read(cast.getExpression(), look(cast.getExpression()).type()),
              look(cast.getExpression()).type(),
              type);
      case FunctionCall call -> call(call, type);
      default -> throw unsupported(expression);
    };
  }

  /// Whether a cast changes at most the kind of a number.
  private static boolean isOfNumber(SqlType from, SqlType to) {
    return to == SimpleType.DOUBLE && Types.isNumber(from)
        || to == SimpleType.BIGINT && Types.isInteger(from);
  }

  SqlFault unsupported(Expression expression) {
    return Faults.unsupported(
        expression,
        "This condition over several rows of a match is not supported: "
            + expression
            + "; compare values of rows, labels and counts with =, <>, <, <=, >, >=, LIKE, compute"
            + " them with +, -, *, /, %, and choose with CASE");
  }

  private MatchExpression predicate(Predicated predicated) {
    Expression value = predicated.getValue();
    return switch (predicated.getPredicate()) {
      case ComparisonPredicate comparison ->
          compared(value, comparison(comparison), comparison.getRight());
      case DistinctFromPredicate distinct ->
          compared(
              value,
              distinct.isNegated() ? Comparison.NOT_DISTINCT : Comparison.DISTINCT,
              distinct.getRight());
      case IsNullPredicate isNull -> {
        MatchExpression test = new MatchExpression.IsNull(read(value, look(value).type()));
        yield isNull.isNegated() ? new MatchExpression.Not(test) : test;
      }
      case BetweenPredicate between when !between.isSymmetric() -> {
        MatchExpression test =
            new MatchExpression.Joined(
                true,
                List.of(
                    compared(value, Comparison.GREATER_OR_EQUAL, between.getMin()),
                    compared(value, Comparison.LESS_OR_EQUAL, between.getMax())));
        yield between.isNegated() ? new MatchExpression.Not(test) : test;
      }
      case InPredicate in when in.getValueList() instanceof InListExpression list -> {
        List<MatchExpression> tests = new ArrayList<>();
        list.getValues().forEach(item -> tests.add(compared(value, Comparison.EQUAL, item)));
        MatchExpression test = new MatchExpression.Joined(false, tests);
        yield in.isNegated() ? new MatchExpression.Not(test) : test;
      }
      case LikePredicate like -> {
        MatchExpression test =
            new MatchExpression.Like(
                read(value, Types.VARCHAR),
                read(like.getPattern(), Types.VARCHAR),
                like.getEscape().map(escape -> read(escape, Types.VARCHAR)));
        yield like.isNegated() ? new MatchExpression.Not(test) : test;
      }
      default -> throw unsupported(predicated);
    };
  }

  private static Comparison comparison(ComparisonPredicate predicate) {
    return switch (predicate.getOperator()) {
      case EQUAL -> Comparison.EQUAL;
      case NOT_EQUAL -> Comparison.NOT_EQUAL;
      case LESS_THAN -> Comparison.LESS;
      case LESS_THAN_OR_EQUAL -> Comparison.LESS_OR_EQUAL;
      case GREATER_THAN -> Comparison.GREATER;
      case GREATER_THAN_OR_EQUAL -> Comparison.GREATER_OR_EQUAL;
    };
  }

  MatchExpression compared(Expression left, Comparison operator, Expression right) {
    SqlType type =
        Types.common(look(left).type(), look(right).type()).orElseThrow(() -> unsupported(left));
    return new MatchExpression.Compared(operator, read(left, type), read(right, type));
  }

  private MatchExpression call(FunctionCall call, SqlType type) {
    String name = call.getName().getSuffix().toLowerCase(Locale.ROOT);
    return switch (name) {
      case "match_number" -> new MatchExpression.MatchNumber();
      case "classifier", "first", "last", "prev", "next" -> label(call);
      case "date_diff" -> new MatchArithmetic(this).span(call);
      case "count", "sum", "avg", "min", "max" -> total(call, name, type);
      default -> throw unsupported(call);
    };
  }

  /// CLASSIFIER, also inside FIRST, LAST, PREV and NEXT.
  private MatchExpression label(FunctionCall call) {
    LabelRows rows = new LabelRows();
    analyzer(rows).term(call);
    RowReference row = rows.found;
    if (row == null) {
      throw unsupported(call);
    }
    return new MatchExpression.Label(conditions.labels().names(), row);
  }

  /// Finds the row whose label is asked for.
  private static final class LabelRows implements MatchRows {
    private @Nullable RowReference found;

    @Override
    public Term column(ScopeColumn column, RowReference row) {
      return MatchRelation.moved(column, "r");
    }

    @Override
    public Term label(RowReference row) {
      found = row;
      return Term.of(Types.VARCHAR, "NULL");
    }

    @Override
    public Term number() {
      return Term.of(SimpleType.BIGINT, "NULL");
    }

    @Override
    public Term aggregate(
        ExpressionAnalyzer analyzer,
        FunctionCall call,
        String name,
        LabelSet labels,
        boolean isFinal) {
      throw new IllegalStateException("no label is in " + call);
    }
  }

  private MatchExpression total(FunctionCall call, String name, SqlType type) {
    MatchExpression.TotalKind of =
        switch (name) {
          case "count" -> MatchExpression.TotalKind.COUNT;
          case "sum" -> MatchExpression.TotalKind.SUM;
          case "avg" -> MatchExpression.TotalKind.AVERAGE;
          case "min" -> MatchExpression.TotalKind.LEAST;
          default -> MatchExpression.TotalKind.GREATEST;
        };
    LabelSet labels = new AggregatedRows(this).labels(call);
    boolean ofRows = call.argumentValues().isEmpty() || MatchCalls.countsRows(call);
    if (call.argumentValues().size() > 1) {
      throw unsupported(call);
    }
    SqlType wanted = of == MatchExpression.TotalKind.COUNT ? SimpleType.BIGINT : type;
    CellKind kind = kind(call, wanted);
    int scale = type instanceof SqlType.Decimal decimal ? decimal.scale() : 0;
    int column = ofRows ? -1 : aggregated(call, of, wanted, kind);
    return new MatchExpression.Total(of, labels, column, kind, scale);
  }

  private int aggregated(
      FunctionCall call, MatchExpression.TotalKind of, SqlType wanted, CellKind kind) {
    ExpressionAnalyzer rows =
        new RowOfMatch(conditions.alias(), "NULL", "NULL")
            .analyzer(analyzer(new LabelRows()), call.getName().getSuffix());
    Expression argument = call.argumentValues().getFirst();
    if (new AggregatedRows(this).seesLabels(argument)) {
      throw unsupported(call);
    }
    Term value = rows.term(argument);
    if (of == MatchExpression.TotalKind.COUNT) {
      String line = "CASE WHEN " + value.instant() + " IS NULL THEN '\\N' ELSE '1' END";
      return conditions.cells().cell(CellKind.WHOLE, line, "'\\N'");
    }
    return conditions
        .cells()
        .cell(kind, MatchCells.line(Casts.cast(value, wanted).orElseThrow()), "'\\N'");
  }

  Optional<LabelSet> labels(Expression expression) {
    return conditions.labels().find(expression);
  }
}
