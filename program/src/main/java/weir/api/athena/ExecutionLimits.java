package weir.api.athena;

import java.time.Duration;

/// How much is asked at a time, and for how long.
///
/// @param running statements of a work group that run at a time
/// @param waiting statements of a work group that wait for their turn at most
/// @param longest that a statement may run
public record ExecutionLimits(int running, int waiting, Duration longest) {
  public static final ExecutionLimits DEFAULT = new ExecutionLimits(5, 200, Duration.ofMinutes(30));
}
