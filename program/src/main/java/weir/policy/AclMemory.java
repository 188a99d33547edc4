package weir.policy;

import weir.model.flow.FlowDirection;

/// What the network ACL said of a tracked connection's packets, per direction, packed into bits: an
/// ACL has no state, but every packet of a connection in one direction gets the same answer while
/// the rules stay.
final class AclMemory {
  /// Generations of rules count up to this and begin again.
  static final long MOST_GENERATION = (1L << 40) - 1;

  private static final int KNOWN = 1;
  private static final int ALLOWS = 2;
  private static final int EGRESS_SHIFT = 2;
  private static final int GENERATION_SHIFT = 4;

  private AclMemory() {}

  static boolean knows(long memory, long generation, FlowDirection direction) {
    return memory >>> GENERATION_SHIFT == generation && (memory >>> shift(direction) & KNOWN) != 0;
  }

  static boolean allows(long memory, FlowDirection direction) {
    return (memory >>> shift(direction) & ALLOWS) != 0;
  }

  static long with(long memory, long generation, FlowDirection direction, boolean allows) {
    long kept = memory >>> GENERATION_SHIFT == generation ? memory : generation << GENERATION_SHIFT;
    return kept | (long) (allows ? KNOWN | ALLOWS : KNOWN) << shift(direction);
  }

  private static int shift(FlowDirection direction) {
    return direction == FlowDirection.INGRESS ? 0 : EGRESS_SHIFT;
  }
}
