package weir.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a flow log has seen and done since its delivery was opened, for people who ask why nothing
/// comes.
///
/// @param lastDeliveredAt wall time of the last file or batch of events that the destination took;
///   null when there was none
/// @param lastTrafficAt packet time at which the last window with traffic ended, whether the flow
///   log's filter kept it or not; null when there was none
/// @param nextDueAt wall time at which what waits goes out at the latest; null when nothing waits
/// @param recordsWaiting records on disk that are not delivered yet
/// @param recordsOfTraffic records with status OK, before the filter
/// @param recordsFiltered records that the flow log's traffic type left out
/// @param recordsOfSkips SKIPDATA records: windows in which something was lost
public record DeliveryProgress(
    @Nullable Instant lastDeliveredAt,
    @Nullable Instant lastTrafficAt,
    @Nullable Instant nextDueAt,
    long recordsWaiting,
    long recordsOfTraffic,
    long recordsFiltered,
    long recordsOfSkips) {
  /// Nothing yet.
  public static final DeliveryProgress NONE = new DeliveryProgress(null, null, null, 0, 0, 0, 0);
}
