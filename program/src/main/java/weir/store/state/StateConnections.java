package weir.store.state;

import java.sql.Connection;
import java.sql.SQLException;

/// Connects to the database of a state and makes sure that it is this process's alone.
sealed interface StateConnections permits FileConnections, PostgresConnections {
  static StateConnections of(StateUrl url) {
    return url.isFile() ? new FileConnections(url) : new PostgresConnections(url);
  }

  /// The first connection, with the schema in place.
  Connection open() throws SQLException;

  /// A connection after one was lost: to what this process left, or to nothing.
  Connection reopen() throws SQLException;
}
