package weir.query.arrow;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.arrow.c.ArrowArrayStream;
import org.jspecify.annotations.Nullable;

/// Rows that DuckDB reads as a table. Threads of ours fill batches ahead of DuckDB's, which find
/// them filled.
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
  private final long ticket = TABLES.lend(this);

  /// Scans that DuckDB has begun and not ended, by the address of the stream that each has.
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
  }

  /// All rows, for `DuckDBConnection.registerArrowStream`: the view that it makes can be read once,
  /// for DuckDB's driver takes the stream as its own when it reads.
  public ArrowArrayStream stream() {
    MemorySegment stream = arena.allocate(ArrowLayout.STREAM_BYTES, Long.BYTES);
    stream.set(ADDRESS, ArrowLayout.STREAM_GET_SCHEMA, ArrowCalls.GET_SCHEMA);
    stream.set(ADDRESS, ArrowLayout.STREAM_GET_NEXT, ArrowCalls.GET_NEXT);
    stream.set(ADDRESS, ArrowLayout.STREAM_LAST_ERROR, ArrowCalls.LAST_ERROR);
    stream.set(ADDRESS, ArrowLayout.STREAM_RELEASE, ArrowCalls.RELEASE_STREAM);
    stream.set(JAVA_LONG, ArrowLayout.STREAM_PRIVATE, ticket);
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

  /// Lends the next batch of a scan; the first begins it.
  ///
  /// @return false when the scan failed
  boolean next(long scan, MemorySegment borrowed) {
    return running.computeIfAbsent(scan, _ -> begun()).next(borrowed);
  }

  private ArrowScan begun() {
    ArrowScan scan = new ArrowScan(schema.types(), lanes, source);
    scans.add(scan);
    if (stopped) {
      scan.end();
    }
    return scan;
  }

  /// Why a scan failed; null when there is no such scan.
  @Nullable String failure(long scan) {
    ArrowScan failed = running.get(scan);
    return failed == null ? null : failed.failure();
  }

  void ended(long scan) {
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
