package weir.query.lines;

import java.io.IOException;

/// Reads a file's rows as cells, a few at a time. Used by one thread at a time.
public interface CellReader extends AutoCloseable {
  /// Reads on. The cells of the call before are gone.
  ///
  /// @return how many rows are in `cells`, 0 at the end of the file
  /// @throws IOException when the bytes cannot be had or do not unpack
  /// @throws weir.model.aws.Fault.Corrupt when they are not what the format says
  int read(Cells cells) throws IOException;

  @Override
  void close() throws IOException;
}
