package weir.delivery;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import weir.model.flow.AggregationInterval;
import weir.model.flow.Column;
import weir.model.flow.InterfaceWindow;
import weir.model.flow.RecordBatch;
import weir.model.flow.RecordField;
import weir.model.net.IpAddress;

/// Records as capture hands them over, told apart by their `bytes`.
final class SampleRecords {
  private SampleRecords() {}

  /// The one-minute window of the first interface that begins then.
  static InterfaceWindow minute(String start) {
    return window(SampleNetwork.ENI, start, AggregationInterval.ONE_MINUTE);
  }

  static InterfaceWindow window(String interfaceId, String start, AggregationInterval interval) {
    return new InterfaceWindow(interfaceId, interval, Instant.parse(start).getEpochSecond());
  }

  /// Accepted flows of a window, a row for each number, which stands in `bytes`; they end with the
  /// window.
  static RecordBatch flows(InterfaceWindow window, long... numbers) {
    long[] ends = new long[numbers.length];
    Arrays.fill(ends, window.endSeconds() - 1);
    return flows(window, numbers, ends);
  }

  static RecordBatch flows(InterfaceWindow window, long[] numbers, long[] ends) {
    int rows = numbers.length;
    long[] high = new long[rows];
    long[] low = new long[rows];
    Arrays.fill(low, IpAddress.of("203.0.113.12").low());
    Map<RecordField, Column> columns = place(window.interfaceId());
    columns.put(RecordField.SRCADDR, new Column.Addresses(high, low));
    columns.put(
        RecordField.DSTADDR,
        new Column.Addresses(high, filled(rows, IpAddress.of("10.0.1.5").low())));
    columns.put(RecordField.SRCPORT, new Column.Numbers(filled(rows, 40000)));
    columns.put(RecordField.DSTPORT, new Column.SameNumber(443));
    columns.put(RecordField.PROTOCOL, new Column.SameNumber(6));
    columns.put(RecordField.PACKETS, new Column.Numbers(filled(rows, 3)));
    columns.put(RecordField.BYTES, new Column.Numbers(numbers));
    columns.put(RecordField.START, new Column.SameNumber(window.startSeconds()));
    columns.put(RecordField.END, new Column.Numbers(ends));
    columns.put(RecordField.ACTION, new Column.SameText("ACCEPT"));
    columns.put(RecordField.LOG_STATUS, new Column.SameText("OK"));
    return RecordBatch.of(rows, columns);
  }

  /// An accepted flow, a rejected one and a row each of NODATA and SKIPDATA.
  static RecordBatch everyKind(InterfaceWindow window) {
    return flows(window, 1, 2, 3, 4)
        .with(
            Map.of(
                RecordField.ACTION,
                new Column.Symbols(new int[] {0, 1, -1, -1}, new String[] {"ACCEPT", "REJECT"}),
                RecordField.LOG_STATUS,
                new Column.Symbols(
                    new int[] {0, 0, 2, 1}, new String[] {"OK", "SKIPDATA", "NODATA"})));
  }

  private static Map<RecordField, Column> place(String interfaceId) {
    Map<RecordField, Column> columns = new EnumMap<>(RecordField.class);
    columns.put(RecordField.ACCOUNT_ID, new Column.SameText(SampleNetwork.ACCOUNT));
    columns.put(RecordField.INTERFACE_ID, new Column.SameText(interfaceId));
    columns.put(RecordField.VPC_ID, new Column.SameText(SampleNetwork.VPC));
    columns.put(RecordField.SUBNET_ID, new Column.SameText(SampleNetwork.SUBNET));
    columns.put(RecordField.INSTANCE_ID, new Column.SameText("i-0a0a0a0a"));
    columns.put(RecordField.REGION, new Column.SameText("us-east-1"));
    columns.put(RecordField.AZ_ID, new Column.SameText("use1-az1"));
    return columns;
  }

  private static long[] filled(int rows, long value) {
    long[] values = new long[rows];
    Arrays.fill(values, value);
    return values;
  }
}
