package weir.query.trino;

import java.io.IOException;
import java.time.Instant;
import weir.store.records.ParquetSource;

/// A Parquet file of log events that a cluster may read.
///
/// @param key in [LogLoans#BUCKET]
/// @param since when it is lent
public record LentFile(String key, long bytes, Instant since, Opening opening) {
  /// How the file is opened.
  public interface Opening {
    ParquetSource open() throws IOException;
  }
}
