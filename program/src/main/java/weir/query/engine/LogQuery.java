package weir.query.engine;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import weir.query.sql.AnalyzedQuery;
import weir.query.sql.SqlCatalog;
import weir.query.sql.SqlFault;
import weir.query.sql.SqlName;

/// Relations of log events that questions can be asked about, one after the other. One thread asks
/// and reads; any thread may watch and cancel.
public final class LogQuery implements AutoCloseable {
  private final DuckDbSession session;
  private final Connection streaming;
  private final List<LogRelation> relations;
  private final Map<SqlName, String> views;
  private final SqlCatalog catalog;
  private volatile @Nullable Statement running;
  private volatile boolean cancelled;

  LogQuery(
      DuckDbSession session,
      Connection streaming,
      List<LogRelation> relations,
      Map<SqlName, String> views,
      SqlCatalog catalog) {
    this.session = session;
    this.streaming = streaming;
    this.relations = relations;
    this.views = views;
    this.catalog = catalog;
  }

  /// Takes the rows of an answer, one at a time.
  public interface Rows {
    /// @param cells as the engine has them: Long, Double, Boolean, String or null
    /// @return whether more are wanted
    boolean take(@Nullable Object[] cells);
  }

  /// Asks one question.
  ///
  /// @param sql Trino's
  /// @throws SqlFault when it is wrong, or fails on the way
  public void ask(String sql, Rows rows) {
    AnalyzedQuery query = LogEngine.analyzed(sql, catalog);
    String text = query.duckDb(use -> Objects.requireNonNull(views.get(use.table().name())));
    try (Statement statement = streaming.createStatement()) {
      session.define(text);
      running = statement;
      if (cancelled) {
        throw stopped();
      }
      try (ResultSet answer = statement.executeQuery(text)) {
        int width = query.outputs().size();
        boolean more = true;
        while (more && answer.next()) {
          @Nullable Object[] cells = new Object[width];
          for (int i = 0; i < width; i++) {
            cells[i] = answer.getObject(i + 1);
          }
          more = rows.take(cells);
        }
      }
    } catch (SQLException failed) {
      throw cancelled ? stopped() : TrinoErrors.of(failed);
    } finally {
      running = null;
    }
  }

  private static SqlFault stopped() {
    return new SqlFault("USER_CANCELED", 0, 0, "Query cancelled by user");
  }

  /// Events that were looked at so far.
  public long rowsScanned() {
    return relations.stream().mapToLong(LogRelation::rowsScanned).sum();
  }

  public long bytesScanned() {
    return relations.stream().mapToLong(LogRelation::bytesScanned).sum();
  }

  /// Ends the question that is asked now, and all that would be asked later.
  public void cancel() {
    cancelled = true;
    Statement now = running;
    try {
      if (now != null) {
        now.cancel();
      }
    } catch (SQLException alreadyClosed) {
      // Nothing runs any more, which is what was asked for.
    }
  }

  @Override
  public void close() {
    try {
      streaming.close();
    } catch (SQLException stays) {
      // The session closes what belongs to it.
    } finally {
      session.close();
      relations.forEach(LogRelation::close);
    }
  }
}
