package weir.recording;

import java.nio.file.Path;
import weir.capture.aggregate.LaneOptions;
import weir.delivery.DeliveryOptions;

/// How a network is recorded.
///
/// @param spool where accepted records wait for delivery
public record RecordingOptions(Path spool, DeliveryOptions delivery, LaneOptions lanes) {}
