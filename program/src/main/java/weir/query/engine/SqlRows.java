package weir.query.engine;

import java.util.Optional;

/// The rows of an answer, one at a time; what was read is not kept.
public interface SqlRows {
  /// Goes on to the next row; false after the last.
  ///
  /// @throws weir.query.sql.SqlFault when the query fails on the way
  boolean next();

  /// The value in the present row as Athena prints it; empty is NULL.
  ///
  /// @param column position in [RunningQuery#columns], from 0
  Optional<String> text(int column);
}
