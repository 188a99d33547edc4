package weir.query.sql;

import io.trino.sql.tree.Expression;
import io.trino.sql.tree.LogicalExpression;
import io.trino.sql.tree.VariableDefinition;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weir.query.rowpattern.MatchExpression;
import weir.query.rowpattern.VariableCondition;

/// What DEFINE says. What depends on one row alone, DuckDB computes for every row; what depends on
/// the match so far is left to the search.
///
/// @param analyzer for DEFINE
/// @param alias the relation of the partitions' rows
/// @param cells takes what the search needs of each row
record MatchConditions(
    ExpressionAnalyzer analyzer,
    PatternLabels labels,
    List<ScopeColumn> columns,
    String alias,
    MatchColumns cells) {
  /// The conditions of the variables, in their order.
  List<VariableCondition> of(List<VariableDefinition> definitions) {
    List<VariableCondition> conditions = new ArrayList<>();
    labels.names().forEach(_ -> conditions.add(VariableCondition.ALWAYS));
    for (VariableDefinition definition : definitions) {
      int variable = labels.variable(definition.getName());
      conditions.set(variable, of(variable, definition.getExpression()));
    }
    return conditions;
  }

  private VariableCondition of(int variable, Expression expression) {
    MatchExpressionReader reader = new MatchExpressionReader(this, variable);
    SqlType type = reader.look(expression).type();
    if (type != SimpleType.BOOLEAN && type != SimpleType.UNKNOWN) {
      throw Faults.type(
          expression,
          "Expression defining a label must be boolean (actual type: " + type.text() + ")");
    }
    List<String> ofRow = new ArrayList<>();
    List<MatchExpression> overRows = new ArrayList<>();
    for (Expression part : parts(expression)) {
      MatchExpressionReader.Looked looked = reader.look(part);
      if (looked.isOfRow()) {
        ofRow.add(looked.term().text());
      } else {
        overRows.add(reader.read(part, SimpleType.BOOLEAN));
      }
    }
    int mark = ofRow.isEmpty() ? -1 : cells.mark("(" + String.join(" AND ", ofRow) + ")");
    @Nullable MatchExpression rest =
        switch (overRows.size()) {
          case 0 -> null;
          case 1 -> overRows.getFirst();
          default -> new MatchExpression.Joined(true, overRows);
        };
    return new VariableCondition(mark, rest);
  }

  /// The conditions that must hold all.
  private static List<Expression> parts(Expression expression) {
    return expression instanceof LogicalExpression logical
            && logical.getOperator() == LogicalExpression.Operator.AND
        ? logical.getTerms().stream().flatMap(term -> parts(term).stream()).toList()
        : List.of(expression);
  }
}
