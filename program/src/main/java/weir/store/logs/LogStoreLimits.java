package weir.store.logs;

import java.time.Duration;
import weir.model.aws.Fault;

/// When the store does what it does in the background.
///
/// @param journalBytes size at which a journal is sealed; a reader may hold as much in memory
/// @param journalBatches batches at which a journal is sealed
/// @param journalAge age at which a journal is sealed
/// @param groupRows most events of a row group in a segment
/// @param groupBytes bytes of text at which a row group ends
/// @param pause time between two looks at what there is to do
public record LogStoreLimits(
    long journalBytes,
    int journalBatches,
    Duration journalAge,
    int groupRows,
    int groupBytes,
    Duration pause) {
  public static final LogStoreLimits DEFAULT =
      new LogStoreLimits(
          64 << 20, 1 << 16, Duration.ofHours(1), 1 << 17, 8 << 20, Duration.ofSeconds(10));

  /// @throws Fault.Invalid when a limit is none that the store can work with
  public LogStoreLimits {
    require("journal-bytes", journalBytes, 1 << 12, 1 << 30);
    require("journal-batches", journalBatches, 1, 1 << 20);
    require("row-group-rows", groupRows, 1, 1 << 20);
    require("row-group-bytes", groupBytes, 1 << 10, 1 << 28);
    require("journal-age", journalAge);
    require("look-every", pause);
  }

  private static void require(String limit, Duration value) {
    Duration most = Duration.ofDays(1);
    if (value.compareTo(Duration.ofSeconds(1)) < 0 || value.compareTo(most) > 0) {
      throw new Fault.Invalid(
          limit
              + " is "
              + value.toSeconds()
              + " seconds but must be from 1 to "
              + most.toSeconds()
              + " seconds");
    }
  }

  private static void require(String limit, long value, long least, long most) {
    if (value < least || value > most) {
      throw new Fault.Invalid(
          limit + " is " + value + " but must be from " + least + " to " + most);
    }
  }
}
