package weir.query.engine;

import java.util.List;
import weir.query.sql.SqlOutput;

/// A query that is to run once. One thread runs and reads it; any thread may watch and cancel it.
///
/// Failures are [weir.query.sql.SqlFault] with Trino's error name.
public interface RunningQuery extends AutoCloseable {
  List<SqlOutput> columns();

  /// Waits until the engine has a place for the query. [#rows] and [#write] do that themselves.
  ///
  /// @throws weir.query.sql.SqlFault `QUERY_QUEUE_FULL` when too many wait already
  void awaitTurn();

  /// Finds and reads the tables' objects, and answers once the first rows are there. Either this or
  /// [#write] is called, and once.
  SqlRows rows();

  /// Writes the rows as objects. When it fails, what it has written is removed again.
  WrittenRows write(WriteOrder order);

  /// What was done so far; complete once the last row was read.
  QueryStatistics statistics();

  /// Ends the query wherever it is: what runs or begins later ends with `USER_CANCELED`.
  void cancel();

  @Override
  void close();
}
