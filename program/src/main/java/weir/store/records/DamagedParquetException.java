package weir.store.records;

import java.io.IOException;

/// Says what in a Parquet file is not as it must be, as half a sentence; whoever knows the file's
/// name completes it.
final class DamagedParquetException extends IOException {
  private static final long serialVersionUID = 1L;

  DamagedParquetException(String what) {
    super(what);
  }
}
