package weir.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static weir.app.DoctorRoom.commands;
import static weir.app.DoctorRoom.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Flow logs to a log group and to a delivery stream, and what becomes of those.
class DoctorServicesTest {
  private static final Duration STEP = Duration.ofSeconds(3);
  private static final String STREAM = "arn:aws:firehose:us-east-1:123456789012:deliverystream/out";

  private final DoctorRoom room = new DoctorRoom();
  private String role = "";

  @BeforeEach
  void begin() {
    role = room.deliverer();
    room.machine(room.networkInterface());
  }

  @AfterEach
  void close() {
    room.close();
  }

  @Test
  void aGroupWhoseKeyIsDisabledIsToldFromOneThatDelivers() {
    String flowLog =
        room.flowLog(
            "ALL", "cloud-watch-logs", "&LogGroupName=group&DeliverLogsPermissionArn=" + role);
    room.ping();
    JsonNode well = room.awaitWell(flowLog, STEP);
    assertTrue(well.path("Summary").asText().startsWith("delivering, last events at "));

    String key = room.kms("CreateKey", "{}").path("KeyMetadata").path("Arn").asText();
    room.kms(
        "PutKeyPolicy",
        DoctorRoom.object(
            "KeyId",
            key,
            "PolicyName",
            "default",
            "Policy",
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":"
                + "{\"AWS\":\"arn:aws:iam::123456789012:root\",\"Service\":"
                + "\"logs.us-east-1.amazonaws.com\"},\"Action\":\"kms:*\",\"Resource\":\"*\"}]}"));
    room.logs("AssociateKmsKey", DoctorRoom.object("logGroupName", "group", "kmsKeyId", key));
    assertEquals(List.of(), room.symptoms(flowLog));
    room.kms("DisableKey", DoctorRoom.object("KeyId", key));
    room.ping();
    JsonNode finding = room.finding(flowLog, "encryption-key", "deliveries fail since", STEP);
    assertTrue(evidence(finding).contains(key + " is disabled."), finding::toString);
    assertEquals("aws kms enable-key --key-id " + key, commands(finding));
    room.kms("EnableKey", DoctorRoom.object("KeyId", key));
    room.awaitWell(flowLog, STEP);
  }

  @Test
  void aDeliveryStreamThatIsGoneIsNamed() {
    room.stream(role, "");
    String flowLog = room.flowLog("ALL", "kinesis-data-firehose", "&LogDestination=" + STREAM);
    room.ping();
    room.awaitWell(flowLog, STEP);
    room.firehose("DeleteDeliveryStream", DoctorRoom.object("DeliveryStreamName", "out"));
    room.ping();
    JsonNode finding = room.finding(flowLog, "stream-missing", "Firehose has no", STEP);
    assertTrue(evidence(finding).contains("delivery stream out"), finding::toString);
  }

  @Test
  void aDeliveryStreamWhoseBucketIsGoneSaysSo() {
    room.stream(role, ", \"BufferingHints\": {\"SizeInMBs\": 1, \"IntervalInSeconds\": 0}");
    String flowLog = room.flowLog("ALL", "kinesis-data-firehose", "&LogDestination=" + STREAM);
    room.s3("DELETE", "/" + DoctorRoom.BUCKET, "");
    room.ping();
    JsonNode finding = room.finding(flowLog, "stream-failing", STEP);
    assertTrue(evidence(finding).contains("some-logs"), finding::toString);
  }
}
