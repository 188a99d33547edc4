package weir.query.sql;

import io.trino.sql.tree.DereferenceExpression;
import io.trino.sql.tree.Expression;
import io.trino.sql.tree.Identifier;
import io.trino.sql.tree.QualifiedName;
import java.util.List;
import java.util.Optional;

/// `relation.column` and `row.field`.
final class Dereferences {
  private Dereferences() {}

  static Term term(ExpressionAnalyzer analyzer, DereferenceExpression expression) {
    QualifiedName name = DereferenceExpression.getQualifiedName(expression);
    if (name != null && name.getPrefix().isPresent()) {
      Optional<Term> column =
          analyzer.scope().find(expression, name.getPrefix().get().getParts(), name.getSuffix());
      if (column.isPresent()) {
        return column.get();
      }
      if (!startsWithColumn(analyzer, expression)) {
        throw Faults.column(expression, name.toString());
      }
    }
    Identifier field =
        expression
            .getField()
            .orElseThrow(() -> Faults.unsupported(expression, "* is not supported here"));
    return field(expression, analyzer.term(expression.getBase()), field.getValue());
  }

  private static boolean startsWithColumn(
      ExpressionAnalyzer analyzer, DereferenceExpression whole) {
    Expression base = whole.getBase();
    return switch (base) {
      case Identifier identifier ->
          analyzer.scope().find(base, List.of(), identifier.getValue()).isPresent();
      case DereferenceExpression inner -> {
        QualifiedName name = DereferenceExpression.getQualifiedName(inner);
        yield name == null
            || name.getPrefix().isEmpty()
            || analyzer
                .scope()
                .find(base, name.getPrefix().get().getParts(), name.getSuffix())
                .isPresent()
            || startsWithColumn(analyzer, inner);
      }
      default -> true;
    };
  }

  private static Term field(DereferenceExpression expression, Term base, String name) {
    if (!(base.type() instanceof SqlType.Row row)) {
      throw Faults.type(expression, "Expression " + expression.getBase() + " is not of type ROW");
    }
    for (int i = 0; i < row.fields().size(); i++) {
      if (row.fields().get(i).name().filter(name::equalsIgnoreCase).isPresent()) {
        return Collections.field(base, row, i);
      }
    }
    throw Faults.column(expression, expression.toString());
  }
}
