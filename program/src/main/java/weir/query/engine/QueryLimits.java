package weir.query.engine;

import java.time.Duration;

/// How far one query may go.
///
/// @param mostRows of the answer
/// @param mostResultBytes text of the answer
/// @param wallTime from when it has its place
/// @param mostScannedBytes of stored objects
public record QueryLimits(
    long mostRows, long mostResultBytes, Duration wallTime, long mostScannedBytes) {
  /// Athena's: 30 minutes, and no bound on what is read.
  public static final QueryLimits ATHENA =
      new QueryLimits(Long.MAX_VALUE, Long.MAX_VALUE, Duration.ofMinutes(30), Long.MAX_VALUE);
}
