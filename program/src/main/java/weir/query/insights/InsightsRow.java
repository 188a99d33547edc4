package weir.query.insights;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A row of an answer.
///
/// @param cells for each column of the answer its text, null where it is missing
/// @param event which event the row is; null when it is none
public record InsightsRow(List<@Nullable String> cells, @Nullable EventPointer event) {
  /// About as many bytes as it takes.
  long bytes() {
    return 64 + cells.stream().mapToLong(cell -> cell == null ? 8 : 56 + cell.length()).sum();
  }
}
