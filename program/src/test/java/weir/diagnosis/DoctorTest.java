package weir.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import weir.delivery.DeliveryCounters;
import weir.delivery.DeliveryProgress;
import weir.delivery.DeliveryStatus;
import weir.delivery.DeliveryStatus.Problem;
import weir.model.flow.RecordFormat;
import weir.model.network.FlowLog.FileFormat;
import weir.model.network.FlowLog.FileOptions;

/// Symptoms whose thresholds and words need no service.
class DoctorTest {
  private final SampleFacts sample = new SampleFacts();

  private void fails(Problem problem, String cause) {
    sample.failure =
        new DeliveryStatus.Failure(
            problem,
            cause,
            SampleFacts.ago(Duration.ofMinutes(90)),
            SampleFacts.NOW.plusSeconds(30));
    sample.progress = new DeliveryProgress(null, SampleFacts.NOW, null, 12, 12, 0, 0);
    sample.counters = new DeliveryCounters(12, 0, 0, 0, 0, 0, 5, 4096);
  }

  @Test
  void aDestinationThatIsAwayIsToldWithWhatWaitsAndWhenItIsTriedAgain() {
    fails(Problem.UNKNOWN_ERROR, "s3://logs/x was not reached: refused");
    Finding finding = sample.finding();
    assertEquals("destination-away", finding.symptom());
    assertEquals(
        List.of(
            "deliveries fail since 2026-11-21T08:30:00Z (90 minutes ago)",
            "Unknown error: s3://logs/x was not reached: refused",
            "the next attempt is at 2026-11-21T10:00:30Z",
            "12 records wait in the spool, 4096 bytes; they are delivered once it is mended"),
        finding.evidence());
  }

  @Test
  void aRefusalThatNothingExplainsIsToldInItsOwnWords() {
    fails(Problem.ACCESS_ERROR, "s3://logs/x was refused: Access Denied");
    assertEquals("access-error", sample.finding().symptom());
    sample.destination = new DestinationFacts.Missing("bucket", "logs");
    assertEquals("bucket-missing", sample.finding().symptom(), "what explains it is enough");
  }

  @Test
  void aDestinationThatLimitsTheRateIsToldOnce() {
    fails(Problem.RATE_LIMITED, "the group was refused: Rate exceeded");
    assertEquals("rate-limited", sample.finding().symptom());
  }

  @Test
  void whatIsTwoMinutesLateMeansASlowDestination() {
    sample.progress = waitingSince(Duration.ofMinutes(2));
    assertEquals("destination-slow", sample.finding().symptom());
    sample.progress = waitingSince(Duration.ofSeconds(119));
    assertEquals(List.of(), new Doctor().examine(sample.facts()).findings());
  }

  private static DeliveryProgress waitingSince(Duration late) {
    return new DeliveryProgress(
        SampleFacts.ago(Duration.ofHours(1)),
        SampleFacts.NOW,
        SampleFacts.ago(late),
        5000,
        9000,
        0,
        0);
  }

  @Test
  void theShareOfSkippedRecordsIsTold() {
    sample.capture =
        new CaptureFacts.Capturing("eth0", SampleFacts.ago(Duration.ofHours(1)), 900, 900, 100);
    sample.progress = new DeliveryProgress(SampleFacts.NOW, SampleFacts.NOW, null, 0, 95, 0, 5);
    sample.losses = new DeliveryStatus.Losses(null, SampleFacts.ago(Duration.ofMinutes(59)));
    Finding finding = sample.finding();
    assertEquals("skipdata", finding.symptom());
    assertEquals(
        List.of(
            "5 SKIPDATA records of 100 (5.0 %) since the service started, the last one at"
                + " 2026-11-21T09:01:00Z (59 minutes ago)",
            "eni-00000000000000001 (web) at eth0: the kernel dropped 100 packets of 1000"),
        finding.evidence());
    sample.losses = new DeliveryStatus.Losses(null, SampleFacts.ago(Duration.ofHours(1)));
    assertEquals(List.of(), new Doctor().examine(sample.facts()).findings());
  }

  @Test
  void eventsThatAreTooOldForTheirGroupAreCountedWithItsRetention() {
    sample.target = "arn:aws:logs:eu-central-1:123456789012:log-group:flow";
    sample.destination = new DestinationFacts.LogGroup("flow", true, 1, null, List.of());
    sample.counters = new DeliveryCounters(10, 6, 0, 4, 1, 100, 0, 0);
    sample.losses = new DeliveryStatus.Losses(SampleFacts.ago(Duration.ofMinutes(3)), null);
    Finding finding = sample.finding();
    assertEquals("retention", finding.symptom());
    assertTrue(
        finding.evidence().contains("the group flow keeps events for 1 day"), finding::toString);
    assertEquals(
        List.of("aws logs put-retention-policy --log-group-name flow --retention-in-days 14"),
        finding.remedies().getFirst().commands());
  }

  @Test
  void filesOfAGroupThatCannotBeReadAreNamed() {
    List<String> damage = List.of("g/7.parquet: Parquet file breaks off");
    sample.target = "arn:aws:logs:eu-central-1:123456789012:log-group:flow";
    sample.destination = new DestinationFacts.LogGroup("flow", true, null, null, damage);
    Finding finding = sample.finding();
    assertEquals("events-lost", finding.symptom());
    assertEquals(damage, finding.evidence());
  }

  @Test
  void theFlowLogOfAllTrafficIsTheSameInEverythingElse() {
    sample.progress = new DeliveryProgress(SampleFacts.NOW, SampleFacts.NOW, null, 0, 8, 2, 0);
    sample.format = RecordFormat.parse("${srcaddr} ${dstaddr}");
    sample.files = new FileOptions(FileFormat.PARQUET, true, false);
    sample.tags = Map.of("Name", "it's mine");
    Finding finding = sample.finding();
    assertEquals(
        "2 records with REJECT of 8 (25.0 %) were left out since the service started",
        finding.evidence().getFirst());
    assertEquals(
        "aws ec2 create-flow-logs --resource-type VPC --resource-ids vpc-00000000000000001"
            + " --traffic-type ALL --log-destination-type s3 --log-destination"
            + " arn:aws:s3:::logs/x/ --max-aggregation-interval 60 --log-format '${srcaddr}"
            + " ${dstaddr}' --destination-options"
            + " FileFormat=parquet,HiveCompatiblePartitions=true --tag-specifications"
            + " 'ResourceType=vpc-flow-log,Tags=[{Key=Name,Value=it'\\''s mine}]'",
        finding.remedies().getFirst().commands().getFirst());
  }

  @Test
  void aStreamThatIsGoneOrNotActiveIsTold() {
    sample.target = "arn:aws:firehose:eu-central-1:123456789012:deliverystream/out";
    sample.destination = new DestinationFacts.Missing("delivery stream", "out");
    assertEquals("stream-missing", sample.finding().symptom());
    sample.destination = new DestinationFacts.Stream("out", "CREATING", null, 0);
    assertEquals("its status is CREATING", sample.finding().evidence().getFirst());
    sample.destination = new DestinationFacts.Stream("out", "ACTIVE", null, 0);
    assertEquals(List.of(), new Doctor().examine(sample.facts()).findings());
  }

  @Test
  void aCaptureThatIsDeniedOrFailsIsToldWithTheKernelsWord() {
    sample.capture = waiting(CaptureFacts.Obstacle.DENIED, "eth0 may not be captured");
    assertEquals("capture-denied", sample.finding().symptom());
    sample.capture = waiting(CaptureFacts.Obstacle.OTHER, "the kernel has no memory");
    Finding failing = sample.finding();
    assertEquals("capture-failing", failing.symptom());
    assertEquals(
        "eni-00000000000000001 (web) at eth0: the kernel has no memory; since"
            + " 2026-11-21T09:59:00Z (60 seconds ago), tried 7 times",
        failing.evidence().getFirst());
  }

  private static CaptureFacts waiting(CaptureFacts.Obstacle obstacle, String sentence) {
    return new CaptureFacts.Waiting(
        "eth0", obstacle, sentence, SampleFacts.ago(Duration.ofMinutes(1)), 7);
  }
}
