package weir.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import weir.model.flow.InterfaceWindow;
import weir.model.flow.RecordBatch;
import weir.model.flow.RecordFormat;
import weir.model.network.FlowLog;
import weir.model.network.FlowLog.FileFormat;
import weir.model.network.FlowLog.FileOptions;
import weir.store.records.Projection;
import weir.store.records.RecordFile;
import weir.store.records.RecordReader;

/// Where files lie and what they are called, in every variant that AWS has.
class KeyLayoutTest {
  private static final InterfaceWindow MINUTE = SampleRecords.minute("2018-06-20T16:21:00Z");

  @TempDir Path folder;
  private final VirtualClock clock = new VirtualClock("2018-06-20T16:22:05Z");

  private Path out() {
    return folder.resolve("out");
  }

  private void deliver(FileOptions options) {
    FlowLog log = SampleNetwork.with(SampleNetwork.log(out()), options);
    try (Delivery delivery =
        Delivery.openIdle(
            folder.resolve("spool"), SampleNetwork.of(log), DeliveryOptions.DEFAULT, clock)) {
      delivery.accept(MINUTE, SampleRecords.everyKind(MINUTE));
      assertTrue(delivery.flush(Duration.ZERO));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "PLAIN_TEXT,false,false,123456789012/vpcflowlogs/us-east-1/2018/06/20,log.gz",
    "PLAIN_TEXT,false,true,123456789012/vpcflowlogs/us-east-1/2018/06/20/16,log.gz",
    "PLAIN_TEXT,true,false,aws-account-id=123456789012/aws-service=vpcflowlogs/"
        + "aws-region=us-east-1/year=2018/month=06/day=20,log.gz",
    "PLAIN_TEXT,true,true,aws-account-id=123456789012/aws-service=vpcflowlogs/"
        + "aws-region=us-east-1/year=2018/month=06/day=20/hour=16,log.gz",
    "PARQUET,false,false,123456789012/vpcflowlogs/us-east-1/2018/06/20,log.parquet",
    "PARQUET,false,true,123456789012/vpcflowlogs/us-east-1/2018/06/20/16,log.parquet",
    "PARQUET,true,false,aws-account-id=123456789012/aws-service=vpcflowlogs/"
        + "aws-region=us-east-1/year=2018/month=06/day=20,log.parquet",
    "PARQUET,true,true,aws-account-id=123456789012/aws-service=vpcflowlogs/"
        + "aws-region=us-east-1/year=2018/month=06/day=20/hour=16,log.parquet"
  })
  void followsAwsLayout(
      FileFormat format, boolean hive, boolean perHour, String folders, String suffix) {
    deliver(new FileOptions(format, hive, perHour));
    List<String> files = Delivered.files(out());
    assertEquals(
        List.of(
            "AWSLogs/"
                + folders
                + "/123456789012_vpcflowlogs_us-east-1_fl-1234abcd_20180620T1620Z_HASH."
                + suffix),
        files.stream().map(file -> file.replaceFirst("_[0-9a-f]{8}\\.", "_HASH.")).toList());
    try (RecordReader reader = RecordFile.open(out().resolve(files.getFirst()), Projection.ALL)) {
      RecordBatch batch = reader.next().orElseThrow();
      assertEquals(
          RecordFormat.DEFAULT.stamp(SampleRecords.everyKind(MINUTE)).lines(RecordFormat.DEFAULT),
          batch.lines(RecordFormat.DEFAULT));
      assertTrue(reader.notices().isEmpty());
    }
  }

  @Test
  void givesTheFilesOfASlotDifferentHashes() {
    FlowLog log = SampleNetwork.log(out());
    try (Delivery delivery =
        Delivery.openIdle(
            folder.resolve("spool"), SampleNetwork.of(log), DeliveryOptions.DEFAULT, clock)) {
      for (int file = 0; file < 50; file++) {
        delivery.accept(MINUTE, SampleRecords.flows(MINUTE, file));
        assertTrue(delivery.flush(Duration.ZERO));
      }
    }
    assertEquals(50, Delivered.files(out()).size());
    assertEquals(50, Delivered.lines(out()).size());
  }
}
