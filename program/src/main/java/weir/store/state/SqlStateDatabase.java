package weir.store.state;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import weir.model.aws.Fault;

/// Documents in one table of SQLite (the default) or PostgreSQL; the same schema in both. Used by
/// one thread at a time.
public final class SqlStateDatabase implements StateDatabase {
  private static final String UPSERT =
      "INSERT INTO document (kind, account_id, region, id, body) VALUES (?, ?, ?, ?, ?)"
          + " ON CONFLICT (kind, account_id, region, id) DO UPDATE SET body = excluded.body";
  private static final String DELETE =
      "DELETE FROM document WHERE kind = ? AND account_id = ? AND region = ? AND id = ?";

  /// PostgreSQL's own code for it.
  private static final String DISK_FULL = "53100";

  private final StateUrl url;
  private final StateConnections connections;
  private Connection connection;
  private boolean inDoubt;

  private SqlStateDatabase(StateUrl url, StateConnections connections, Connection connection) {
    this.url = url;
    this.connections = connections;
    this.connection = connection;
  }

  /// Opens a database, and brings its schema to this version.
  ///
  /// Other processes may read a file meanwhile, as a backup does; that only one writes is the
  /// caller's part. PostgreSQL keeps every other Weir out by an advisory lock.
  public static SqlStateDatabase open(StateUrl url) {
    try {
      Flyway.configure()
          .dataSource(url.jdbc(), null, null)
          .locations("classpath:weir/store/state")
          .load()
          .migrate();
      StateConnections connections = StateConnections.of(url);
      return new SqlStateDatabase(url, connections, connections.open());
    } catch (SQLException | FlywayException refused) {
      throw unavailable(url, refused);
    }
  }

  @Override
  public void load(Row row) {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT kind, account_id, region, id, body FROM document")) {
      while (rows.next()) {
        Scope scope = new Scope(rows.getString(2), rows.getString(3));
        row.take(
            rows.getString(1), new StateStore.Place(scope, rows.getString(4)), rows.getString(5));
      }
      connection.commit();
    } catch (SQLException refused) {
      throw unavailable(url, refused);
    }
  }

  /// A connection that is lost is made anew, and the write tried again: to write the same documents
  /// twice does no harm.
  @Override
  public void write(List<StateStore.Write> writes) {
    inDoubt = false;
    try {
      if (connection.isClosed()) {
        connection = connections.reopen();
      }
      writeOnce(writes);
    } catch (SQLException refused) {
      if (!hasRolledBack()) {
        writeAgain(writes, refused);
        return;
      }
      throw unwritten(refused);
    }
  }

  private void writeAgain(List<StateStore.Write> writes, SQLException before) {
    try {
      connection.close();
      connection = connections.reopen();
      writeOnce(writes);
    } catch (SQLException still) {
      still.addSuppressed(before);
      giveUp();
      throw unwritten(still);
    }
  }

  private void writeOnce(List<StateStore.Write> writes) throws SQLException {
    try (PreparedStatement upsert = connection.prepareStatement(UPSERT);
        PreparedStatement delete = connection.prepareStatement(DELETE)) {
      for (StateStore.Write write : writes) {
        PreparedStatement statement = write.text() == null ? delete : upsert;
        statement.setString(1, write.kind());
        statement.setString(2, write.place().scope().accountId());
        statement.setString(3, write.place().scope().region());
        statement.setString(4, write.place().id());
        if (write.text() != null) {
          statement.setString(5, write.text());
        }
        statement.executeUpdate();
      }
      inDoubt = true;
      connection.commit();
      inDoubt = false;
    }
  }

  @Override
  public boolean inDoubt() {
    return inDoubt;
  }

  /// SQLite ends the transaction itself when the disk is full, which its driver does not see: it
  /// would run what follows outside of any. So a connection that cannot roll back is not used
  /// again.
  ///
  /// @return false when the connection is of no use any more
  private boolean hasRolledBack() {
    try {
      connection.rollback();
      inDoubt = false;
      return true;
    } catch (SQLException gone) {
      return false;
    }
  }

  /// Closes the connection; the next write makes another.
  private void giveUp() {
    try {
      connection.close();
    } catch (SQLException gone) {
      // It is of no use, closed or not.
    }
  }

  @Override
  public void close() {
    giveUp();
  }

  private static Fault unavailable(StateUrl url, Exception cause) {
    return new Fault.Unavailable(
        "the state in " + url + " cannot be used: " + cause.getMessage(), cause);
  }

  /// Says to clients what happened, and not where the state lies.
  private static Fault unwritten(SQLException cause) {
    boolean full =
        String.valueOf(cause.getMessage()).contains("SQLITE_FULL")
            || DISK_FULL.equals(cause.getSQLState());
    return new Fault.Unavailable(
        full
            ? "the state cannot be written: the disk is full"
            : "the state cannot be written: its database refused",
        cause);
  }
}
