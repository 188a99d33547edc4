package weir.query.sql;

import io.trino.sql.ExpressionFormatter;
import io.trino.sql.SqlFormatter;
import io.trino.sql.tree.Array;
import io.trino.sql.tree.BooleanLiteral;
import io.trino.sql.tree.CreateTableAsSelect;
import io.trino.sql.tree.CreateView;
import io.trino.sql.tree.Deallocate;
import io.trino.sql.tree.DecimalLiteral;
import io.trino.sql.tree.DoubleLiteral;
import io.trino.sql.tree.Execute;
import io.trino.sql.tree.Explain;
import io.trino.sql.tree.ExplainAnalyze;
import io.trino.sql.tree.ExplainFormat;
import io.trino.sql.tree.ExplainOption;
import io.trino.sql.tree.ExplainType;
import io.trino.sql.tree.Expression;
import io.trino.sql.tree.Identifier;
import io.trino.sql.tree.Insert;
import io.trino.sql.tree.LongLiteral;
import io.trino.sql.tree.Node;
import io.trino.sql.tree.Prepare;
import io.trino.sql.tree.Property;
import io.trino.sql.tree.Query;
import io.trino.sql.tree.SaveMode;
import io.trino.sql.tree.Statement;
import io.trino.sql.tree.StringLiteral;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Trees of Trino's statements as [SqlStatement]s.
final class StatementForms {
  private StatementForms() {}

  static SqlStatement of(Statement statement) {
    return switch (statement) {
      case Query query -> new SqlStatement.Select(new SqlQuery(query));
      case CreateTableAsSelect create -> create(create);
      case Insert insert ->
          new SqlStatement.Insert(
              insert.getTarget().getParts(),
              names(insert.getColumns()),
              new SqlQuery(insert.getQuery()));
      case CreateView create ->
          new SqlStatement.CreateView(
              create.getName().getParts(), create.isReplace(), new SqlQuery(create.getQuery()));
      case Explain explain ->
          new SqlStatement.Explain(
              of(explain.getStatement()), false, options(explain.getOptions()));
      case ExplainAnalyze explain ->
          new SqlStatement.Explain(of(explain.getStatement()), true, Map.of());
      case Prepare prepare ->
          new SqlStatement.Prepare(
              prepare.getName().getValue(),
              SqlFormatter.formatSql(prepare.getStatement()).strip());
      case Execute execute ->
          new SqlStatement.Execute(
              execute.getName().getValue(),
              execute.getParameters().stream()
                  .map(ExpressionFormatter::formatExpression)
                  .toList());
      case Deallocate deallocate -> new SqlStatement.Deallocate(deallocate.getName().getValue());
      default ->
          new SqlStatement.Other(statement.getClass().getSimpleName(), Optional.empty());
    };
  }

  private static SqlStatement create(CreateTableAsSelect create) {
    if (create.getSaveMode() == SaveMode.REPLACE) {
      throw fault(create, "SYNTAX_ERROR", "mismatched input 'TABLE'. Expecting: 'VIEW'");
    }
    return new SqlStatement.CreateTableAs(
        create.getName().getParts(),
        names(create.getColumnAliases()),
        properties(create.getProperties()),
        new SqlQuery(create.getQuery()),
        create.getSaveMode() == SaveMode.IGNORE,
        create.isWithData());
  }

  private static List<String> names(Optional<List<Identifier>> identifiers) {
    return identifiers.orElse(List.of()).stream().map(Identifier::getValue).toList();
  }

  private static Map<String, String> options(List<ExplainOption> options) {
    Map<String, String> named = new LinkedHashMap<>();
    for (ExplainOption option : options) {
      switch (option) {
        case ExplainFormat format -> named.put("FORMAT", format.getType().name());
        case ExplainType type -> named.put("TYPE", type.getType().name());
        default -> throw fault(option, "NOT_SUPPORTED", "EXPLAIN has the options FORMAT and TYPE");
      }
    }
    return named;
  }

  static Map<String, Object> properties(List<Property> properties) {
    Map<String, Object> named = new LinkedHashMap<>();
    for (Property property : properties) {
      String name = property.getName().getValue().toLowerCase(Locale.ROOT);
      if (named.put(name, value(property.getNonDefaultValue())) != null) {
        throw fault(property, "DUPLICATE_PROPERTY", "Property " + name + " is there twice");
      }
    }
    return named;
  }

  private static Object value(Expression expression) {
    return switch (expression) {
      case StringLiteral text -> text.getValue();
      case LongLiteral number -> number.getParsedValue();
      case DoubleLiteral number -> number.getValue();
      case DecimalLiteral number -> Double.parseDouble(number.getValue());
      case BooleanLiteral truth -> truth.getValue();
      case Array array -> array.getValues().stream().map(StatementForms::value).toList();
      default ->
          throw fault(
              expression,
              "INVALID_TABLE_PROPERTY",
              "a property must be a text, a number, true, false or ARRAY[…] of these");
    };
  }

  static SqlFault fault(Node node, String errorName, String sentence) {
    return node.getLocation()
        .map(at -> new SqlFault(errorName, at.getLineNumber(), at.getColumnNumber(), sentence))
        .orElseGet(() -> new SqlFault(errorName, 0, 0, sentence));
  }
}
