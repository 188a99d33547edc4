package weir.store.records;

import weir.model.aws.Fault;
import weir.model.flow.RecordFormat;

/// Feeds the Parquet reader anything at all: batches or a fault in one sentence must come out.
public final class ParquetReaderFuzz {
  /// A small file may rightly stand for very many rows.
  private static final int MOST_BATCHES = 40;

  private ParquetReaderFuzz() {}

  public static void fuzzerTestOneInput(byte[] input) {
    try (RecordReader reader =
        ParquetReader.open("fuzz", new ParquetSource.OfBytes(input), Projection.ALL)) {
      int batches = 0;
      for (var batch = reader.next();
          batch.isPresent() && batches < MOST_BATCHES;
          batch = reader.next()) {
        batches++;
        // Every row must be there to be shown.
        String line = batch.get().line(batch.get().rows() - 1, RecordFormat.ALL_VPC_FIELDS);
        if (line.isEmpty()) {
          throw new AssertionError("impossible line");
        }
      }
    } catch (Fault.Corrupt told) {
      if (!String.valueOf(told.getMessage()).startsWith("fuzz: Parquet file ")) {
        throw new AssertionError("impossible message: " + told);
      }
    }
  }
}
