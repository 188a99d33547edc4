package weir.capture.aggregate;

import weir.capture.source.SourceCounters;

/// What became of a lane's packets so far.
///
/// @param source what the source gave and lost
/// @param recorded packets that were counted in a record of at least one interface
/// @param notIp packets without IP, which flow logs never record
/// @param truncated packets whose bytes ended before their headers did
/// @param unsupported packets whose headers are none that Weir knows, or contradict each other
/// @param neverLogged packets of the kinds that AWS never records
/// @param foreign packets of no interface in the network description
/// @param late packets that came after their window had closed, counted in the window that was open
public record LaneCounters(
    SourceCounters source,
    long recorded,
    long notIp,
    long truncated,
    long unsupported,
    long neverLogged,
    long foreign,
    long late) {
  public static final LaneCounters NONE =
      new LaneCounters(new SourceCounters(0, 0, 0), 0, 0, 0, 0, 0, 0, 0);

  public LaneCounters plus(LaneCounters other) {
    return new LaneCounters(
        source.plus(other.source),
        recorded + other.recorded,
        notIp + other.notIp,
        truncated + other.truncated,
        unsupported + other.unsupported,
        neverLogged + other.neverLogged,
        foreign + other.foreign,
        late + other.late);
  }
}
