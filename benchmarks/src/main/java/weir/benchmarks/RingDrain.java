package weir.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import weir.capture.aggregate.CaptureLane;
import weir.capture.source.AfPacketSource;
import weir.capture.source.NetworkNamespace;
import weir.capture.source.PacketBuffer;
import weir.capture.source.PacketSource;
import weir.capture.source.SourceCounters;

/// Fills a large ring while nobody reads, then drains it through the program's own lane, several
/// times so that the code is warm.
public final class RingDrain {
  private static final int ROUNDS = 4;
  private static final int RING_BYTES = 512 << 20;

  private RingDrain() {}

  /// @param arguments network namespace, interface, command that sends packets
  public static void main(String[] arguments) throws IOException, InterruptedException {
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    weir.capture.source.LiveCapture capture =
        new weir.capture.source.LiveCapture(
            arguments[1], NetworkNamespace.named(arguments[0]), RING_BYTES, true);
    for (int round = 0; round < ROUNDS; round++) {
      try (AfPacketSource source = AfPacketSource.open(capture)) {
        new ProcessBuilder(List.of(arguments[2].split(" "))).inheritIO().start().waitFor();
        RecordsFromCapture.Sum sum = new RecordsFromCapture.Sum();
        CaptureLane lane = RecordsFromCapture.lane(new UntilEmpty(source), sum);
        long wall = System.nanoTime();
        long cpu = threads.getCurrentThreadCpuTime();
        lane.run();
        double cpuSeconds = (threads.getCurrentThreadCpuTime() - cpu) / 1e9;
        double wallSeconds = (System.nanoTime() - wall) / 1e9;
        long packets = lane.counters().source().packets();
        System.out.printf(
            "drained packets=%d flows=%d cpu=%.3f wall=%.3f Mpps_cpu=%.1f Mpps_wall=%.1f%n",
            packets,
            sum.records(),
            cpuSeconds,
            wallSeconds,
            packets / cpuSeconds / 1e6,
            packets / wallSeconds / 1e6);
      }
    }
  }

  /// Ends where the ring is empty, in place of waiting for more.
  private record UntilEmpty(PacketSource ring) implements PacketSource {
    @Override
    public boolean read(PacketBuffer buffer) throws IOException {
      return ring.read(buffer) && buffer.count() > 0;
    }

    @Override
    public SourceCounters counters() {
      return ring.counters();
    }

    @Override
    public void close() throws IOException {
      ring.close();
    }
  }
}
