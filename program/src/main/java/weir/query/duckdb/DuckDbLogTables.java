package weir.query.duckdb;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.duckdb.DuckDBFunctions;
import org.jspecify.annotations.Nullable;
import weir.model.flow.RecordFormat;
import weir.query.engine.LogGroupSource;
import weir.query.engine.LogRest;
import weir.query.engine.LogTables;
import weir.query.session.DuckDbSession;
import weir.query.session.TrinoErrors;
import weir.query.sql.SqlText;
import weir.store.logs.LogSnapshot.SegmentFile;

/// Log events as DuckDB reads them: segments that lie here as files, everything else through
/// [LogScan].
final class DuckDbLogTables implements LogTables {
  private final DuckDbSession session;
  private final QueryWork work;
  private final String scan;
  private final List<String> files = new ArrayList<>();

  /// @param use number of the place that reads the events
  DuckDbLogTables(DuckDbSession session, QueryWork work, int use) {
    this.session = session;
    this.work = work;
    this.scan = "weir_logs_" + use;
  }

  /// What DuckDB is to read itself.
  List<String> files() {
    return files;
  }

  @Override
  public boolean reachElsewhere() {
    return false;
  }

  @Override
  public String segments(
      LogGroupSource.Group group, @Nullable RecordFormat format, List<SegmentFile> segments) {
    List<String> paths =
        segments.stream().map(file -> Objects.requireNonNull(file.path()).toString()).toList();
    files.addAll(paths);
    work.counters().rowsScanned.addAndGet(segments.stream().mapToLong(SegmentFile::rows).sum());
    work.counters().scanned(segments.stream().mapToLong(SegmentFile::bytes).sum());
    return "read_parquet(" + SqlText.list(paths) + ")";
  }

  @Override
  public String rest(LogRest rest) {
    try {
      DuckDBFunctions.tableFunction()
          .withName(scan)
          .withProjectionPushdown()
          .withFunction(new LogScan(rest, work))
          .register(session.connection());
      return "SELECT * FROM " + scan + "()";
    } catch (SQLException refused) {
      throw TrinoErrors.of(refused);
    }
  }
}
