package weir.query.duckdb;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBTableFunction;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBTableFunctionCallInfo;
import org.duckdb.DuckDBTableFunctionInitInfo;
import org.duckdb.DuckDBTableFunctionState;
import org.jspecify.annotations.Nullable;
import weir.model.aws.Fault;
import weir.model.flow.RecordField;
import weir.query.engine.LogColumns;
import weir.query.engine.LogGroupSource;
import weir.query.engine.LogRest;
import weir.query.session.TrinoErrors;
import weir.query.sql.SimpleType;
import weir.query.sql.SqlColumn;
import weir.store.logs.LogCursor;

/// Log events that lie in no file that DuckDB could read, as a table of DuckDB. Each of DuckDB's
/// threads takes a group after the other.
final class LogScan implements DuckDBTableFunction<List<SqlColumn>, LogScan.Queue, LogScan.Lane> {
  private final LogRest rest;
  private final List<RecordField> fields;
  private final List<SqlColumn> columns;
  private final QueryWork work;

  LogScan(LogRest rest, QueryWork work) {
    this.rest = rest;
    this.fields = rest.source().fields();
    this.columns = LogColumns.of(fields);
    this.work = work;
  }

  @Override
  public List<SqlColumn> bind(DuckDBTableFunctionBindInfo info) {
    for (SqlColumn column : columns) {
      info.addResultColumn(
          column.name(),
          column.type() == SimpleType.BIGINT ? DuckDBColumnType.BIGINT : DuckDBColumnType.VARCHAR);
    }
    return columns;
  }

  @Override
  public Queue init(DuckDBTableFunctionInitInfo info) {
    info.setMaxThreads(Math.max(1, rest.readings().size()));
    int[] wanted = new int[Math.toIntExact(info.getColumnCount())];
    for (int i = 0; i < wanted.length; i++) {
      int index = Math.toIntExact(info.getColumnIndex(i));
      // A statement that needs no column, such as count(*), asks for one that does not exist.
      wanted[i] = index < columns.size() ? index : 0;
    }
    return new Queue(wanted);
  }

  @Override
  public Lane localInit(DuckDBTableFunctionInitInfo info) {
    return new Lane();
  }

  @Override
  public long apply(DuckDBTableFunctionCallInfo call, DuckDBDataChunkWriter chunk) {
    Queue queue = call.getInitData();
    Lane lane = call.getLocalInitData();
    try {
      work.stop().check();
      return lane.fill(queue, chunk);
    } catch (Fault fault) {
      throw work.failed(TrinoErrors.of(fault));
    }
  }

  /// The groups that are still to be read in one scan. Shared by the scan's threads.
  static final class Queue {
    private final int[] wanted;
    private final boolean needsFields;
    private final AtomicInteger next = new AtomicInteger();

    Queue(int[] wanted) {
      this.wanted = wanted;
      boolean fields = false;
      for (int column : wanted) {
        String name = column < LogColumns.COMMON.size() ? LogColumns.COMMON.get(column).name() : "";
        fields |= name.isEmpty() || name.equals(LogColumns.TEXT);
      }
      this.needsFields = fields;
    }
  }

  /// One thread's part of a scan. DuckDB may move it between threads, but never uses it on two at
  /// once.
  final class Lane implements DuckDBTableFunctionState {
    private final Deque<LogEvents> waiting = new ArrayDeque<>();
    private @Nullable LogCursor cursor;
    private int group;

    long fill(Queue queue, DuckDBDataChunkWriter chunk) {
      while (waiting.isEmpty()) {
        LogCursor open = cursor;
        if (open == null) {
          group = queue.next.getAndIncrement();
          if (group >= rest.readings().size()) {
            return 0;
          }
          cursor = rest.readings().get(group).rest();
        } else {
          read(open, Math.toIntExact(chunk.capacity()), queue.needsFields);
        }
      }
      LogEvents events = waiting.remove();
      for (int i = 0; i < queue.wanted.length; i++) {
        int column = queue.wanted[i];
        if (column < LogColumns.COMMON.size()) {
          events.fill(LogColumns.COMMON.get(column).name(), chunk.vector(i));
        } else {
          events.fill(fields.get(column - LogColumns.COMMON.size()), chunk.vector(i));
        }
      }
      return events.count();
    }

    private void read(LogCursor open, int most, boolean needsFields) {
      LogGroupSource.Group from = rest.source().groups().get(group);
      LogEvents.Reading reading = new LogEvents.Reading(from.log(), group);
      while (reading.count() < most && open.next()) {
        reading.add(open);
      }
      if (reading.count() == 0) {
        close();
        return;
      }
      work.counters().rowsScanned.addAndGet(reading.count());
      work.counters().scanned(reading.bytes());
      waiting.addAll(reading.sorted(needsFields ? from.formats() : new ArrayList<>()));
    }

    @Override
    public void close() {
      if (cursor != null) {
        cursor.close();
        cursor = null;
      }
    }
  }
}
