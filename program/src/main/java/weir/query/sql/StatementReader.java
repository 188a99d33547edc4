package weir.query.sql;

import io.trino.sql.parser.ParsingException;
import io.trino.sql.parser.SqlParser;
import io.trino.sql.tree.Statement;
import java.util.List;
import java.util.Optional;

/// Reads a statement with Trino's parser.
final class StatementReader {
  private static final SqlParser PARSER = new SqlParser();

  private StatementReader() {}

  static SqlStatement read(String text, List<String> parameters) {
    Optional<SqlStatement> unload =
        UnloadReader.read(text, inner -> bound(inner, tree(inner), parameters));
    return unload.orElseGet(() -> StatementForms.of(bound(text, tree(text), parameters)));
  }

  private static Statement bound(String text, Statement statement, List<String> parameters) {
    return parameters.isEmpty()
        ? statement
        : tree(BoundText.of(text, statement, parameters));
  }

  private static Statement tree(String text) {
    try {
      return PARSER.createStatement(text);
    } catch (ParsingException wrong) {
      throw new SqlFault(
          "SYNTAX_ERROR", wrong.getLineNumber(), wrong.getColumnNumber(), wrong.getErrorMessage());
    }
  }
}
