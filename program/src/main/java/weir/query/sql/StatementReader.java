package weir.query.sql;

import io.trino.sql.ExpressionFormatter;
import io.trino.sql.SqlFormatter;
import io.trino.sql.parser.ParsingException;
import io.trino.sql.parser.SqlParser;
import io.trino.sql.tree.*;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Reads a statement with Trino's parser.
final class StatementReader {
  private static final SqlParser PARSER = new SqlParser();

  private StatementReader() {}

  static SqlStatement read(String text, List<String> parameters) {
    Optional<UnloadText> unload = UnloadText.find(text);
    if (unload.isPresent()) {
      return unload(unload.get(), ParameterText.filled(unload.get().query(), parameters));
    }
    Optional<SqlStatement.Prepare> prepared = UnloadText.prepared(text);
    if (prepared.isPresent()) {
      // It is read to find its mistakes now; its parameters come later.
      UnloadText.find(prepared.get().text()).ifPresent(found -> unload(found, found.query()));
      return prepared.get();
    }
    return of(tree(ParameterText.filled(text, parameters)));
  }

  /// @param text of the query, with its parameters filled in if they are known
  private static SqlStatement unload(UnloadText unload, String text) {
    if (!(tree(text) instanceof Query query)) {
      throw new SqlFault("SYNTAX_ERROR", 1, 1, "UNLOAD takes a query");
    }
    Map<String, Object> properties = Map.of();
    if (!unload.with().isBlank()) {
      Statement carrier = tree("CREATE TABLE x " + unload.with() + " AS SELECT 1");
      properties = properties(((CreateTableAsSelect) carrier).getProperties());
    }
    return new SqlStatement.Unload(new SqlQuery(query), unload.location(), properties);
  }

  static Statement tree(String text) {
    Nesting.check(text);
    try {
      return PARSER.createStatement(text);
    } catch (ParsingException wrong) {
      throw new SqlFault(
          "SYNTAX_ERROR", wrong.getLineNumber(), wrong.getColumnNumber(), wrong.getErrorMessage());
    } catch (StackOverflowError tooDeep) {
      throw new SqlFault(
          "STACK_OVERFLOW", 0, 0, "statement is too large (stack overflow while parsing)");
    }
  }

  private static SqlStatement of(Statement statement) {
    return switch (statement) {
      case Query query -> new SqlStatement.Select(new SqlQuery(query));
      case CreateTableAsSelect made ->
          new SqlStatement.CreateTableAs(
              parts(made.getName()),
              names(made.getColumnAliases().orElse(List.of())),
              properties(made.getProperties()),
              new SqlQuery(made.getQuery()),
              made.getSaveMode() == SaveMode.IGNORE,
              made.isWithData());
      case Insert insert ->
          new SqlStatement.Insert(
              parts(insert.getTarget()),
              names(insert.getColumns().orElse(List.of())),
              new SqlQuery(insert.getQuery()));
      case CreateView view ->
          new SqlStatement.CreateView(
              parts(view.getName()), view.isReplace(), new SqlQuery(view.getQuery()));
      case Explain explain ->
          new SqlStatement.Explain(of(explain.getStatement()), false, options(explain));
      case ExplainAnalyze explain ->
          new SqlStatement.Explain(of(explain.getStatement()), true, Map.of());
      case Prepare prepare ->
          new SqlStatement.Prepare(
              prepare.getName().getValue(), SqlFormatter.formatSql(prepare.getStatement()).strip());
      case Execute execute ->
          new SqlStatement.Execute(
              execute.getName().getValue(),
              execute.getParameters().stream().map(ExpressionFormatter::formatExpression).toList());
      case Deallocate deallocate -> new SqlStatement.Deallocate(deallocate.getName().getValue());
      default -> other(statement);
    };
  }

  private static SqlStatement other(Statement statement) {
    String name = statement.getClass().getSimpleName();
    return new SqlStatement.Other(
        name, Optional.of(Faults.at(statement, "NOT_SUPPORTED", name + " is not supported")));
  }

  private static List<String> parts(QualifiedName name) {
    return name.getParts().stream().map(part -> part.toLowerCase(Locale.ROOT)).toList();
  }

  private static List<String> names(List<Identifier> identifiers) {
    return identifiers.stream().map(name -> name.getValue().toLowerCase(Locale.ROOT)).toList();
  }

  private static Map<String, String> options(Explain explain) {
    Map<String, String> options = new LinkedHashMap<>();
    for (ExplainOption option : explain.getOptions()) {
      switch (option) {
        case ExplainFormat format -> options.put("FORMAT", format.getType().name());
        case ExplainType type -> options.put("TYPE", type.getType().name());
        default -> throw Faults.unsupported(option, "This option of EXPLAIN is not supported");
      }
    }
    return options;
  }

  private static Map<String, Object> properties(List<Property> properties) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Property property : properties) {
      values.put(
          property.getName().getValue().toLowerCase(Locale.ROOT),
          value(property.getNonDefaultValue()));
    }
    return values;
  }

  private static Object value(Expression expression) {
    return switch (expression) {
      case StringLiteral text -> text.getValue();
      case LongLiteral number -> number.getParsedValue();
      case DoubleLiteral number -> number.getValue();
      case DecimalLiteral number -> Double.valueOf(number.getValue());
      case BooleanLiteral truth -> truth.getValue();
      case Array array -> {
        List<Object> values = new ArrayList<>();
        array.getValues().forEach(element -> values.add(value(element)));
        yield List.copyOf(values);
      }
      default ->
          throw Faults.at(
              expression,
              "INVALID_TABLE_PROPERTY",
              "A property is a literal or an ARRAY of literals");
    };
  }
}
