package weir.capture.aggregate;

import java.util.EnumSet;
import java.util.Set;
import weir.model.flow.AggregationInterval;
import weir.model.flow.RecordField;
import weir.model.network.FlowLog;
import weir.model.network.Network;
import weir.model.network.NetworkInterface;

/// What is recorded of an interface: windows of which lengths, and the fields that somebody will
/// read.
public record RecordingPlan(Set<AggregationInterval> intervals, Set<RecordField> fields) {
  public RecordingPlan {
    intervals = Set.copyOf(intervals);
    fields = Set.copyOf(fields);
  }

  /// What the flow logs that cover the interface ask for together; no interval when none covers it.
  public static RecordingPlan ofFlowLogs(Network network, NetworkInterface eni) {
    Set<AggregationInterval> intervals = EnumSet.noneOf(AggregationInterval.class);
    Set<RecordField> fields = EnumSet.noneOf(RecordField.class);
    for (FlowLog log : network.flowLogsOf(eni)) {
      intervals.add(log.interval());
      fields.addAll(log.format().fields());
    }
    return new RecordingPlan(intervals, fields);
  }
}
