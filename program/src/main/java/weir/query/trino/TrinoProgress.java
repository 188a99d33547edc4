package weir.query.trino;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/// What a cluster says of a query's work so far.
record TrinoProgress(
    Duration queued, Duration planning, Duration elapsed, long rows, long physicalBytes) {
  static final TrinoProgress NONE =
      new TrinoProgress(Duration.ZERO, Duration.ZERO, Duration.ZERO, 0, 0);

  static TrinoProgress of(JsonNode stats) {
    return new TrinoProgress(
        Duration.ofMillis(stats.path("queuedTimeMillis").asLong()),
        Duration.ofMillis(stats.path("planningTimeMillis").asLong()),
        Duration.ofMillis(stats.path("elapsedTimeMillis").asLong()),
        stats.path("processedRows").asLong(),
        stats.path("physicalInputBytes").asLong());
  }

  /// The further of two; the last page of a query counts less than those before it.
  TrinoProgress or(TrinoProgress later) {
    return new TrinoProgress(
        later.queued,
        later.planning,
        later.elapsed,
        Math.max(rows, later.rows),
        Math.max(physicalBytes, later.physicalBytes));
  }
}
