package weir.query.files;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
import weir.model.flow.RecordBatch;
import weir.model.flow.RecordField;
import weir.store.records.Projection;
import weir.store.records.RecordFile;
import weir.store.records.RecordReader;

/// Text files as a table of DuckDB: `weir_text()`. Each of DuckDB's threads takes a file after the
/// other; only columns that the statement needs are parsed.
final class TextScan implements DuckDBTableFunction<FlowLogTable, TextScan.Queue, TextScan.Lane> {
  static final String NAME = "weir_text";

  private final FlowLogTable table;
  private final List<FlowLogFile> files;
  private final int threads;
  private final ScanProgress progress;
  private final ScanNotices notices;
  private volatile @Nullable Fault failure;

  TextScan(
      FlowLogTable table,
      List<FlowLogFile> files,
      int threads,
      ScanProgress progress,
      ScanNotices notices) {
    this.table = table;
    this.files = files;
    this.threads = threads;
    this.progress = progress;
    this.notices = notices;
  }

  /// Why the scan broke off; DuckDB's own error only quotes it.
  Optional<Fault> failure() {
    return Optional.ofNullable(failure);
  }

  @Override
  public FlowLogTable bind(DuckDBTableFunctionBindInfo info) {
    for (TableColumn column : table.columns()) {
      info.addResultColumn(column.name(), DuckDBColumnType.valueOf(column.type().name()));
    }
    return table;
  }

  @Override
  public Queue init(DuckDBTableFunctionInitInfo info) {
    info.setMaxThreads(Math.clamp(files.size(), 1, threads));
    return new Queue(table, wanted(info));
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
      failure = fault;
      throw fault;
    }
  }

  private TableColumn[] wanted(DuckDBTableFunctionInitInfo info) {
    TableColumn[] wanted = new TableColumn[Math.toIntExact(info.getColumnCount())];
    for (int i = 0; i < wanted.length; i++) {
      int index = Math.toIntExact(info.getColumnIndex(i));
      // A statement that needs no column, such as count(*), asks for one that does not exist.
      wanted[i] = table.columns().get(index < table.columns().size() ? index : 0);
    }
    return wanted;
  }

  /// The files that are still to be read in one scan of the table. Shared by the scan's threads.
  static final class Queue {
    private final TableColumn[] columns;
    private final Projection projection;
    private final AtomicInteger next = new AtomicInteger();

    Queue(FlowLogTable table, TableColumn[] columns) {
      this.columns = columns;
      Set<RecordField> fields = EnumSet.noneOf(RecordField.class);
      boolean extras = false;
      for (TableColumn column : columns) {
        switch (column) {
          case TableColumn.Field field -> fields.add(field.field());
          case TableColumn.Extra extra -> extras = true;
          case TableColumn.Partition partition -> {}
        }
      }
      projection = new Projection(fields, extras);
    }
  }

  /// One thread's part of a scan. DuckDB may move it between threads, but never uses it on two at
  /// once.
  final class Lane implements DuckDBTableFunctionState {
    private @Nullable RecordReader reader;
    private @Nullable RecordBatch batch;
    private VectorFiller @Nullable [] fillers;
    private int offset;

    long fill(Queue queue, DuckDBDataChunkWriter chunk) {
      RecordBatch rows = batch;
      if (rows == null || offset == rows.rows()) {
        Optional<RecordBatch> next = nextBatch(queue);
        if (next.isEmpty()) {
          return 0;
        }
        rows = next.orElseThrow();
        batch = rows;
        offset = 0;
      }
      int count = Math.min(rows.rows() - offset, Math.toIntExact(chunk.capacity()));
      VectorFiller[] open = fillers;
      for (int i = 0; open != null && i < open.length; i++) {
        open[i].fill(rows, offset, count, chunk.vector(i));
      }
      offset += count;
      return count;
    }

    private Optional<RecordBatch> nextBatch(Queue queue) {
      while (true) {
        if (reader == null && !open(queue)) {
          return Optional.empty();
        }
        try {
          Optional<RecordBatch> next = reader == null ? Optional.empty() : reader.next();
          if (next.isPresent() && next.orElseThrow().rows() > 0) {
            return next;
          }
        } catch (Fault.Corrupt notFlowLogs) {
          notices.remark(notFlowLogs.getMessage() + "; the rest of the file is left out");
        }
        close();
      }
    }

    private boolean open(Queue queue) {
      int position = queue.next.getAndIncrement();
      if (position >= files.size()) {
        return false;
      }
      FlowLogFile file = files.get(position);
      reader = RecordFile.open(file.local(), queue.projection);
      fillers =
          Arrays.stream(queue.columns)
              .map(column -> VectorFiller.of(column, file.partition()))
              .toArray(VectorFiller[]::new);
      progress.read(file);
      return true;
    }

    @Override
    public void close() {
      if (reader != null) {
        notices.add(reader.notices(), table);
        reader.close();
        reader = null;
      }
    }
  }
}
