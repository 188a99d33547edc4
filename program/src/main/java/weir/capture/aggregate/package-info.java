/// From headers to flow records: which interface, which direction, which window, which row. Start
/// reading at [weir.capture.aggregate.CaptureLane].
@NullMarked
package weir.capture.aggregate;

import org.jspecify.annotations.NullMarked;
