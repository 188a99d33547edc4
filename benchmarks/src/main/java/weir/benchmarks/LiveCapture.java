package weir.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import weir.capture.aggregate.CaptureLane;
import weir.capture.source.AfPacketSource;
import weir.capture.source.NetworkNamespace;

/// Records an interface for some seconds with the program's own lane, and prints what one packet
/// cost.
public final class LiveCapture {
  private LiveCapture() {}

  /// @param arguments network namespace, interface, seconds
  public static void main(String[] arguments) throws IOException {
    RecordsFromCapture.Sum sum = new RecordsFromCapture.Sum();
    try (AfPacketSource source =
            AfPacketSource.open(
                weir.capture.source.LiveCapture.of(arguments[1])
                    .in(NetworkNamespace.named(arguments[0])));
        var timer = Executors.newSingleThreadScheduledExecutor()) {
      CaptureLane lane = RecordsFromCapture.lane(source, sum);
      var _ = timer.schedule(lane::stop, Long.parseLong(arguments[2]), TimeUnit.SECONDS);
      lane.run();
      var process =
          (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
      double cpu = process.getProcessCpuTime() / 1e9;
      System.out.printf(
          "weir processed=%d drops=%d flows=%d process_cpu=%.3f ns_per_pkt=%.0f%n",
          lane.counters().source().packets(),
          lane.counters().source().dropped(),
          sum.records(),
          cpu,
          cpu * 1e9 / Math.max(1, lane.counters().source().packets()));
    }
  }
}
