package weir.query.sql;

import java.util.List;

/// What a name in FROM can stand for.
public sealed interface SqlRelation {
  SqlName name();

  List<SqlColumn> columns();

  /// Rows that are stored.
  record Table(SqlName name, List<SqlColumn> columns) implements SqlRelation {
    public Table {
      columns = List.copyOf(columns);
    }
  }

  /// Rows that a query makes.
  ///
  /// @param sql the query
  /// @param schema where the query's unqualified names are looked for
  record View(SqlName name, String sql, List<SqlColumn> columns, String schema)
      implements SqlRelation {
    public View {
      columns = List.copyOf(columns);
    }
  }
}
