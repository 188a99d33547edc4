package weir.query.arrow;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.arrow.c.ArrowArrayStream;

/// Rows that DuckDB reads as a table, as often as it likes. Threads of ours fill batches ahead of
/// DuckDB's, which find them filled.
///
/// It must be closed behind the database that knows it.
public final class ArrowTable implements AutoCloseable {
  /// Tables by the number that is in their streams. What has been closed is not found any more.
  static final ArrowLoans<ArrowTable> TABLES = new ArrowLoans<>();

  private static final ArrowLoans<Arena> SCHEMAS = new ArrowLoans<>();

  private final ArrowSchema schema;
  private final int lanes;
  private final BatchSource source;
  private final Arena arena = Arena.ofShared();
  private final MemorySegment stream = arena.allocate(ArrowLayout.STREAM_BYTES, Long.BYTES);
  private final long ticket = TABLES.lend(this);

  /// DuckDB copies the stream for each scan; the copy's address is the scan's name while it runs.
  private final Map<Long, ArrowScan> running = new ConcurrentHashMap<>();

  private final List<ArrowScan> scans = new CopyOnWriteArrayList<>();
  private volatile boolean stopped;

  /// @param names of the columns
  /// @param types as many
  /// @param lanes how many threads fill batches in a scan
  public ArrowTable(List<String> names, List<ArrowType> types, int lanes, BatchSource source) {
    this.schema = new ArrowSchema(names, types);
    this.lanes = lanes;
    this.source = source;
    stream.set(ADDRESS, ArrowLayout.STREAM_GET_SCHEMA, ArrowCalls.GET_SCHEMA);
    stream.set(ADDRESS, ArrowLayout.STREAM_GET_NEXT, ArrowCalls.GET_NEXT);
    stream.set(ADDRESS, ArrowLayout.STREAM_LAST_ERROR, ArrowCalls.LAST_ERROR);
    stream.set(JAVA_LONG, ArrowLayout.STREAM_PRIVATE, ticket);
    makeReadable();
  }

  /// DuckDB's driver takes the function away from the stream that it copies, so that it could be
  /// read only once.
  private void makeReadable() {
    stream.set(ADDRESS, ArrowLayout.STREAM_RELEASE, ArrowCalls.RELEASE_STREAM);
  }

  /// For `DuckDBConnection.registerArrowStream`.
  public ArrowArrayStream stream() {
    makeReadable();
    return new ArrowArrayStream(stream.address());
  }

  /// Ends all scans, with an error where they are not done.
  public void stop() {
    stopped = true;
    scans.forEach(ArrowScan::end);
  }

  void describe(MemorySegment borrowed) {
    Arena memory = Arena.ofShared();
    schema.lend(borrowed, memory, SCHEMAS.lend(memory));
  }

  static void forget(long describedAs) {
    Arena memory = SCHEMAS.takeBack(describedAs);
    if (memory != null) {
      memory.close();
    }
  }

  /// Lends the next batch of a scan.
  ///
  /// @return false when the scan failed
  boolean next(long scan, MemorySegment borrowed) {
    return running.computeIfAbsent(scan, _ -> begun()).next(borrowed);
  }

  private ArrowScan begun() {
    makeReadable();
    ArrowScan scan = new ArrowScan(schema.types(), lanes, source.read());
    scans.add(scan);
    if (stopped) {
      scan.end();
    }
    return scan;
  }

  /// Why a scan failed, if it did.
  Optional<String> failure(long scan) {
    ArrowScan failed = running.get(scan);
    return failed == null ? Optional.empty() : failed.failure();
  }

  /// Whether this is the stream itself and not the copy that a scan has.
  boolean isStream(long address) {
    return address == stream.address();
  }

  void ended(long scan) {
    makeReadable();
    ArrowScan done = running.remove(scan);
    if (done != null) {
      done.end();
    }
  }

  @Override
  public void close() {
    stop();
    TABLES.takeBack(ticket);
    scans.forEach(ArrowScan::close);
    arena.close();
  }
}
