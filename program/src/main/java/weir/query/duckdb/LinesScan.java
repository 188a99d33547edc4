package weir.query.duckdb;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBTableFunction;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBTableFunctionCallInfo;
import org.duckdb.DuckDBTableFunctionInitInfo;
import org.duckdb.DuckDBTableFunctionState;
import org.jspecify.annotations.Nullable;
import weir.model.aws.Fault;
import weir.query.columns.ColumnCache;
import weir.query.lines.CellReader;
import weir.query.lines.Cells;
import weir.query.lines.Delimiters;
import weir.query.lines.LineSerde;
import weir.query.objects.LocalObject;
import weir.query.session.TrinoErrors;
import weir.query.sql.SqlFault;

/// Files of lines as a table of DuckDB. Each of DuckDB's threads takes a file after the other; only
/// columns that the statement needs are looked at.
final class LinesScan
    implements DuckDBTableFunction<List<LinesColumn>, LinesScan.Queue, LinesScan.Lane> {
  private final LineSerde serde;
  private final List<LinesColumn> columns;
  private final List<TableFile> files;
  private final int threads;
  private final QueryWork work;

  LinesScan(
      LineSerde serde,
      List<LinesColumn> columns,
      List<TableFile> files,
      int threads,
      QueryWork work) {
    this.serde = serde;
    this.columns = List.copyOf(columns);
    this.files = List.copyOf(files);
    this.threads = threads;
    this.work = work;
  }

  @Override
  public List<LinesColumn> bind(DuckDBTableFunctionBindInfo info) {
    columns.forEach(column -> info.addResultColumn(column.name(), column.type()));
    return columns;
  }

  @Override
  public Queue init(DuckDBTableFunctionInitInfo info) {
    info.setMaxThreads(Math.clamp(files.size(), 1, threads));
    LinesColumn[] wanted = new LinesColumn[Math.toIntExact(info.getColumnCount())];
    for (int i = 0; i < wanted.length; i++) {
      int index = Math.toIntExact(info.getColumnIndex(i));
      // A statement that needs no column, such as count(*), asks for one that does not exist.
      wanted[i] = columns.get(index < columns.size() ? index : 0);
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
      return lane.fill(queue, chunk);
    } catch (Fault fault) {
      throw work.failed(TrinoErrors.of(fault));
    } catch (SqlFault fault) {
      throw work.failed(fault);
    }
  }

  /// The files that are still to be read in one scan of the table. Shared by the scan's threads.
  static final class Queue {
    private final LinesColumn[] columns;
    private final AtomicInteger next = new AtomicInteger();

    Queue(LinesColumn[] columns) {
      this.columns = columns;
    }
  }

  /// One thread's part of a scan. DuckDB may move it between threads, but never uses it on two at
  /// once.
  final class Lane implements DuckDBTableFunctionState {
    private @Nullable TableFile file;
    private @Nullable LocalObject local;
    private @Nullable CellReader reader;
    private @Nullable Cells cells;
    private CellFiller @Nullable [] fillers;

    long fill(Queue queue, DuckDBDataChunkWriter chunk) {
      while (true) {
        work.stop().check();
        CellReader open = reader;
        if (open == null) {
          if (!open(queue, Math.toIntExact(chunk.capacity()))) {
            return 0;
          }
          continue;
        }
        int rows = read(open);
        if (rows == 0) {
          wishForColumns();
        } else {
          work.counters().rowsScanned.addAndGet(rows);
          put(rows, chunk);
          return rows;
        }
        close();
      }
    }

    /// The file was read to its end: the next query should have its columns.
    private void wishForColumns() {
      if (work.columns() != null
          && file != null
          && serde instanceof LineSerde.Delimited(Delimiters delimiters)
          && delimiters.isFlowLogs()
          && ColumnCache.suits(file.entry())) {
        work.columns().wish(file.entry(), work.objects());
      }
    }

    private int read(CellReader open) {
      try {
        return cells == null ? 0 : open.read(cells);
      } catch (IOException broken) {
        String name = file == null ? "" : file.entry().address().toString();
        throw new SqlFault(
            "HIVE_CURSOR_ERROR",
            0,
            0,
            "Failed to read file at %s: %s".formatted(name, broken.getMessage()));
      }
    }

    private void put(int rows, DuckDBDataChunkWriter chunk) {
      CellFiller[] open = fillers;
      for (int i = 0; open != null && cells != null && i < open.length; i++) {
        open[i].fill(cells, rows, chunk.vector(i));
      }
    }

    private boolean open(Queue queue, int capacity) {
      int position = queue.next.getAndIncrement();
      if (position >= files.size()) {
        return false;
      }
      TableFile next = files.get(position);
      file = next;
      LocalObject fetched = work.objects().fetch(next.entry());
      local = fetched;
      try {
        InputStream bytes =
            new ScannedInput(Files.newInputStream(fetched.path()), work.counters()::scanned);
        reader = serde.open(next.entry().address().toString(), bytes);
      } catch (IOException e) {
        throw new Fault.Unavailable(
            "cannot read " + next.entry().address() + ": " + e.getMessage(), e);
      }
      CellFiller[] open = fillers;
      if (open == null) {
        cells = CellFiller.cells(queue.columns, capacity);
        open = CellFiller.of(queue.columns);
        fillers = open;
      }
      for (CellFiller filler : open) {
        filler.begin(next);
      }
      return true;
    }

    @Override
    public void close() {
      try {
        if (reader != null) {
          reader.close();
        }
      } catch (IOException alreadyRead) {
        // What was to be had of the file was had.
      } finally {
        reader = null;
        if (local != null) {
          local.close();
          local = null;
        }
      }
    }
  }
}
