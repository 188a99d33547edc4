package weir.query.engine;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBFunctions;
import weir.model.flow.RecordField;
import weir.store.logs.LogRange;
import weir.store.logs.LogSnapshot;

/// A relation of log events as DuckDB reads it: plain segments as files, everything else through
/// [LogScan]. It shows one moment; the files of that moment stay until it is closed.
final class LogRelation implements AutoCloseable {
  private final LogGroupSource source;
  private final List<RecordField> fields;
  private final List<LogSnapshot> snapshots = new ArrayList<>();
  private final LogScan scan;
  private final long rows;
  private final long bytes;

  /// @param asFiles whether segments are read as files where they can be
  LogRelation(LogGroupSource source, boolean asFiles) {
    this.source = source;
    this.fields = source.fields();
    LogRange range = LogRange.ALL.times(source.fromMillis(), source.toMillis());
    for (LogGroupSource.Group group : source.groups()) {
      // Messages of a group with flow logs may be records that are kept as text: they are parsed.
      LogSnapshot.Files files =
          group.formats().isEmpty() ? LogSnapshot.Files.ALL : LogSnapshot.Files.RECORDS;
      snapshots.add(group.events().snapshot(range, asFiles ? files : LogSnapshot.Files.NONE));
    }
    this.scan = new LogScan(source, fields, snapshots);
    this.rows = snapshots.stream().flatMap(s -> s.files().stream()).mapToLong(f -> f.rows()).sum();
    this.bytes =
        snapshots.stream().flatMap(s -> s.files().stream()).mapToLong(f -> f.bytes()).sum();
  }

  /// Files that DuckDB must be allowed to read.
  List<String> files() {
    return snapshots.stream()
        .flatMap(snapshot -> snapshot.files().stream())
        .map(LogSnapshot.SegmentFile::path)
        .map(Path::toString)
        .toList();
  }

  /// Makes the relation's events known to a session, and answers the SELECT that reads them.
  ///
  /// @param function a name that nothing else in the session has
  String register(DuckDBConnection connection, String function) throws SQLException {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < snapshots.size(); i++) {
      String log = source.groups().get(i).log();
      parts.addAll(new LogSegments(fields, snapshots.get(i), log, i).selects());
    }
    if (parts.isEmpty() || snapshots.stream().anyMatch(LogSnapshot::hasRest)) {
      DuckDBFunctions.tableFunction()
          .withName(function)
          .withProjectionPushdown()
          .withFunction(scan)
          .register(connection);
      parts.add("SELECT * FROM " + function + "()");
    }
    return String.join(" UNION ALL ", parts);
  }

  /// Events that were looked at so far.
  long rowsScanned() {
    return rows + scan.rows();
  }

  /// Bytes of the files and messages that were looked at.
  long bytesScanned() {
    return bytes + scan.bytes();
  }

  @Override
  public void close() {
    snapshots.forEach(LogSnapshot::close);
  }
}
