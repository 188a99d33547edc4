package weir.query.sql;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One statement in Trino's dialect. Hive's DDL is tried before, by who runs statements.
public sealed interface SqlStatement {
  /// @param parameters the values for `?`, each as SQL text such as `'a'` or `5`
  /// @throws SqlFault `SYNTAX_ERROR` with Trino's sentence and place
  static SqlStatement parse(String text, List<String> parameters) {
    return StatementReader.read(text, parameters);
  }

  static SqlStatement parse(String text) {
    return parse(text, List.of());
  }

  /// SELECT, VALUES, TABLE, WITH.
  record Select(SqlQuery query) implements SqlStatement {}

  /// @param properties `WITH (…)` as plain values: String, Long, Double, Boolean or List of these
  record CreateTableAs(
      List<String> name,
      List<String> columns,
      Map<String, Object> properties,
      SqlQuery query,
      boolean ifNotExists,
      boolean withData)
      implements SqlStatement {}

  record Insert(List<String> name, List<String> columns, SqlQuery query) implements SqlStatement {}

  record Unload(SqlQuery query, String location, Map<String, Object> properties)
      implements SqlStatement {}

  record CreateView(List<String> name, boolean replace, SqlQuery query) implements SqlStatement {}

  /// @param options `FORMAT` and `TYPE` with their values in upper case
  record Explain(SqlStatement statement, boolean analyze, Map<String, String> options)
      implements SqlStatement {}

  record Prepare(String name, String text) implements SqlStatement {}

  /// @param parameters the values of USING, as SQL text
  record Execute(String name, List<String> parameters) implements SqlStatement {}

  record Deallocate(String name) implements SqlStatement {}

  /// A statement that Trino's grammar knows and Athena, or Weir, does not run.
  record Other(String keyword, Optional<SqlFault> why) implements SqlStatement {}
}
