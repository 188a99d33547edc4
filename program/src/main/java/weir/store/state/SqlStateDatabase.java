package weir.store.state;

import java.sql.Connection;
import java.sql.DriverManager;
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
  private Connection connection;

  private SqlStateDatabase(StateUrl url, Connection connection) {
    this.url = url;
    this.connection = connection;
  }

  /// Opens a database, and brings its schema to this version.
  ///
  /// Other processes may read a file meanwhile, as a backup does; that only one writes is the
  /// caller's part. PostgreSQL keeps every other Weir out by an advisory lock.
  public static SqlStateDatabase open(StateUrl url) {
    return url.isFile()
        ? open(url, SqlStateDatabase::prepareFile)
        : open(url, SqlStateDatabase::lock);
  }

  private static void prepareFile(Connection connection) throws SQLException {
    run(connection, "PRAGMA journal_mode = WAL");
    run(connection, "PRAGMA synchronous = FULL");
    // A key's material that is destroyed may not lie on in a free page.
    run(connection, "PRAGMA secure_delete = ON");
  }

  private static void lock(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT pg_try_advisory_lock(1464093010)")) {
      if (!row.next() || !row.getBoolean(1)) {
        throw new Fault.Unavailable("another Weir uses this PostgreSQL database; stop it first");
      }
    }
  }

  private static SqlStateDatabase open(StateUrl url, Preparation preparation) {
    try {
      Flyway.configure()
          .dataSource(url.jdbc(), null, null)
          .locations("classpath:weir/store/state")
          .load()
          .migrate();
      Connection connection = DriverManager.getConnection(url.jdbc());
      try {
        preparation.prepare(connection);
        connection.setAutoCommit(false);
        return new SqlStateDatabase(url, connection);
      } catch (SQLException | RuntimeException failure) {
        connection.close();
        throw failure;
      }
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

  @Override
  public void write(List<StateStore.Write> writes) {
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
      connection.commit();
    } catch (SQLException refused) {
      rollBack();
      throw unwritten(refused);
    }
  }

  private void rollBack() {
    try {
      connection.rollback();
    } catch (SQLException gone) {
      // SQLite ends the transaction itself when the disk is full, which its driver does not see: it
      // would run what follows outside of any. A connection to PostgreSQL stays away, for with it
      // went the lock that keeps other processes out.
      if (url.isFile()) {
        reopen();
      }
    }
  }

  private void reopen() {
    try {
      connection.close();
      Connection fresh = DriverManager.getConnection(url.jdbc());
      prepareFile(fresh);
      fresh.setAutoCommit(false);
      connection = fresh;
    } catch (SQLException stillFull) {
      // The closed connection refuses the next write, after which this is tried again.
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException gone) {
      // Every change was committed when it was made.
    }
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
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
            ? "the state cannot be written: the disk is full; nothing was changed"
            : "the state cannot be written: its database refused; nothing was changed",
        cause);
  }

  /// What is done once with a new connection.
  private interface Preparation {
    void prepare(Connection connection) throws SQLException;
  }
}
