package weir.delivery;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import weir.model.flow.AggregationInterval;
import weir.model.flow.InterfaceWindow;
import weir.model.flow.RecordBatch;
import weir.model.network.FlowLog;
import weir.model.network.FlowLog.FileFormat;
import weir.model.network.FlowLog.FileOptions;
import weir.model.network.Network;

/// The program that [KillTest] kills: feeds numbered records to a delivery for ever and says on
/// standard output which ones were accepted.
final class KilledFeeder {
  private static final long PACKET_TIME = 1_529_511_600;
  private static final DeliveryOptions OPTIONS =
      DeliveryOptions.DEFAULT
          .withGrace(Duration.ZERO)
          .withRotationBytes(30_000)
          .withSpoolBytes(64 << 20);

  private KilledFeeder() {}

  /// Arguments: the test's folder, the first number to use, the random seed.
  public static void main(String[] arguments) {
    long next = Long.parseLong(arguments[1]);
    SplittableRandom random = new SplittableRandom(Long.parseLong(arguments[2]));
    Delivery delivery = open(Path.of(arguments[0]));
    System.out.println("open");
    long minute = PACKET_TIME + 60 * random.nextLong(1000);
    while (true) {
      int rows = 1 + random.nextInt(random.nextInt(20) == 0 ? 3000 : 100);
      long start = random.nextInt(10) == 0 ? minute - 60 * random.nextLong(20) : minute;
      InterfaceWindow window =
          new InterfaceWindow(SampleNetwork.ENI, AggregationInterval.ONE_MINUTE, start);
      delivery.accept(window, batch(window, next, rows, random));
      System.out.println(next + " " + (next + rows - 1));
      next += rows;
      if (random.nextInt(3) == 0) {
        minute += 60;
      }
      if (random.nextInt(100) == 0) {
        delivery.flush(Duration.ZERO);
      }
    }
  }

  private static RecordBatch batch(
      InterfaceWindow window, long first, int rows, SplittableRandom random) {
    return SampleRecords.flows(
        window,
        LongStream.range(first, first + rows).toArray(),
        random.longs(rows, window.startSeconds(), window.endSeconds()).toArray());
  }

  /// The delivery over the test's folder: two flow logs, text and hourly Parquet.
  static Delivery open(Path folder) {
    FlowLog text = SampleNetwork.log(folder.resolve("text"));
    FlowLog parquet =
        SampleNetwork.with(
            SampleNetwork.log(
                SampleNetwork.OTHER_LOG,
                SampleNetwork.SUBNET,
                weir.model.flow.TrafficType.ALL,
                folder.resolve("parquet")),
            new FileOptions(FileFormat.PARQUET, true, true));
    Network network = SampleNetwork.of(text, parquet);
    return Delivery.open(folder.resolve("spool"), network, OPTIONS, InstantSource.system());
  }
}
