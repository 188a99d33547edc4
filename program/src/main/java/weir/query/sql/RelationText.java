package weir.query.sql;

import java.util.List;

/// What stands in FROM, as DuckDB's text, with its columns.
record RelationText(String text, List<ScopeColumn> columns) {
  RelationText {
    columns = List.copyOf(columns);
  }
}
