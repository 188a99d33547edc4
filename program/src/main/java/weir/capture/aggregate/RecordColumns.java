package weir.capture.aggregate;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weir.model.flow.Column;
import weir.model.flow.FlowDirection;
import weir.model.flow.InterfaceWindow;
import weir.model.flow.LogStatus;
import weir.model.flow.RecordBatch;
import weir.model.flow.RecordField;
import weir.model.net.IpAddress;
import weir.model.network.InterfaceAddresses;
import weir.model.network.NetworkInterface;

/// Turns the rows of a closed window into the columns of a record batch: what fills each field.
final class RecordColumns {
  private static final String[] ACTIONS = {"ACCEPT", "REJECT"};
  private static final String[] DIRECTIONS = {
    FlowDirection.INGRESS.wireName(), FlowDirection.EGRESS.wireName()
  };
  private static final String[] REASONS = {"BPA"};
  private static final String[] TYPES = {"IPv4", "IPv6"};

  private RecordColumns() {}

  /// The records of a window in which the interface had traffic.
  static RecordBatch flows(FlowTable table, InterfaceFacts facts, Set<RecordField> wanted) {
    int rows = table.rows();
    long[] sourceHigh = new long[rows];
    long[] sourceLow = new long[rows];
    long[] destinationHigh = new long[rows];
    long[] destinationLow = new long[rows];
    long[] sourcePort = new long[rows];
    long[] destinationPort = new long[rows];
    long[] protocol = new long[rows];
    long[] packets = new long[rows];
    long[] bytes = new long[rows];
    long[] start = new long[rows];
    long[] end = new long[rows];
    int[] action = new int[rows];
    int @Nullable [] reason = wanted.contains(RecordField.REJECT_REASON) ? new int[rows] : null;
    long @Nullable [] flags = wanted.contains(RecordField.TCP_FLAGS) ? new long[rows] : null;
    int @Nullable [] type = wanted.contains(RecordField.TYPE) ? new int[rows] : null;
    int @Nullable [] direction = wanted.contains(RecordField.FLOW_DIRECTION) ? new int[rows] : null;
    for (int row = 0; row < rows; row++) {
      long[] chunk = table.chunk(row);
      int at = FlowTable.offset(row);
      long key = chunk[at + FlowTable.KEY];
      sourceHigh[row] = chunk[at + FlowTable.SOURCE_HIGH];
      sourceLow[row] = chunk[at + FlowTable.SOURCE_LOW];
      destinationHigh[row] = chunk[at + FlowTable.DESTINATION_HIGH];
      destinationLow[row] = chunk[at + FlowTable.DESTINATION_LOW];
      sourcePort[row] = FlowKey.sourcePort(key);
      destinationPort[row] = FlowKey.destinationPort(key);
      protocol[row] = FlowKey.protocol(key);
      packets[row] = chunk[at + FlowTable.PACKETS];
      // AWS fills no bytes where VPC Block Public Access rejects.
      boolean blocked = FlowKey.isPublicAccessBlocked(key);
      bytes[row] = blocked ? Column.Numbers.NONE : chunk[at + FlowTable.BYTES];
      start[row] = chunk[at + FlowTable.TIMES] >>> 32;
      end[row] = chunk[at + FlowTable.TIMES] & 0xffff_ffffL;
      action[row] = FlowKey.isRejected(key) ? 1 : 0;
      if (reason != null) {
        reason[row] = blocked ? 0 : -1;
      }
      if (flags != null) {
        flags[row] = FlowKey.tcpFlags(key);
      }
      if (type != null) {
        type[row] = FlowKey.isIpv6(key) ? 1 : 0;
      }
      if (direction != null) {
        direction[row] = FlowKey.isIngress(key) ? 0 : FlowKey.isEgress(key) ? 1 : -1;
      }
    }
    Map<RecordField, Column> columns = new EnumMap<>(RecordField.class);
    columns.putAll(facts.columns());
    Column.Addresses packetSource = new Column.Addresses(sourceHigh, sourceLow);
    Column.Addresses packetDestination = new Column.Addresses(destinationHigh, destinationLow);
    columns.put(RecordField.PKT_SRCADDR, packetSource);
    columns.put(RecordField.PKT_DSTADDR, packetDestination);
    columns.put(RecordField.SRCADDR, shown(table, facts.eni(), packetSource, false));
    columns.put(RecordField.DSTADDR, shown(table, facts.eni(), packetDestination, true));
    columns.put(RecordField.SRCPORT, new Column.Numbers(sourcePort));
    columns.put(RecordField.DSTPORT, new Column.Numbers(destinationPort));
    columns.put(RecordField.PROTOCOL, new Column.Numbers(protocol));
    columns.put(RecordField.PACKETS, new Column.Numbers(packets));
    columns.put(RecordField.BYTES, new Column.Numbers(bytes));
    columns.put(RecordField.START, new Column.Numbers(start));
    columns.put(RecordField.END, new Column.Numbers(end));
    columns.put(RecordField.ACTION, new Column.Symbols(action, ACTIONS));
    columns.put(RecordField.LOG_STATUS, new Column.SameText(LogStatus.OK.name()));
    if (reason != null) {
      columns.put(RecordField.REJECT_REASON, new Column.Symbols(reason, REASONS));
    }
    if (flags != null) {
      columns.put(RecordField.TCP_FLAGS, new Column.Numbers(flags));
    }
    if (type != null) {
      columns.put(RecordField.TYPE, new Column.Symbols(type, TYPES));
    }
    if (direction != null) {
      columns.put(RecordField.FLOW_DIRECTION, new Column.Symbols(direction, DIRECTIONS));
    }
    if (facts.derived() != null) {
      facts.derived().addTo(columns, table, wanted);
    }
    return RecordBatch.of(rows, columns);
  }

  /// What `srcaddr` or `dstaddr` shows: the packet's address, except that the interface's own side
  /// is its primary IPv4 address whenever the packet carries another one than the primary or an
  /// IPv6 address of the interface (reference/flow-logs.md, 2.6).
  private static Column.Addresses shown(
      FlowTable table,
      @Nullable NetworkInterface eni,
      Column.Addresses inPacket,
      boolean destination) {
    // A regional NAT gateway has no primary address to show instead.
    if (eni == null || eni.owner().resourceId() != null) {
      return inPacket;
    }
    InterfaceAddresses addresses = eni.addresses();
    IpAddress primary = addresses.primaryIpv4();
    if (primary == null) {
      return inPacket;
    }
    long[] high = inPacket.high();
    long[] low = inPacket.low();
    boolean copied = false;
    for (int row = 0; row < table.rows(); row++) {
      long key = table.chunk(row)[FlowTable.offset(row) + FlowTable.KEY];
      boolean ownSide = destination ? FlowKey.isIngress(key) : FlowKey.isEgress(key);
      if (ownSide && !FlowKey.isIpv6(key) && !addresses.isPrimary(high[row], low[row])) {
        if (!copied) {
          high = high.clone();
          low = low.clone();
          copied = true;
        }
        high[row] = primary.high();
        low[row] = primary.low();
      }
    }
    return new Column.Addresses(high, low);
  }

  /// The one record of a window without traffic or with losses: the interface, the window's times
  /// and the status, nothing else.
  static RecordBatch status(InterfaceWindow window, InterfaceFacts facts, LogStatus status) {
    Map<RecordField, Column> columns = new EnumMap<>(RecordField.class);
    facts
        .columns()
        .forEach((field, column) -> {
          if (KEPT_WITHOUT_TRAFFIC.contains(field)) {
            columns.put(field, column);
          }
        });
    columns.put(RecordField.START, new Column.SameNumber(window.startSeconds()));
    columns.put(RecordField.END, new Column.SameNumber(window.endSeconds() - 1));
    columns.put(RecordField.LOG_STATUS, new Column.SameText(status.name()));
    return RecordBatch.of(1, columns);
  }

  private static final Set<RecordField> KEPT_WITHOUT_TRAFFIC =
      Set.of(
          RecordField.ACCOUNT_ID,
          RecordField.INTERFACE_ID,
          RecordField.VPC_ID,
          RecordField.SUBNET_ID,
          RecordField.INSTANCE_ID,
          RecordField.REGION,
          RecordField.AZ_ID,
          RecordField.RESOURCE_ID);
}
