package weir.query.athena;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What a statement that ran has left.
///
/// @param updateCount rows that it wrote; 0 for what only reads, empty for what has no count
/// @param manifest where the list of the files lies that it wrote
public record StatementOutcome(
    List<AnswerColumn> columns,
    OptionalLong updateCount,
    Optional<String> manifest,
    RunStatistics statistics) {
  public StatementOutcome {
    columns = List.copyOf(columns);
  }
}
