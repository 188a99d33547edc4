package weir.query.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import weir.query.sql.AnalyzedQuery;
import weir.query.sql.SqlCatalog;
import weir.query.sql.SqlFault;
import weir.query.sql.SqlName;
import weir.query.sql.SqlRelation;
import weir.query.sql.SqlSession;
import weir.query.sql.SqlStatement;

/// Answers SQL over relations of log events with DuckDB in this process. Safe for any number of
/// threads.
public final class LogEngine implements AutoCloseable {
  /// The schema of the relations that a query names.
  public static final String SCHEMA = "logs";

  private static final String CATALOG = "awsdatacatalog";

  private final SessionPool sessions;

  public LogEngine(SqlEngineSettings settings) {
    this.sessions = new SessionPool(settings, 1);
  }

  /// The name of the relation with a number.
  public static SqlName name(int number) {
    return new SqlName(CATALOG, SCHEMA, "events" + number);
  }

  /// Gets a question ready to be asked. Its relations show this moment.
  ///
  /// @throws SqlFault when the SQL is wrong
  public LogQuery open(List<LogGroupSource> sources) {
    return open(sources, true);
  }

  /// As [#open(List)], passing over what is damaged in segments; slower.
  public LogQuery openDamaged(List<LogGroupSource> sources) {
    return open(sources, false);
  }

  private LogQuery open(List<LogGroupSource> sources, boolean asFiles) {
    Map<SqlName, LogRelation> relations = new LinkedHashMap<>();
    sources.forEach(source -> relations.put(source.name(), new LogRelation(source, asFiles)));
    DuckDbSession session = sessions.take();
    try {
      List<String> files = new ArrayList<>();
      int number = 0;
      Map<SqlName, String> views = new LinkedHashMap<>();
      for (Map.Entry<SqlName, LogRelation> relation : relations.entrySet()) {
        String view = "weir_log_view_" + ++number;
        String select =
            relation.getValue().register(session.connection(), "weir_log_scan_" + number);
        session.execute("CREATE VIEW " + view + " AS " + select);
        views.put(relation.getKey(), view);
        files.addAll(relation.getValue().files());
      }
      Connection streaming = session.streaming();
      session.lock(files);
      return new LogQuery(
          session, streaming, List.copyOf(relations.values()), views, catalog(sources));
    } catch (SQLException refused) {
      relations.values().forEach(LogRelation::close);
      session.close();
      throw TrinoErrors.of(refused);
    }
  }

  private static SqlCatalog catalog(List<LogGroupSource> sources) {
    Map<SqlName, SqlRelation> tables = new LinkedHashMap<>();
    sources.forEach(source -> tables.put(source.name(), source.table()));
    return new SqlCatalog() {
      @Override
      public Optional<SqlRelation> relation(SqlName name) {
        return Optional.ofNullable(tables.get(name));
      }

      @Override
      public boolean hasSchema(String schema) {
        return schema.equals(SCHEMA);
      }

      @Override
      public List<SqlName> relations(String schema) {
        return List.copyOf(tables.keySet());
      }

      @Override
      public List<String> schemas() {
        return List.of(SCHEMA);
      }
    };
  }

  @Override
  public void close() {
    sessions.close();
  }

  /// Settles names and types of a query over a catalogue.
  static AnalyzedQuery analyzed(String sql, SqlCatalog catalog) {
    if (SqlStatement.parse(sql) instanceof SqlStatement.Select select) {
      return AnalyzedQuery.of(
          select.query(),
          catalog,
          new SqlSession(CATALOG, SCHEMA, Instant.EPOCH, "insights", ZoneOffset.UTC));
    }
    throw new SqlFault("NOT_SUPPORTED", 0, 0, "a question about log events must be a SELECT");
  }
}
