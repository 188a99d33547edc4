package weir.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import weir.capture.aggregate.CaptureLane;
import weir.capture.aggregate.LaneOptions;
import weir.capture.aggregate.RecordingPlan;
import weir.capture.aggregate.Subject;
import weir.capture.decode.DecoderOptions;
import weir.capture.decode.HeaderDecoder;
import weir.capture.source.CaptureFiles;
import weir.capture.source.PacketSource;
import weir.model.flow.AggregationInterval;
import weir.model.flow.Column;
import weir.model.flow.InterfaceWindow;
import weir.model.flow.RecordBatch;
import weir.model.flow.RecordField;
import weir.model.flow.RecordFormat;
import weir.model.flow.RecordSink;

/// Turns a capture file into record batches, as often as asked, and prints what the process spent:
/// the program's way without the text.
public final class RecordsFromCapture {
  private RecordsFromCapture() {}

  /// Adds up what it is given, so that the answer can be compared with the floor's.
  static final class Sum implements RecordSink {
    private long records;
    private long packets;
    private long bytes;

    long records() {
      return records;
    }

    @Override
    public boolean accept(InterfaceWindow window, RecordBatch batch) {
      records += batch.rows();
      if (batch.column(RecordField.PACKETS) instanceof Column.Numbers counted
          && batch.column(RecordField.BYTES) instanceof Column.Numbers summed) {
        for (int row = 0; row < batch.rows(); row++) {
          packets += counted.values()[row];
          bytes += summed.values()[row];
        }
      }
      return true;
    }
  }

  /// @param arguments capture file, rounds, seconds of a window
  public static void main(String[] arguments) throws IOException {
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    var process =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    for (int round = 0; round < Integer.parseInt(arguments[1]); round++) {
      Sum sum = new Sum();
      long thread = threads.getCurrentThreadCpuTime();
      long all = round == 0 ? 0 : process.getProcessCpuTime();
      long allocated = threads.getCurrentThreadAllocatedBytes();
      read(arguments[0], AggregationInterval.ofSeconds(Integer.parseInt(arguments[2])), sum);
      double threadSeconds = (threads.getCurrentThreadCpuTime() - thread) / 1e9;
      double allSeconds = (process.getProcessCpuTime() - all) / 1e9;
      System.out.printf(
          "weir packets=%d flows=%d bytes=%d thread_cpu=%.3f process_cpu=%.3f pps_thread=%.1fM"
              + " pps_process=%.1fM allocated_per_packet=%.3f%n",
          sum.packets,
          sum.records,
          sum.bytes,
          threadSeconds,
          allSeconds,
          sum.packets / threadSeconds / 1e6,
          sum.packets / allSeconds / 1e6,
          (threads.getCurrentThreadAllocatedBytes() - allocated) / (double) sum.packets);
    }
  }

  private static void read(String file, AggregationInterval interval, RecordSink sink)
      throws IOException {
    try (var source = CaptureFiles.open(file)) {
      lane(source, interval, sink).run();
    }
  }

  /// A lane as `weir read` has it, with windows of a minute.
  static CaptureLane lane(PacketSource source, RecordSink sink) {
    return lane(source, AggregationInterval.ONE_MINUTE, sink);
  }

  private static CaptureLane lane(
      PacketSource source, AggregationInterval interval, RecordSink sink) {
    RecordingPlan plan =
        new RecordingPlan(Set.of(interval), EnumSet.copyOf(RecordFormat.DEFAULT.fields()));
    return CaptureLane.overFile(
        source,
        new HeaderDecoder(DecoderOptions.AS_CAPTURED),
        new Subject.Undescribed(List.of(), plan),
        sink,
        LaneOptions.defaults(20_251_120));
  }
}
