package weir.query.duckdb;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import weir.model.aws.Fault;
import weir.query.arrow.ArrowBatch;
import weir.query.arrow.BatchSource;
import weir.query.columns.ColumnCache;
import weir.query.lines.CellReader;
import weir.query.lines.Cells;
import weir.query.lines.Delimiters;
import weir.query.lines.LineSerde;
import weir.query.objects.LocalObject;
import weir.query.session.TrinoErrors;
import weir.query.sql.SqlFault;

/// Files of lines as batches of rows. Each lane takes a file after the other; only columns that the
/// statement needs are looked at.
final class LinesScan implements BatchSource {
  /// Rows that are taken out of a file at a time, to stay in the processor's cache.
  private static final int AT_ONCE = 1 << 11;

  private final LineSerde serde;
  private final List<LinesColumn> columns;
  private final List<TableFile> files;
  private final QueryWork work;

  LinesScan(LineSerde serde, List<LinesColumn> columns, List<TableFile> files, QueryWork work) {
    this.serde = serde;
    this.columns = List.copyOf(columns);
    this.files = List.copyOf(files);
    this.work = work;
  }

  @Override
  public Reading read() {
    AtomicInteger next = new AtomicInteger();
    return () -> new FileLane(next);
  }

  /// One thread's part.
  private final class FileLane implements Lane {
    /// The first file that no lane has taken yet.
    private final AtomicInteger next;

    private final Cells cells = CellFiller.cells(columns, AT_ONCE);
    private final CellFiller[] fillers = CellFiller.of(columns);
    private @Nullable OpenFile open;

    FileLane(AtomicInteger next) {
      this.next = next;
    }

    @Override
    public boolean fill(ArrowBatch batch) {
      try {
        while (batch.room() >= AT_ONCE && addSome(batch)) {
          work.stop().check();
        }
        work.counters().rowsScanned.addAndGet(batch.rows());
        return batch.rows() > 0;
      } catch (Fault fault) {
        throw work.failed(TrinoErrors.of(fault));
      } catch (SqlFault fault) {
        throw work.failed(fault);
      }
    }

    /// Adds rows of the present file or the next; false when there is none.
    private boolean addSome(ArrowBatch batch) {
      OpenFile present = open == null ? openNext() : open;
      if (present == null) {
        return false;
      }
      int rows = present.read(cells);
      if (rows == 0) {
        wishForColumns(present.file());
        close();
      }
      for (CellFiller filler : fillers) {
        filler.fill(cells, rows, batch);
      }
      return true;
    }

    private @Nullable OpenFile openNext() {
      work.stop().check();
      int position = next.getAndIncrement();
      if (position >= files.size()) {
        return null;
      }
      TableFile file = files.get(position);
      for (CellFiller filler : fillers) {
        filler.begin(file);
      }
      open = opened(file);
      return open;
    }

    @Override
    public void close() {
      if (open != null) {
        open.close();
        open = null;
      }
    }
  }

  private OpenFile opened(TableFile file) {
    LocalObject local = work.objects().fetch(file.entry());
    try {
      InputStream bytes =
          new ScannedInput(Files.newInputStream(local.path()), work.counters()::scanned);
      return new OpenFile(file, local, serde.open(file.entry().address().toString(), bytes));
    } catch (IOException e) {
      local.close();
      throw new Fault.Unavailable(
          "cannot read " + file.entry().address() + ": " + e.getMessage(), e);
    } catch (RuntimeException noRows) {
      local.close();
      throw noRows;
    }
  }

  /// The file was read to its end: the next query should have its columns.
  private void wishForColumns(TableFile file) {
    if (work.columns() != null
        && serde instanceof LineSerde.Delimited(Delimiters delimiters)
        && delimiters.isFlowLogs()
        && ColumnCache.suits(file.entry())) {
      work.columns().wish(file.entry(), work.objects());
    }
  }

  /// A file that a lane reads.
  private record OpenFile(TableFile file, LocalObject local, CellReader reader)
      implements AutoCloseable {
    int read(Cells cells) {
      try {
        return reader.read(cells);
      } catch (IOException broken) {
        throw new SqlFault(
            "HIVE_CURSOR_ERROR",
            0,
            0,
            "Failed to read file at %s: %s".formatted(file.entry().address(), broken.getMessage()));
      }
    }

    @Override
    public void close() {
      try (local) {
        reader.close();
      } catch (IOException alreadyRead) {
        // What was to be had of the file was had.
      }
    }
  }
}
