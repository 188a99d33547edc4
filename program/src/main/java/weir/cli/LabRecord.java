package weir.cli;

import java.nio.file.Path;
import weir.capture.aggregate.LaneCounters;
import weir.model.network.Network;

/// What a run of the lab left: a folder of flow logs and what is known of how they came about.
///
/// @param live whether the traffic was made on this machine just now, not replayed
record LabRecord(Path folder, Network network, LaneCounters counters, long records, boolean live) {}
