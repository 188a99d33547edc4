package weir.store.records;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import weir.model.flow.RecordBatch;
import weir.model.flow.RecordFormat;

/// What reading and writing allocate, counted by the JVM. An object per record would be 16 bytes
/// each at least.
class AllocationTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int ROWS = 100_000;

  private static RecordBatch batch() throws IOException {
    StringBuilder text = new StringBuilder(RecordFormat.DEFAULT.headerLine()).append('\n');
    for (int i = 0; i < ROWS; i++) {
      text.append("2 123456789012 eni-").append(i % 50).append(" 10.0.").append(i % 200);
      text.append('.').append(i % 13).append(" 10.1.2.3 ").append(i % 60_000).append(" 443 6 ");
      text.append(i).append(' ').append(i * 91L).append(" 1700000000 1700000059 ACCEPT OK\n");
    }
    return RecordTextTest.read(text.toString(), Projection.ALL, ROWS).batches().getFirst();
  }

  private interface Work {
    void run() throws IOException;
  }

  private static long allocated(Work work) throws IOException {
    work.run();
    long before = THREADS.getCurrentThreadAllocatedBytes();
    work.run();
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }

  @Test
  void writingTextAllocatesNothingPerRecord() throws IOException {
    RecordBatch batch = batch();
    RecordTextWriter writer = new RecordTextWriter(RecordFormat.DEFAULT);
    long bytes = allocated(() -> writer.write(batch, OutputStream.nullOutputStream()));
    assertTrue(bytes < ROWS / 10, () -> bytes + " bytes for " + ROWS + " records");
  }

  @Test
  void readingTextAllocatesTheColumnsAndNothingElsePerRecord() throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    RecordTextWriter writer = new RecordTextWriter(RecordFormat.DEFAULT);
    writer.writeHeader(text);
    writer.write(batch(), text);
    byte[] file = text.toByteArray();
    long bytes =
        allocated(() -> {
          try (RecordReader reader =
              RecordTextReader.open("x", new ByteArrayInputStream(file), Projection.ALL)) {
            long rows = 0;
            for (var batch = reader.next(); batch.isPresent(); batch = reader.next()) {
              rows += batch.get().rows();
            }
            assertEquals(ROWS, rows);
          }
        });
    // Eight numbers, two addresses of two halves, four texts' numbers.
    long columns = ROWS * (8L * 8 + 2 * 16 + 4 * 4);
    assertTrue(bytes < columns + ROWS * 14L, () -> bytes + " bytes, columns take " + columns);
  }
}
