package weir.query.files;

import java.util.List;
import java.util.Optional;

/// The rows of an answer, one at a time; what was read is not kept.
public interface QueryRows {
  List<ResultColumn> columns();

  /// Goes on to the next row; false after the last.
  ///
  /// @throws weir.model.aws.Fault when the scan fails on the way
  boolean next();

  /// The value in the present row as text; empty is SQL's NULL.
  ///
  /// @param column position in [#columns], from 0
  Optional<String> text(int column);
}
