package weir.capture.aggregate;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weir.model.flow.AggregationInterval;
import weir.model.flow.FlowAction;
import weir.model.flow.FlowDirection;
import weir.model.flow.InterfaceWindow;
import weir.model.flow.LogStatus;
import weir.model.flow.RecordBatch;
import weir.model.flow.RecordSink;
import weir.model.net.PacketHeader;
import weir.model.network.Network;
import weir.model.network.NetworkInterface;
import weir.policy.InterfacePolicy;

/// Judges and counts the packets of one interface, and hands on the records of each window that
/// closes. Written by its lane only.
final class InterfaceRecorder {
  private final @Nullable InterfacePolicy policy;
  private final LaneOptions options;
  private final @Nullable FlowTable[] tables = new FlowTable[AggregationInterval.values().length];
  private final Map<AggregationInterval, InterfaceWindow> owed =
      new EnumMap<>(AggregationInterval.class);
  private final Set<AggregationInterval> handedOnEarly = EnumSet.noneOf(AggregationInterval.class);
  private InterfaceFacts facts;
  private RecordingPlan plan;

  private InterfaceRecorder(
      InterfaceFacts facts,
      @Nullable InterfacePolicy policy,
      RecordingPlan plan,
      LaneOptions options) {
    this.facts = facts;
    this.policy = policy;
    this.plan = plan;
    this.options = options;
    openTables();
  }

  static InterfaceRecorder of(
      Network network, NetworkInterface eni, RecordingPlan plan, LaneOptions options) {
    return new InterfaceRecorder(
        InterfaceFacts.of(network, eni), new InterfacePolicy(network, eni), plan, options);
  }

  /// A recorder of what nobody described: every packet is accepted.
  static InterfaceRecorder undescribed(RecordingPlan plan, LaneOptions options) {
    return new InterfaceRecorder(InterfaceFacts.undescribed(), null, plan, options);
  }

  /// Goes on under a changed network; open windows and tracked connections stay. What somebody
  /// reads no longer was handed on by [#closeEarly] before.
  void change(Network network, NetworkInterface eni, RecordingPlan changedPlan) {
    facts = InterfaceFacts.of(network, eni);
    plan = changedPlan;
    if (policy != null) {
      policy.update(network);
    }
    openTables();
  }

  private void openTables() {
    for (AggregationInterval interval : AggregationInterval.values()) {
      if (!plan.intervals().contains(interval)) {
        tables[interval.ordinal()] = null;
        handedOnEarly.remove(interval);
      } else if (tables[interval.ordinal()] == null) {
        tables[interval.ordinal()] = new FlowTable(options.mostFlows(), options.hashSeed());
      }
    }
  }

  InterfaceFacts facts() {
    return facts;
  }

  boolean records(AggregationInterval interval) {
    return tables[interval.ordinal()] != null;
  }

  /// Judges a packet and counts it.
  ///
  /// @param seconds packet time per interval, by its ordinal, clipped to the open window
  FlowAction record(FlowDirection direction, PacketHeader packet, int[] seconds) {
    FlowAction action = policy == null ? FlowAction.ACCEPT : policy.decide(direction, packet);
    boolean blocked =
        action == FlowAction.REJECT
            && policy != null
            && policy.blocksPublicAccess(direction, packet);
    count(
        packet,
        blocked
            ? FlowKey.ofPublicAccessBlocked(packet, direction)
            : FlowKey.of(packet, direction, action),
        seconds);
    return action;
  }

  /// Whether flow logs leave the packet out, whatever the rules say.
  boolean isNeverLogged(PacketHeader packet) {
    return policy != null && policy.isNeverLogged(packet);
  }

  /// Counts a packet of which nobody knows the direction.
  void recordWithoutDirection(PacketHeader packet, int[] seconds) {
    count(packet, FlowKey.ofUnknownDirection(packet), seconds);
  }

  private void count(PacketHeader packet, long key, int[] seconds) {
    for (int i = 0; i < tables.length; i++) {
      FlowTable table = tables[i];
      if (table != null) {
        table.add(packet, key, seconds[i]);
      }
    }
  }

  /// Hands on what the window holds and begins the next one.
  ///
  /// @param lost whether the lane lost packets that may have been this interface's
  void close(AggregationInterval interval, long startSeconds, boolean lost, RecordSink sink) {
    FlowTable table = tables[interval.ordinal()];
    if (table == null) {
      return;
    }
    InterfaceWindow window = new InterfaceWindow(facts.interfaceId(), interval, startSeconds);
    table.settle();
    settleDebt(interval, sink);
    boolean skipped = lost || table.refusedPackets() > 0;
    if (table.rows() > 0) {
      skipped |= !sink.accept(window, RecordColumns.flows(table, facts, plan.fields()));
    } else if (!skipped && !handedOnEarly.contains(interval)) {
      handOn(window, RecordColumns.status(window, facts, LogStatus.NODATA), sink);
    }
    if (skipped) {
      handOn(window, RecordColumns.status(window, facts, LogStatus.SKIPDATA), sink);
    }
    table.clear();
    handedOnEarly.remove(interval);
  }

  /// Hands on what the open windows hold so far to those who do not read them under the next plan;
  /// others get the rest when the windows close. Nothing is said of windows without traffic.
  ///
  /// @param startSeconds where the open windows begin, by their interval's ordinal
  void closeEarly(RecordingPlan next, long[] startSeconds, RecordSink sink) {
    for (AggregationInterval interval : AggregationInterval.values()) {
      FlowTable table = tables[interval.ordinal()];
      if (table != null && plan.losesReader(interval, next)) {
        table.settle();
        if (table.rows() > 0) {
          close(interval, startSeconds[interval.ordinal()], false, sink);
          handedOnEarly.add(interval);
        }
      }
    }
  }

  private void handOn(InterfaceWindow window, RecordBatch status, RecordSink sink) {
    if (!sink.accept(window, status)) {
      owed.put(window.interval(), window);
    }
  }

  /// Puts out the SKIPDATA record that a full sink refused before.
  private void settleDebt(AggregationInterval interval, RecordSink sink) {
    InterfaceWindow debt = owed.get(interval);
    if (debt != null && sink.accept(debt, RecordColumns.status(debt, facts, LogStatus.SKIPDATA))) {
      owed.remove(interval);
    }
  }
}
