package weir.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import weir.delivery.DeliveryCounters;
import weir.delivery.DeliveryProgress;
import weir.delivery.DeliveryStatus;

class DeliverySentenceTest {
  private static final DeliveryStatus BUCKET = status("arn:aws:s3:::logs/x/", 1200, 2, 0);
  private static final DeliveryStatus FOLDER = status("/var/log/flows", 1, 1, 0);
  private static final DeliveryStatus GROUP =
      status("arn:aws:logs:us-east-1:123456789012:log-group:flow", 30, 4, 0);
  private static final DeliveryStatus STREAM =
      status("arn:aws:firehose:us-east-1:123456789012:deliverystream/flow", 1, 1, 5);

  private static DeliveryStatus status(String target, long records, long files, long skipped) {
    return new DeliveryStatus(
        "fl-1",
        target,
        null,
        new DeliveryCounters(records, records, skipped, 0, files, 100, 0, 0),
        DeliveryProgress.NONE,
        DeliveryStatus.Losses.NONE);
  }

  @Test
  void filesAreCounted() {
    assertEquals("1 record delivered in 1 file", DeliverySentence.of(List.of(FOLDER), 0));
    assertEquals(
        "1,201 records delivered in 3 files", DeliverySentence.of(List.of(BUCKET, FOLDER), 0));
  }

  @Test
  void groupsAndStreamsHoldNoFiles() {
    assertEquals("30 records delivered as events", DeliverySentence.of(List.of(GROUP), 0));
    assertEquals(
        "1 record delivered as events; 7 lost and shown as SKIPDATA",
        DeliverySentence.of(List.of(STREAM), 2));
  }

  @Test
  void bothAreToldApart() {
    assertEquals(
        "1,230 records delivered, 1,200 in 2 files and 30 as events",
        DeliverySentence.of(List.of(BUCKET, GROUP), 0));
  }

  @Test
  void withoutAFlowLogNothingWasDelivered() {
    assertEquals("0 records delivered in 0 files", DeliverySentence.of(List.of(), 0));
  }
}
