package weir.capture.aggregate;

import weir.model.aws.Fault;

/// Bounds of a lane.
///
/// @param mostFlows flows that one interface may have in one window; what exceeds them becomes
///   SKIPDATA
/// @param hashSeed where flows fall in their tables; random in production, fixed in tests
/// @param keepIdle whether windows without traffic get a NODATA record
public record LaneOptions(int mostFlows, long hashSeed, boolean keepIdle) {
  public LaneOptions {
    if (mostFlows < 1) {
      throw new Fault.Invalid(
          "the most flows of a window is " + mostFlows + " but must be at least 1");
    }
  }

  public static LaneOptions defaults(long hashSeed) {
    return new LaneOptions(8_000_000, hashSeed, true);
  }
}
