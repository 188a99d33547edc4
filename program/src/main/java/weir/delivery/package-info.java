/// Hands records to the destinations of each flow log, keeps what is not delivered yet on disk, and
/// knows how each destination fares. Knows nothing of packets, of windows that are still open, or
/// of who asks for the records later. Start reading at [weir.delivery.Delivery].
///
/// A batch goes through [weir.delivery.Routes] into the [weir.delivery.FlowLogLane] of each flow
/// log that covers the interface: on disk in its [weir.delivery.Spool], then, when its five-minute
/// [weir.delivery.Slot] is over, by its [weir.delivery.Publisher] as a file into its
/// [weir.delivery.Destination].
@NullMarked
package weir.delivery;

import org.jspecify.annotations.NullMarked;
