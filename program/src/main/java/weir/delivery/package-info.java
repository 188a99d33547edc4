/// Hands records to the destinations of each flow log, keeps what is not delivered yet on disk, and
/// knows how each destination fares. Start reading at [weir.delivery.Delivery].
@NullMarked
package weir.delivery;

import org.jspecify.annotations.NullMarked;
