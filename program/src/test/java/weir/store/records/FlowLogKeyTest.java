package weir.store.records;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import weir.model.aws.Fault;

class FlowLogKeyTest {
  private static final String FILE =
      "123456789012_vpcflowlogs_us-east-1_fl-1234abcd_20180620T1620Z_fe123456.log.gz";

  private static FlowLogKey key(String prefix, FlowLogKey.Layout layout) {
    return new FlowLogKey(
        prefix,
        "123456789012",
        "us-east-1",
        "fl-1234abcd",
        Instant.parse("2018-06-20T16:20:00Z"),
        "fe123456",
        FlowLogKey.Suffix.TEXT,
        layout);
  }

  @ParameterizedTest
  @CsvSource({
    "false,false,AWSLogs/123456789012/vpcflowlogs/us-east-1/2018/06/20/",
    "false,true,AWSLogs/123456789012/vpcflowlogs/us-east-1/2018/06/20/16/",
    "true,false,AWSLogs/aws-account-id=123456789012/aws-service=vpcflowlogs/aws-region=us-east-1/year=2018/month=06/day=20/",
    "true,true,AWSLogs/aws-account-id=123456789012/aws-service=vpcflowlogs/aws-region=us-east-1/year=2018/month=06/day=20/hour=16/"
  })
  void spellsAndUnderstandsEveryLayout(boolean hive, boolean perHour, String folder) {
    for (String prefix : new String[] {"", "flows", "a/b"}) {
      FlowLogKey key = key(prefix, new FlowLogKey.Layout(hive, perHour));
      assertEquals((prefix.isEmpty() ? "" : prefix + "/") + folder + FILE, key.key());
      assertEquals(Optional.of(key), FlowLogKey.find(key.key()));
    }
  }

  @Test
  void understandsAnAbsolutePathAndParquet() {
    String path =
        "/data/AWSLogs/123456789012/vpcflowlogs/us-east-1/2018/06/20/"
            + FILE.replace(".log.gz", ".log.parquet");
    FlowLogKey key = FlowLogKey.find(path).orElseThrow();
    assertEquals(FlowLogKey.Suffix.PARQUET, key.suffix());
    assertEquals("data", key.prefix());
    assertEquals(Instant.parse("2018-06-20T16:20:00Z"), key.slot());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "AWSLogs",
        FILE,
        "AWSLogs/123456789012/vpcflowlogs/us-east-1/2018/06/20/other.log.gz",
        "AWSLogs/999999999999/vpcflowlogs/us-east-1/2018/06/20/" + FILE,
        "AWSLogs/123456789012/vpcflowlogs/us-east-1/2018/06/" + FILE,
        "AWSLogs/123456789012/elasticloadbalancing/us-east-1/2018/06/20/" + FILE,
        "AWSLogs/123456789012/vpcflowlogs/us-east-1/2018/06/20/"
            + "123456789012_vpcflowlogs_us-east-1_fl-1234abcd_20181320T1620Z_fe123456.log.gz"
      })
  void leavesForeignNamesAlone(String key) {
    assertEquals(Optional.empty(), FlowLogKey.find(key));
  }

  @Test
  void putsARecordInTheSlotOfItsEnd() {
    assertEquals(Instant.parse("2018-06-20T16:20:00Z"), FlowLogKey.slotOf(1529511600));
    assertEquals(Instant.parse("2018-06-20T16:20:00Z"), FlowLogKey.slotOf(1529511899));
    assertEquals(Instant.parse("2018-06-20T16:25:00Z"), FlowLogKey.slotOf(1529511900));
  }

  @Test
  void refusesASlotBetweenTheFiveMinutes() {
    assertThrows(
        Fault.Invalid.class,
        () ->
            new FlowLogKey(
                "",
                "1",
                "r",
                "fl-1",
                Instant.ofEpochSecond(60),
                "00000000",
                FlowLogKey.Suffix.TEXT,
                FlowLogKey.Layout.DEFAULT));
  }
}
