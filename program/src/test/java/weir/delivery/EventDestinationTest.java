package weir.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import weir.model.aws.Fault;
import weir.model.flow.AggregationInterval;
import weir.model.flow.InterfaceWindow;
import weir.model.flow.RecordFormat;
import weir.model.flow.TrafficType;
import weir.model.network.FlowLog;

/// Records that go to CloudWatch Logs and Firehose, each as an event of its own.
class EventDestinationTest {
  private static final InterfaceWindow MINUTE = SampleRecords.minute("2018-06-20T16:21:00Z");
  private static final long MINUTE_MILLIS = MINUTE.startSeconds() * 1000;
  private static final String GROUP = "arn:aws:logs:us-east-1:123456789012:log-group:/flow/logs";
  private static final String STREAM =
      "arn:aws:firehose:us-east-1:123456789012:deliverystream/flow";
  private static final DeliveryCredentials ANYBODY =
      _ -> StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret"));

  @TempDir Path folder;
  private final VirtualClock clock = new VirtualClock("2018-06-20T16:22:05Z");
  private FakeEventServices services = fake();

  private static FakeEventServices fake() {
    try {
      return new FakeEventServices();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @BeforeEach
  void start() {
    services.close();
    services = fake();
  }

  @AfterEach
  void stop() {
    services.close();
  }

  private static FlowLog log(String target, FlowLog.Access access, String format) {
    return new FlowLog(
        SampleNetwork.LOG,
        SampleNetwork.ACCOUNT,
        SampleNetwork.VPC,
        TrafficType.ALL,
        RecordFormat.ofNames(format),
        AggregationInterval.ONE_MINUTE,
        new FlowLog.LogDestination(target, FlowLog.FileOptions.DEFAULT, access),
        FlowLog.TagFields.NONE);
  }

  private Delivery open(String target, DeliveryCredentials credentials, String format) {
    AwsEndpoint endpoint = new AwsEndpoint(services.endpoint(), credentials, null);
    return open(log(target, FlowLog.Access.USUAL, format), AwsEndpoints.all(endpoint));
  }

  private Delivery open(FlowLog log, Map<String, AwsEndpoint> named) {
    return open(log, AwsEndpoints.OF_THE_ENVIRONMENT.named(named));
  }

  private Delivery open(FlowLog log, AwsEndpoints endpoints) {
    return Delivery.openIdle(
        folder.resolve("spool"),
        SampleNetwork.of(log),
        DeliveryOptions.DEFAULT.withEndpoints(endpoints),
        clock);
  }

  private static DeliveryStatus status(Delivery delivery) {
    return delivery.statuses().getFirst();
  }

  @Test
  void putsEachRecordIntoTheStreamOfItsInterfaceAtItsStart() {
    try (Delivery delivery = open(GROUP, ANYBODY, "default")) {
      delivery.accept(MINUTE, SampleRecords.everyKind(MINUTE));
      assertTrue(delivery.flush(Duration.ZERO));
      assertEquals(4, status(delivery).counters().recordsDelivered());
    }
    assertEquals(Set.of("/flow/logs"), services.groups);
    assertEquals(Set.of("/flow/logs:eni-0a0a0a0a-all"), services.streams);
    assertEquals(
        List.of(
            "2 123456789012 eni-0a0a0a0a 203.0.113.12 10.0.1.5 40000 443 6 3 1 1529511660"
                + " 1529511719 ACCEPT OK",
            "2 123456789012 eni-0a0a0a0a 203.0.113.12 10.0.1.5 40000 443 6 3 2 1529511660"
                + " 1529511719 REJECT OK"),
        services.events.stream().limit(2).map(FakeEventServices.Kept::message).toList());
    assertTrue(services.events.stream().allMatch(event -> event.timestamp() == MINUTE_MILLIS));
  }

  @Test
  void knowsStreamAndTimeAlsoWhenTheFormatDoesNotShowThem() {
    try (Delivery delivery = open(GROUP, ANYBODY, "bytes,action")) {
      delivery.accept(MINUTE, SampleRecords.flows(MINUTE, 77));
      assertTrue(delivery.flush(Duration.ZERO));
    }
    FakeEventServices.Kept event = services.events.getFirst();
    assertEquals("77 ACCEPT", event.message());
    assertEquals("eni-0a0a0a0a-all", event.stream());
    assertEquals(MINUTE_MILLIS, event.timestamp());
  }

  @Test
  void doesNotWaitForTheSlotToEnd() {
    try (Delivery delivery = open(GROUP, ANYBODY, "default")) {
      delivery.accept(MINUTE, SampleRecords.flows(MINUTE, 1));
      delivery.work();
      assertEquals(0, services.events.size());
      clock.pass(DeliveryOptions.DEFAULT.eventGrace());
      delivery.work();
      assertEquals(1, services.events.size());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "AccessDeniedException,Access error",
    "ThrottlingException,Rate limited",
    "ResourceNotFoundException,Access error",
    "InternalServerException,Unknown error"
  })
  void saysWhyAGroupRefusesAndGoesOnWhenItIsMended(String code, String message) {
    try (Delivery delivery = open(GROUP, ANYBODY, "default")) {
      services.refusal = code;
      delivery.accept(MINUTE, SampleRecords.flows(MINUTE, 1));
      assertFalse(delivery.flush(Duration.ZERO));
      assertEquals(message, status(delivery).deliverLogsErrorMessage().orElseThrow());
      assertTrue(
          Objects.requireNonNull(status(delivery).failure()).cause().startsWith(GROUP),
          () -> Objects.requireNonNull(status(delivery).failure()).cause());
      services.refusal = "";
      assertTrue(delivery.flush(Duration.ZERO));
      assertNull(status(delivery).failure());
    }
    assertEquals(1, services.events.size());
  }

  @Test
  void asksForTheRoleAgainBeforeEachPieceOfWork() {
    boolean[] trusted = {false};
    DeliveryCredentials role =
        _ ->
            () -> {
              if (!trusted[0]) {
                throw SdkClientException.create("the role does not trust the service");
              }
              return AwsBasicCredentials.create("id", "secret");
            };
    try (Delivery delivery = open(GROUP, role, "default")) {
      delivery.accept(MINUTE, SampleRecords.flows(MINUTE, 1));
      assertFalse(delivery.flush(Duration.ZERO));
      assertEquals("Access error", status(delivery).deliverLogsErrorMessage().orElseThrow());
      trusted[0] = true;
      assertTrue(delivery.flush(Duration.ZERO));
      trusted[0] = false;
      delivery.accept(MINUTE, SampleRecords.flows(MINUTE, 2));
      assertFalse(delivery.flush(Duration.ZERO));
    }
    assertEquals(1, services.events.size());
  }

  @Test
  void repeatsABatchUnderTheTokenThatItHadBeforeTheRestart() {
    try (Delivery delivery = open(GROUP, ANYBODY, "default")) {
      services.refusal = "InternalServerException";
      delivery.accept(MINUTE, SampleRecords.flows(MINUTE, 1, 2));
      assertFalse(delivery.flush(Duration.ZERO));
    }
    services.refusal = "";
    try (Delivery delivery = open(GROUP, ANYBODY, "default")) {
      assertTrue(delivery.flush(Duration.ZERO));
      delivery.accept(MINUTE, SampleRecords.flows(MINUTE, 3));
      assertTrue(delivery.flush(Duration.ZERO));
    }
    List<String> tokens = services.events.stream().map(FakeEventServices.Kept::token).toList();
    assertEquals(3, tokens.size());
    assertEquals(tokens.get(0), tokens.get(1));
    assertTrue(tokens.get(0).matches("weir/fl-1234abcd-[0-9a-f]{8}/1/0"), tokens.get(0));
    assertTrue(tokens.get(2).matches("weir/fl-1234abcd-[0-9a-f]{8}/2/0"), tokens.get(2));
  }

  @Test
  void countsEventsThatTheGroupWillNeverTake() {
    try (Delivery delivery = open(GROUP, ANYBODY, "default")) {
      services.oldest = MINUTE_MILLIS + 1;
      delivery.accept(MINUTE, SampleRecords.flows(MINUTE, 1, 2));
      assertTrue(delivery.flush(Duration.ZERO));
      assertEquals(2, status(delivery).counters().recordsRefused());
      assertEquals(0, status(delivery).counters().recordsDelivered());
    }
  }

  @Test
  void putsRecordsIntoFirehoseAsJson() {
    try (Delivery delivery = open(STREAM, ANYBODY, "default")) {
      delivery.accept(MINUTE, SampleRecords.flows(MINUTE, new long[1200], ends(1200)));
      assertTrue(delivery.flush(Duration.ZERO));
    }
    assertEquals(1200, services.records.size());
    assertEquals(
        "{\"message\":\"2 123456789012 eni-0a0a0a0a 203.0.113.12 10.0.1.5 40000 443 6 3 0"
            + " 1529511660 1529511719 ACCEPT OK\"}\n",
        services.records.getFirst());
  }

  private static long[] ends(int rows) {
    return Stream.generate(() -> MINUTE.endSeconds() - 1).limit(rows).mapToLong(e -> e).toArray();
  }

  @Test
  void sendsAgainWhatFirehoseDidNotTakeAndOnlyThat() {
    try (Delivery delivery = open(STREAM, ANYBODY, "bytes")) {
      services.failing = 1;
      delivery.accept(MINUTE, SampleRecords.flows(MINUTE, 1, 2, 3));
      assertFalse(delivery.flush(Duration.ZERO), "the last one is never taken");
      assertEquals("Rate limited", status(delivery).deliverLogsErrorMessage().orElseThrow());
    }
    assertEquals(
        List.of("{\"message\":\"2\"}\n", "{\"message\":\"3\"}\n"),
        services.records.stream().sorted().toList());
  }

  /// AWS has one code for a quota that is used up and for a Firehose that is ill.
  @ParameterizedTest
  @CsvSource({"Slow down.,Rate limited", "It is ill.,Unknown error"})
  void tellsAQuotaOfFirehoseFromAnIllness(String sentence, String message) {
    try (Delivery delivery = open(STREAM, ANYBODY, "bytes")) {
      services.refusal = "ServiceUnavailableException";
      services.sentence = sentence;
      delivery.accept(MINUTE, SampleRecords.flows(MINUTE, 1));
      assertFalse(delivery.flush(Duration.ZERO));
      assertEquals(message, status(delivery).deliverLogsErrorMessage().orElseThrow());
    }
  }

  @Test
  void goesOnWhereAQuotaStoppedIt() {
    try (Delivery delivery = open(STREAM, ANYBODY, "bytes")) {
      delivery.accept(MINUTE, SampleRecords.flows(MINUTE, 1, 2, 3, 4, 5));
      for (int attempt = 0; attempt < 2; attempt++) {
        services.quota.set(2);
        assertFalse(delivery.flush(Duration.ZERO));
        assertEquals("Rate limited", status(delivery).deliverLogsErrorMessage().orElseThrow());
      }
      services.quota.set(2);
      assertTrue(delivery.flush(Duration.ZERO));
    }
    assertEquals(
        List.of("1", "2", "3", "4", "5"),
        services.records.stream().map(record -> record.replaceAll("\\D", "")).toList());
  }

  @Test
  void signsByTheClockOfTheDelivery() {
    try (Delivery delivery = open(GROUP, ANYBODY, "default")) {
      delivery.accept(MINUTE, SampleRecords.flows(MINUTE, 1));
      assertTrue(delivery.flush(Duration.ZERO));
      assertEquals("20180620T162205Z", services.signedAt);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:logs:us-east-1:123456789012:log-group:a:*",
        "arn:aws:logs:us-east-1:123456789012:log-group:aws/x",
        "arn:aws:logs:us-east-1:123456789012:log-group:"
      })
  void refusesNamesThatNoGroupHas(String arn) {
    assertThrows(Fault.Invalid.class, () -> Target.of(arn));
  }

  @Test
  void keepsWhatIsForAnEndpointThatHasNoNameYet() {
    FlowLog.Access access = new FlowLog.Access(null, null, "frankfurt");
    try (Delivery delivery = open(log(GROUP, access, "default"), Map.of())) {
      delivery.accept(MINUTE, SampleRecords.flows(MINUTE, 1));
      assertFalse(delivery.flush(Duration.ZERO));
      assertEquals(
          "the endpoint is \"frankfurt\" but the configuration has no named endpoints",
          Objects.requireNonNull(status(delivery).failure()).cause());
    }
    AwsEndpoint frankfurt = new AwsEndpoint(services.endpoint(), ANYBODY, null);
    try (Delivery delivery = open(log(GROUP, access, "default"), Map.of("frankfurt", frankfurt))) {
      assertTrue(delivery.flush(Duration.ZERO));
    }
    assertEquals(1, services.events.size());
  }
}
