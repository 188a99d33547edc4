package weir.capture.aggregate;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import weir.model.flow.AggregationInterval;
import weir.model.flow.RecordField;
import weir.model.network.FlowLog;
import weir.model.network.Network;
import weir.model.network.NetworkInterface;

/// What is recorded of an interface: windows of which lengths, who reads them, and the fields that
/// somebody will read.
///
/// @param readers ids of the flow logs by their windows' length; a length without ids is recorded
///   for somebody who does not go while the capture runs
public record RecordingPlan(
    Map<AggregationInterval, Set<String>> readers, Set<RecordField> fields) {
  /// Nothing is recorded.
  static final RecordingPlan NONE = new RecordingPlan(Map.of(), Set.of());

  public RecordingPlan {
    readers =
        readers.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(Map.Entry::getKey, ids -> Set.copyOf(ids.getValue())));
    fields = Set.copyOf(fields);
  }

  /// A plan for one reader who stays.
  public RecordingPlan(Set<AggregationInterval> intervals, Set<RecordField> fields) {
    this(intervals.stream().collect(Collectors.toMap(interval -> interval, _ -> Set.of())), fields);
  }

  /// What the flow logs that cover the interface ask for together; no interval when none covers it.
  public static RecordingPlan ofFlowLogs(Network network, NetworkInterface eni) {
    Map<AggregationInterval, Set<String>> readers = new EnumMap<>(AggregationInterval.class);
    Set<RecordField> fields = EnumSet.noneOf(RecordField.class);
    for (FlowLog log : network.flowLogsOf(eni)) {
      readers.computeIfAbsent(log.interval(), _ -> new HashSet<>()).add(log.id());
      fields.addAll(log.format().fields());
    }
    return new RecordingPlan(readers, fields);
  }

  public Set<AggregationInterval> intervals() {
    return readers.keySet();
  }

  /// Whether somebody who reads windows of this length now does not under the next plan: they have
  /// a right to what the open window holds.
  boolean losesReader(AggregationInterval interval, RecordingPlan next) {
    Set<String> now = readers.get(interval);
    Set<String> then = next.readers.get(interval);
    return now != null && (then == null || !then.containsAll(now));
  }

  /// Whether that is so for windows of any length.
  public boolean losesReader(RecordingPlan next) {
    return intervals().stream().anyMatch(interval -> losesReader(interval, next));
  }
}
