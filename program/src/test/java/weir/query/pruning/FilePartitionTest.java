package weir.query.pruning;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilePartitionTest {
  private static final String NAME =
      "123456789012_vpcflowlogs_us-east-1_fl-1234abcd_20180620T1620Z_fe123456.log.gz";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "AWSLogs/123456789012/vpcflowlogs/us-east-1/2018/06/20/"
            + NAME
            + " | 123456789012 us-east-1 2018 06 20 16",
        "/data/x/AWSLogs/123456789012/vpcflowlogs/us-east-1/2018/06/20/16/"
            + NAME
            + " | 123456789012 us-east-1 2018 06 20 16",
        "AWSLogs/aws-account-id=123456789012/aws-service=vpcflowlogs/aws-region=us-east-1/year=2018/month=06/day=20/hour=16/"
            + NAME
            + " | 123456789012 us-east-1 2018 06 20 16",
        NAME + " | 123456789012 us-east-1 2018 06 20 16",
        "lake/region=eu-west-1/year=2025/month=1/part-0.parquet | - eu-west-1 2025 1 - -",
        "flows.log | - - - - - -",
        "2025/11/20/flows.log | - - - - - -",
      })
  void readsWhatPathsSay(String path, String expected) {
    FilePartition partition = FilePartition.of(path);
    assertEquals(
        expected,
        Arrays.stream(PartitionColumn.values())
            .map(column -> partition.value(column).orElse("-"))
            .collect(Collectors.joining(" ")));
  }

  @Test
  void knowsSlotAndFlowLogOfANameThatAwsGave() {
    assertEquals(Optional.of(Instant.parse("2018-06-20T16:20:00Z")), FilePartition.of(NAME).slot());
    assertEquals(Optional.of("fl-1234abcd"), FilePartition.of(NAME).flowLogId());
    assertEquals(Optional.empty(), FilePartition.of("flows.log").slot());
  }

  @Test
  void hasNoSlotWhereTheTimeIsNone() {
    assertEquals(Optional.empty(), FilePartition.of(NAME.replace("20180620", "20181399")).slot());
  }
}
