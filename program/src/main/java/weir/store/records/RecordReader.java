package weir.store.records;

import java.util.Optional;
import weir.model.flow.RecordBatch;

/// Flow records out of one file, batch after batch. Used by one thread.
public interface RecordReader extends AutoCloseable {
  /// The next rows, or empty at the end. A batch is the caller's to keep: later ones share no array
  /// that is still written to.
  ///
  /// @throws weir.model.aws.Fault.Corrupt when the file does not have the form that it claims
  /// @throws weir.model.aws.Fault.Unavailable when the file cannot be read on
  Optional<RecordBatch> next();

  /// What the reader passed over so far.
  ReadNotices notices();

  /// Gives back memory and the file; throws nothing.
  @Override
  void close();
}
