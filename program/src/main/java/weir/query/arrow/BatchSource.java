package weir.query.arrow;

/// Where the rows of an [ArrowTable] come from.
public interface BatchSource {
  /// Begins to read all rows once.
  Reading read();

  /// One time that all rows are read, by several threads together.
  interface Reading {
    /// Begins one thread's part.
    Lane open();
  }

  /// One thread's part: it takes what no other took.
  interface Lane extends AutoCloseable {
    /// Adds rows to an empty batch.
    ///
    /// @return false when there is nothing more to add
    boolean fill(ArrowBatch batch);

    @Override
    void close();
  }
}
