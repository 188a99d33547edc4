package weir.store.logs;

import java.time.Duration;

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
}
