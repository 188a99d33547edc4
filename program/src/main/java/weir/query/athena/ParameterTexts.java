package weir.query.athena;

import java.util.List;
import java.util.Optional;
import weir.query.sql.AnalyzedQuery;
import weir.query.sql.SqlCatalog;
import weir.query.sql.SqlFault;
import weir.query.sql.SqlName;
import weir.query.sql.SqlRelation;
import weir.query.sql.SqlSession;
import weir.query.sql.SqlStatement;
import weir.query.sql.SqlText;

/// `ExecutionParameters` as SQL. A value that reads as an expression without columns is one, such
/// as `DATE '2026-01-02'` or `'a'`; everything else is text.
final class ParameterTexts {
  private static final SqlCatalog NOTHING =
      new SqlCatalog() {
        @Override
        public Optional<SqlRelation> relation(SqlName name) {
          return Optional.empty();
        }

        @Override
        public boolean hasSchema(String schema) {
          return false;
        }

        @Override
        public List<SqlName> relations(String schema) {
          return List.of();
        }

        @Override
        public List<String> schemas() {
          return List.of();
        }
      };

  private ParameterTexts() {}

  static List<String> of(List<String> given, SqlSession session) {
    return given.stream()
        .map(value -> isExpression(value, session) ? value : SqlText.text(value))
        .toList();
  }

  private static boolean isExpression(String value, SqlSession session) {
    try {
      return SqlStatement.parse("SELECT (" + value + "\n)", List.of())
              instanceof SqlStatement.Select select
          && AnalyzedQuery.of(select.query(), NOTHING, session).outputs().size() == 1;
    } catch (SqlFault fault) {
      return switch (fault.errorName()) {
        case "SYNTAX_ERROR", "COLUMN_NOT_FOUND", "TABLE_NOT_FOUND", "INVALID_PARAMETER_USAGE" ->
            false;
        default -> true;
      };
    }
  }
}
