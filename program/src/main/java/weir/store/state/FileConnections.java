package weir.store.state;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/// Connections to a file of SQLite. Other processes may read it meanwhile, as a backup does; that
/// only one writes is the caller's part.
record FileConnections(StateUrl url) implements StateConnections {
  @Override
  public Connection open() throws SQLException {
    Connection connection = DriverManager.getConnection(url.jdbc());
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA journal_mode = WAL");
      statement.execute("PRAGMA synchronous = FULL");
      // A key's material that is destroyed may not lie on in a free page.
      statement.execute("PRAGMA secure_delete = ON");
      connection.setAutoCommit(false);
      return connection;
    } catch (SQLException refused) {
      connection.close();
      throw refused;
    }
  }

  @Override
  public Connection reopen() throws SQLException {
    return open();
  }
}
