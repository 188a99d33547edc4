package weir.store.state;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.UUID;
import weir.model.aws.Fault;

/// Connections to PostgreSQL, which keep every other Weir out by an advisory lock.
///
/// The lock goes with a connection that is lost. So each process leaves a word of its own in the
/// table `owner`: one that has the lock again and finds another's word there has an old state in
/// memory, and may not write it over the new one.
///
/// @param token this process's word
record PostgresConnections(StateUrl url, String token) implements StateConnections {
  private static final long LOCK = 1464093010;

  /// The server lets go of a dead connection's lock a moment after it said so.
  private static final String LOCK_PATIENCE = "SET lock_timeout = '2s'";

  PostgresConnections(StateUrl url) {
    this(url, UUID.randomUUID().toString());
  }

  @Override
  public Connection open() throws SQLException {
    Connection connection = connect();
    try {
      try (Statement statement = connection.createStatement();
          ResultSet row = statement.executeQuery("SELECT pg_try_advisory_lock(" + LOCK + ")")) {
        if (!row.next() || !row.getBoolean(1)) {
          throw new Fault.Unavailable("another Weir uses this PostgreSQL database; stop it first");
        }
      }
      connection.setAutoCommit(false);
      takeOver(connection);
      return connection;
    } catch (SQLException | RuntimeException refused) {
      connection.close();
      throw refused;
    }
  }

  private void takeOver(Connection connection) throws SQLException {
    try (Statement clear = connection.createStatement();
        PreparedStatement sign =
            connection.prepareStatement("INSERT INTO owner (token) VALUES (?)")) {
      clear.executeUpdate("DELETE FROM owner");
      sign.setString(1, token);
      sign.executeUpdate();
      connection.commit();
    }
  }

  @Override
  public Connection reopen() throws SQLException {
    Connection connection = connect();
    try {
      try (Statement statement = connection.createStatement()) {
        statement.execute(LOCK_PATIENCE);
        statement.execute("SELECT pg_advisory_lock(" + LOCK + ")");
        statement.execute("RESET lock_timeout");
      }
      connection.setAutoCommit(false);
      requireOwn(connection);
      return connection;
    } catch (SQLException | RuntimeException refused) {
      connection.close();
      throw refused;
    }
  }

  private void requireOwn(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT token FROM owner")) {
      if (!row.next() || !row.getString(1).equals(token)) {
        throw new Fault.Unavailable(
            "another Weir has used this PostgreSQL database while the connection was lost;"
                + " restart this one to begin with what is there now");
      }
      connection.commit();
    }
  }

  /// What the address says goes before these defaults: a server that vanished without a word must
  /// not hold a change for ever.
  private Connection connect() throws SQLException {
    Properties defaults = new Properties();
    defaults.setProperty("socketTimeout", "30");
    defaults.setProperty("tcpKeepAlive", "true");
    return DriverManager.getConnection(url.jdbc(), defaults);
  }
}
