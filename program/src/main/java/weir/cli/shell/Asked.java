package weir.cli.shell;

import java.util.List;
import weir.query.files.QueryRows;

/// A statement that is ready to run once. One thread runs and reads it; any thread may watch and
/// cancel it.
public interface Asked extends AutoCloseable {
  /// Runs the statement and answers once the first rows are there.
  ///
  /// @throws StatementFault when the statement is wrong
  QueryRows rows();

  /// How far it is, in a few words; empty when that is not known.
  String progress();

  /// What is to be said beside the answer. Complete once the last row was read.
  List<String> notices();

  /// Ends what runs, with a fault.
  void cancel();

  @Override
  void close();
}
