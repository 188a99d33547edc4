package weir.query.session;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import org.duckdb.DuckDBConnection;
import weir.model.aws.Fault;
import weir.query.sql.DuckDbMacros;
import weir.query.sql.SqlText;

/// A DuckDB database in memory that lives as long as one query, so that locking it for the user's
/// statement hinders nobody else. Used by one thread; [Statement#cancel()] alone may come from
/// others.
public final class DuckDbSession implements AutoCloseable {
  private static final AtomicLong SESSIONS = new AtomicLong();

  private final DuckDBConnection connection;
  private final SpillFolder spill;

  public DuckDbSession(EngineSettings settings) {
    // Two databases must not share a folder: their files there have the same names.
    spill = new SpillFolder(settings.spillFolder(), Long.toString(SESSIONS.incrementAndGet()));
    spill.prepare();
    Properties properties = new Properties();
    properties.setProperty("memory_limit", (settings.memoryLimitBytes() >> 10) + "KiB");
    properties.setProperty("threads", Integer.toString(settings.threads()));
    properties.setProperty("temp_directory", spill.folder().toString());
    properties.setProperty("autoinstall_known_extensions", "false");
    properties.setProperty("autoload_known_extensions", "false");
    properties.setProperty("preserve_insertion_order", "false");
    try {
      connection =
          DriverManager.getConnection("jdbc:duckdb:", properties).unwrap(DuckDBConnection.class);
    } catch (SQLException e) {
      throw new Fault.Unavailable("DuckDB does not start: " + e.getMessage(), e);
    }
    try {
      execute("SET GLOBAL TimeZone='UTC'");
      execute("SET GLOBAL errors_as_json=true");
      JavaCalls.register(connection);
    } catch (SQLException e) {
      throw new Fault.Unavailable("DuckDB refuses a setting: " + e.getMessage(), e);
    }
  }

  public DuckDBConnection connection() {
    return connection;
  }

  /// A second connection to the same database, whose answers are not held in memory but made while
  /// they are read. It closes with the session.
  public Connection streaming() throws SQLException {
    Connection streaming = connection.duplicate();
    try (Statement statement = streaming.createStatement()) {
      statement.execute("SET SESSION jdbc_stream_results=true");
    }
    return streaming;
  }

  /// Makes the settings that translated text counts on.
  public void suitTranslations() throws SQLException {
    for (String setting : DuckDbMacros.settings()) {
      execute(setting);
    }
  }

  /// Defines the macros that a translated text calls. Few texts call any, and all of them together
  /// would take longer than a small query does.
  public void define(String translated) throws SQLException {
    for (String macro : DuckDbMacros.definitions(translated)) {
      execute(macro);
    }
  }

  public void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /// The first value of the first row.
  public String value(String sql, String parameter) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, parameter);
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return rows.getString(1);
      }
    }
  }

  /// Shuts the user's statement in: no file but these, no setting changed any more.
  public void lock(List<String> readableFiles) throws SQLException {
    lock(readableFiles, List.of());
  }

  /// The same with folders that may be written to.
  public void lock(List<String> readableFiles, List<String> folders) throws SQLException {
    execute("SET allowed_directories=" + SqlText.list(folders));
    execute("SET allowed_paths=" + SqlText.list(readableFiles));
    execute("SET enable_external_access=false");
    execute("SET lock_configuration=true");
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new Fault.Unavailable("DuckDB does not close: " + e.getMessage(), e);
    } finally {
      spill.remove();
    }
  }
}
