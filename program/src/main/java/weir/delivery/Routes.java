package weir.delivery;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import weir.model.flow.InterfaceWindow;
import weir.model.flow.RecordBatch;
import weir.model.network.FlowLog;
import weir.model.network.Network;
import weir.model.network.NetworkInterface;

/// Which flow logs the records of an interface go to. A snapshot: a change of the network is
/// another one.
///
/// @param before the network until the last change: an interface that is gone still has its last
///   windows to hand in; null for none
/// @param lanes the lane of each flow log, by its id
record Routes(Network network, @Nullable Network before, Map<String, FlowLogLane> lanes) {
  Routes {
    lanes = Map.copyOf(lanes);
  }

  /// Gives the records to every flow log that covers the interface and has the window's interval.
  ///
  /// @return false when neither network knows the interface
  boolean pass(InterfaceWindow window, RecordBatch records) {
    Network knowing = network;
    Optional<NetworkInterface> eni = network.findNetworkInterface(window.interfaceId());
    if (eni.isEmpty() && before != null) {
      knowing = before;
      eni = before.findNetworkInterface(window.interfaceId());
    }
    if (eni.isEmpty()) {
      return false;
    }
    for (FlowLog log : knowing.flowLogsOf(eni.get())) {
      FlowLogLane lane = lanes.get(log.id());
      if (lane != null && log.interval() == window.interval()) {
        RecordBatch kept = TrafficFilter.apply(log.trafficType(), records);
        lane.tally().count(window, records, kept.rows());
        if (kept.rows() > 0) {
          lane.accept(window, TagColumns.fill(log, eni.get(), kept));
        }
      }
    }
    return true;
  }
}
