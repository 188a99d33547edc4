package weir.query.files;

import java.util.List;

/// A question that is ready to run once. One thread runs and reads it; any thread may watch and
/// cancel it.
public interface Query extends AutoCloseable {
  /// Starts the scan and answers once the first rows are there. Call it once.
  ///
  /// @throws weir.model.aws.Fault.Unavailable when memory or the time runs out, or the question was
  ///   cancelled
  QueryRows run();

  /// How far the scan is.
  ScanProgress progress();

  /// What is to be said about the files: unknown columns, malformed lines. Complete once the last
  /// row was read.
  List<String> notices();

  /// Ends a running [#run] with a fault; does nothing when nothing runs.
  void cancel();

  @Override
  void close();
}
