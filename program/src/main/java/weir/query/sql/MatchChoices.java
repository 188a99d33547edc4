package weir.query.sql;

import io.trino.sql.tree.Expression;
import io.trino.sql.tree.IfExpression;
import io.trino.sql.tree.NullIfExpression;
import io.trino.sql.tree.SearchedCaseExpression;
import io.trino.sql.tree.SimpleCaseExpression;
import io.trino.sql.tree.WhenClause;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import weir.query.rowpattern.MatchExpression;
import weir.query.rowpattern.MatchExpression.Comparison;

/// CASE, IF and NULLIF in conditions over several rows of a match.
///
/// @param reader reads their parts
record MatchChoices(MatchExpressionReader reader) {
  /// @param type of the choice's value
  MatchExpression read(Expression expression, SqlType type) {
    return switch (expression) {
      case SearchedCaseExpression searched ->
          choice(
              searched.getWhenClauses(),
              when -> reader.read(operand(when), SimpleType.BOOLEAN),
              searched.getDefaultValue(),
              type);
      case SimpleCaseExpression simple ->
          choice(
              simple.getWhenClauses(),
              when -> reader.compared(simple.getOperand(), Comparison.EQUAL, operand(when)),
              simple.getDefaultValue(),
              type);
      case IfExpression choice ->
          new MatchExpression.Choice(
              List.of(reader.read(choice.getCondition(), SimpleType.BOOLEAN)),
              List.of(
                  reader.read(choice.getTrueValue(), type),
                  otherwise(choice.getFalseValue(), type)));
      case NullIfExpression nullIf ->
          new MatchExpression.Choice(
              List.of(reader.compared(nullIf.getFirst(), Comparison.EQUAL, nullIf.getSecond())),
              List.of(new MatchExpression.Nothing(), reader.read(nullIf.getFirst(), type)));
      default -> throw reader.unsupported(expression);
    };
  }

  private MatchExpression choice(
      List<WhenClause> whens,
      Function<WhenClause, MatchExpression> test,
      Optional<Expression> otherwise,
      SqlType type) {
    List<MatchExpression> values = new ArrayList<>();
    whens.forEach(when -> values.add(reader.read(when.getResult(), type)));
    values.add(otherwise(otherwise, type));
    return new MatchExpression.Choice(whens.stream().map(test).toList(), values);
  }

  private static Expression operand(WhenClause when) {
    return (Expression) when.getMatch().node();
  }

  private MatchExpression otherwise(Optional<Expression> expression, SqlType type) {
    return expression.isPresent()
        ? reader.read(expression.get(), type)
        : new MatchExpression.Nothing();
  }
}
