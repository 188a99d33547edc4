package weir.query.sql;

import io.trino.sql.tree.DereferenceExpression;
import io.trino.sql.tree.Expression;
import io.trino.sql.tree.FunctionCall;
import io.trino.sql.util.AstUtils;
import weir.query.rowpattern.LabelSet;

/// Over which of a match's rows an aggregate in DEFINE goes.
record AggregatedRows(MatchExpressionReader reader) {
  LabelSet labels(FunctionCall call) {
    return call.argumentValues().stream()
        .flatMap(AstUtils::preOrder)
        .filter(DereferenceExpression.class::isInstance)
        .flatMap(node -> reader.labels(((DereferenceExpression) node).getBase()).stream())
        .findFirst()
        .orElse(LabelSet.ALL);
  }

  boolean seesLabels(Expression argument) {
    return AstUtils.preOrder(argument)
        .anyMatch(node ->
            node instanceof FunctionCall call
                && (call.getName().getSuffix().equalsIgnoreCase("classifier")
                    || call.getName().getSuffix().equalsIgnoreCase("match_number")));
  }
}
