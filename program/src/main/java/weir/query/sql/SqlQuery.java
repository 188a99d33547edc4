package weir.query.sql;

import io.trino.sql.SqlFormatter;
import io.trino.sql.tree.Query;

/// A query that is parsed and whose names are not yet looked up.
public final class SqlQuery {
  private final Query tree;

  SqlQuery(Query tree) {
    this.tree = tree;
  }

  Query tree() {
    return tree;
  }

  /// The query's text for Trino.
  public String text() {
    return SqlFormatter.formatSql(tree).strip();
  }
}
