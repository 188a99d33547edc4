package weir.query.sql;

import io.trino.sql.parser.ParsingException;
import io.trino.sql.parser.SqlParser;
import io.trino.sql.tree.Query;
import io.trino.sql.tree.Statement;
import java.util.List;
import java.util.Optional;

/// Reads a statement with Trino's parser.
final class StatementReader {
  private static final SqlParser PARSER = new SqlParser();

  private StatementReader() {}

  static SqlStatement read(String text, List<String> parameters) {
    Statement statement = tree(text);
    return switch (statement) {
      case Query query -> new SqlStatement.Select(new SqlQuery(query));
      default -> new SqlStatement.Other(statement.getClass().getSimpleName(), Optional.empty());
    };
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
