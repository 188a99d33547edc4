package weir.delivery.streams;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xerial.snappy.Snappy;
import org.xerial.snappy.SnappyFramedInputStream;
import software.amazon.awssdk.core.exception.SdkClientException;
import weir.model.aws.Fault;
import weir.store.streams.BufferLimits;

class DeliveryStreamsTest {
  private static final String ARN =
      "arn:aws:firehose:eu-central-1:123456789012:deliverystream/flow";
  private static final Duration MINUTE = Duration.ofSeconds(60);
  private static final Buffering USUAL = new Buffering(1 << 20, MINUTE);

  @TempDir Path folder;
  private final FakeBucket bucket = new FakeBucket();
  private final FakeSink sink = new FakeSink();
  private Instant now = Instant.parse("2026-11-21T12:34:56Z");
  private DeliveryStreams streams;

  @BeforeEach
  void open() {
    streams = streams(BufferLimits.DEFAULT);
  }

  @AfterEach
  void close() {
    streams.close();
    sink.close();
  }

  private DeliveryStreams streams(BufferLimits limits) {
    return streams(limits, Duration.ofSeconds(30));
  }

  private DeliveryStreams streams(BufferLimits limits, Duration patience) {
    return new DeliveryStreams(
        folder,
        limits,
        new StreamRoutes(bucket.endpoint(), source -> bucket.credentials.of(source), patience),
        () -> now);
  }

  private void pass(Duration time) {
    now = now.plus(time);
    streams.turn();
  }

  private int put(String... records) {
    List<byte[]> bytes = Stream.of(records).map(record -> record.getBytes(UTF_8)).toList();
    return streams.put("id", bytes, now).orElseThrow();
  }

  private static BucketPlan bucketPlan(Compression compression) {
    return new BucketPlan(
        "bucket",
        "arn:aws:iam::123456789012:role/firehose",
        KeyPattern.parse("in/").forRecords(),
        KeyPattern.parse("bad/").forErrors(),
        compression,
        "",
        ZoneOffset.UTC,
        null);
  }

  private static StreamPlan plan(
      Buffering buffering, RecordShaping shaping, StreamDestination destination) {
    return new StreamPlan(
        "flow", ARN, "123456789012", "eu-central-1", "1", buffering, shaping, destination);
  }

  private void begin(Compression compression) {
    streams.begin("id", plan(USUAL, RecordShaping.NONE, bucketPlan(compression)));
  }

  private void beginAtSink(Duration retry, boolean backsUpAll) {
    EndpointPlan endpoint =
        new EndpointPlan(
            sink.url(),
            "top secret",
            true,
            Map.of("team", "nät"),
            retry,
            backsUpAll,
            bucketPlan(Compression.UNCOMPRESSED));
    streams.begin("id", plan(USUAL, RecordShaping.NONE, endpoint));
  }

  private String onlyObject() {
    assertEquals(1, bucket.objects.size(), () -> bucket.objects.keySet().toString());
    return new String(bucket.objects.values().iterator().next(), UTF_8);
  }

  private StreamState state() {
    return streams.state("id").orElseThrow();
  }

  @Test
  void deliversWhenTheOldestRecordHasWaitedLongEnough() {
    begin(Compression.UNCOMPRESSED);
    put("one", "two");
    pass(MINUTE.minusSeconds(1));
    put("three");
    assertEquals(0, bucket.calls);
    pass(Duration.ofSeconds(1));
    assertEquals("onetwothree", onlyObject());
    assertTrue(
        bucket
            .objects
            .keySet()
            .iterator()
            .next()
            .matches("in/2026/11/21/12/flow-1-2026-11-21-12-34-56-[0-9a-f-]{36}"),
        () -> bucket.objects.keySet().toString());
    assertEquals(
        new StreamState(0, 0, Duration.ZERO, new StreamCounters(3, 11, 3, 11, 0), null), state());
    pass(MINUTE);
    assertEquals(1, bucket.calls);
  }

  @Test
  void deliversAtOnceWhenItIsEnough() {
    begin(Compression.UNCOMPRESSED);
    String half = "x".repeat(600_000);
    put(half);
    streams.turn();
    assertEquals(0, bucket.calls);
    put(half, "rest");
    streams.turn();
    assertEquals(1, bucket.calls);
    assertEquals(1, state().counters().deliveredRecords());
    assertEquals(600_004, state().waitingBytes());
  }

  @Test
  void deliversAtOnceWithoutAnInterval() {
    streams.begin(
        "id",
        plan(
            new Buffering(1 << 20, Duration.ZERO),
            RecordShaping.NONE,
            bucketPlan(Compression.UNCOMPRESSED)));
    put("one");
    streams.turn();
    assertEquals("one", onlyObject());
  }

  @Test
  void compressesObjectsAndNamesThemSo() throws IOException {
    record Case(Compression compression, String ending) {}
    for (Case each :
        List.of(
            new Case(Compression.GZIP, ".gz"),
            new Case(Compression.ZIP, ".zip"),
            new Case(Compression.SNAPPY, ".snappy"),
            new Case(Compression.HADOOP_SNAPPY, ".hsnappy"))) {
      bucket.objects.clear();
      begin(each.compression());
      put("text ".repeat(1000));
      pass(MINUTE);
      Map.Entry<String, byte[]> object = bucket.objects.entrySet().iterator().next();
      assertTrue(object.getKey().endsWith(each.ending()), object::getKey);
      assertEquals("text ".repeat(1000), plain(each.compression(), object));
      streams.delete("id");
    }
  }

  private static String plain(Compression compression, Map.Entry<String, byte[]> object)
      throws IOException {
    ByteArrayInputStream bytes = new ByteArrayInputStream(object.getValue());
    return switch (compression) {
      case UNCOMPRESSED -> new String(object.getValue(), UTF_8);
      case GZIP -> text(new GZIPInputStream(bytes));
      case SNAPPY -> text(new SnappyFramedInputStream(bytes));
      case ZIP -> {
        ZipInputStream zip = new ZipInputStream(bytes);
        String entry = Objects.requireNonNull(zip.getNextEntry()).getName();
        assertTrue(object.getKey().endsWith("/" + entry), entry);
        yield text(zip);
      }
      case HADOOP_SNAPPY -> hadoop(object.getValue());
    };
  }

  /// As Hadoop's codec has it: the plain length, the block's length, the block.
  private static String hadoop(byte[] object) throws IOException {
    ByteBuffer blocks = ByteBuffer.wrap(object);
    int plainLength = blocks.getInt();
    byte[] block = new byte[blocks.getInt()];
    blocks.get(block);
    assertEquals(5000, plainLength);
    return new String(Snappy.uncompress(block), UTF_8);
  }

  private static String text(InputStream in) throws IOException {
    try (in) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  @Test
  void keepsRecordsUntilTheBucketTakesThem() {
    begin(Compression.UNCOMPRESSED);
    bucket.refuses = true;
    put("one");
    pass(MINUTE);
    assertTrue(String.valueOf(state().failure()).contains("s3://bucket was refused"));
    for (int i = 0; i < 100; i++) {
      pass(Duration.ofMinutes(10));
    }
    assertEquals(1, state().waitingRecords());
    bucket.refuses = false;
    pass(Duration.ofMinutes(1));
    assertEquals("one", onlyObject());
    assertNull(state().failure());
  }

  @Test
  void asksLessAndLessOftenWhileItIsRefused() {
    begin(Compression.UNCOMPRESSED);
    bucket.refuses = true;
    put("one");
    pass(MINUTE);
    for (int i = 0; i < 60; i++) {
      pass(Duration.ofSeconds(1));
    }
    assertTrue(bucket.calls >= 5 && bucket.calls <= 10, () -> "calls: " + bucket.calls);
  }

  @Test
  void waitsWhileTheRoleMayNotBeAssumed() {
    StreamCredentials usual = bucket.credentials;
    bucket.credentials =
        source ->
            () -> {
              throw SdkClientException.create(
                  "the role " + source.roleArn() + " does not trust us");
            };
    streams.begin("id", plan(USUAL, RecordShaping.NONE, bucketPlan(Compression.GZIP)));
    put("one");
    pass(MINUTE);
    assertTrue(String.valueOf(state().failure()).contains("does not trust us"));
    bucket.credentials = usual;
    streams.replace("id", plan(USUAL, RecordShaping.NONE, bucketPlan(Compression.GZIP)));
    pass(Duration.ofMinutes(1));
    assertEquals(1, bucket.objects.size());
  }

  @Test
  void deliversAfterARestartWhatWasNotDelivered() {
    begin(Compression.UNCOMPRESSED);
    bucket.refuses = true;
    put("one");
    pass(MINUTE);
    DeliveryStreams killed = streams;
    bucket.refuses = false;
    open();
    begin(Compression.UNCOMPRESSED);
    streams.turn();
    assertEquals("one", onlyObject());
    killed.close();
  }

  @Test
  void takesNoMoreThanTheBufferHolds() {
    streams = streams(new BufferLimits(10, 1 << 20));
    begin(Compression.UNCOMPRESSED);
    assertEquals(2, put("1234", "12345", "12"));
    assertEquals(0, put("12"));
    pass(MINUTE);
    assertEquals(1, put("12"));
    assertEquals(Optional.empty(), streams.put("other", List.of(new byte[1]), now));
  }

  @Test
  void deliversWhatWaitsByTheNewPlan() {
    begin(Compression.UNCOMPRESSED);
    put("one");
    BucketPlan other =
        new BucketPlan(
            "bucket",
            "arn:aws:iam::123456789012:role/firehose",
            KeyPattern.parse("other/!{timestamp:HH}/"),
            KeyPattern.parse("bad/").forErrors(),
            Compression.GZIP,
            ".json.gz",
            ZoneId.of("Asia/Tokyo"),
            "arn:aws:kms:eu-central-1:123456789012:key/k");
    streams.replace("id", plan(USUAL, RecordShaping.NONE, other));
    pass(MINUTE);
    String key = bucket.objects.keySet().iterator().next();
    assertTrue(key.matches("other/21/flow-1-2026-11-21-21-34-56-[0-9a-f-]{36}\\.json\\.gz"), key);
    assertEquals("arn:aws:kms:eu-central-1:123456789012:key/k", bucket.keys.get(key));
  }

  @Test
  void putsWhatCannotBeProcessedAside() throws IOException {
    streams.begin(
        "id",
        plan(USUAL, new RecordShaping(true, false, "\n"), bucketPlan(Compression.UNCOMPRESSED)));
    streams.put("id", List.of(RecordShapingTest.gzip("good"), "bad".getBytes(UTF_8)), now);
    pass(MINUTE);
    assertEquals(2, bucket.objects.size());
    bucket.objects.forEach((key, content) -> {
      String text = new String(content, UTF_8);
      if (key.startsWith("in/")) {
        assertEquals("good\n", text);
      } else {
        assertTrue(key.startsWith("bad/processing-failed/2026/11/21/12/flow-1-"), key);
        JsonNode line = json(text);
        assertEquals("bad", rawData(line));
        assertEquals("Decompression.InvalidData", line.get("errorCode").textValue());
        assertEquals(1, line.get("attemptsMade").intValue());
      }
    });
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (IOException wrong) {
      throw new AssertionError(text, wrong);
    }
  }

  private static String rawData(JsonNode line) {
    return new String(Base64.getDecoder().decode(line.get("rawData").textValue()), UTF_8);
  }

  @Test
  void forgetsADeletedStreamOnDiskToo() throws IOException {
    begin(Compression.UNCOMPRESSED);
    put("one");
    streams.delete("id");
    assertEquals(Optional.empty(), streams.state("id"));
    assertEquals(List.of(folder), left());
  }

  private List<Path> left() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.toList();
    }
  }

  @Test
  void forgetsAStreamThatWasToBeDeletedInAnEarlierRun() throws IOException {
    begin(Compression.UNCOMPRESSED);
    put("one");
    streams.close();
    open();
    streams.delete("id");
    assertEquals(List.of(folder), left());
  }

  @Test
  void sendsRecordsToAnEndpointByItsProtocol() {
    beginAtSink(MINUTE, false);
    put("one", "two");
    pass(MINUTE);
    FakeSink.Received request = sink.received.getFirst();
    assertEquals(List.of("one", "two"), request.records());
    assertEquals(now.toEpochMilli(), request.body().get("timestamp").longValue());
    assertEquals("1.0", request.headers().getFirst("X-Amz-Firehose-Protocol-Version"));
    assertEquals(request.requestId(), request.headers().getFirst("X-Amz-Firehose-Request-Id"));
    assertEquals(ARN, request.headers().getFirst("X-Amz-Firehose-Source-Arn"));
    assertEquals("top secret", request.headers().getFirst("X-Amz-Firehose-Access-Key"));
    assertEquals(
        "{\"commonAttributes\":{\"team\":\"n\\u00E4t\"}}",
        request.headers().getFirst("X-Amz-Firehose-Common-Attributes"));
    assertEquals("application/json", request.headers().getFirst("Content-Type"));
    assertEquals(0, bucket.calls);
    assertEquals(2, state().counters().deliveredRecords());
  }

  @Test
  void repeatsARequestUnderItsIdUntilItIsTaken() {
    beginAtSink(MINUTE, false);
    sink.answering(request -> new FakeSink.Answer(500, "not now"));
    put("one");
    pass(MINUTE);
    assertTrue(String.valueOf(state().failure()).contains("500: not now"));
    sink.answering(FakeSink::taken);
    put("two");
    pass(Duration.ofSeconds(1));
    assertEquals(sink.received.get(0).requestId(), sink.received.get(1).requestId());
    assertEquals(List.of("one"), sink.received.get(1).records());
    assertEquals(0, bucket.calls);
    assertEquals(1, state().waitingRecords());
  }

  @Test
  void backsUpWhatTheEndpointDidNotTakeInTime() {
    beginAtSink(MINUTE, false);
    sink.answering(request -> new FakeSink.Answer(503, "away"));
    put("one", "two");
    pass(MINUTE);
    for (int i = 0; i < 59; i++) {
      pass(Duration.ofSeconds(1));
    }
    assertEquals(0, bucket.calls);
    pass(Duration.ofSeconds(1));
    String key = bucket.objects.keySet().iterator().next();
    assertTrue(key.startsWith("bad/http-endpoint-failed/2026/11/21/12/flow-1-"), key);
    List<JsonNode> lines = onlyObject().lines().map(DeliveryStreamsTest::json).toList();
    assertEquals(List.of("one", "two"), lines.stream().map(line -> rawData(line)).toList());
    assertEquals(
        "HttpEndpoint.DestinationException", lines.getFirst().get("errorCode").textValue());
    assertTrue(lines.getFirst().get("errorMessage").textValue().endsWith("503: away"));
    assertEquals(sink.received.size(), lines.getFirst().get("attemptsMade").intValue());
    assertFalse(onlyObject().contains("top secret"));
    assertEquals(0, state().waitingRecords());
  }

  @Test
  void doesNotRepeatWhatIsTooLargeForTheEndpoint() {
    beginAtSink(MINUTE, false);
    sink.answering(request -> new FakeSink.Answer(413, "too large"));
    put("one");
    pass(MINUTE);
    assertEquals(1, sink.received.size());
    assertTrue(bucket.objects.keySet().iterator().next().contains("http-endpoint-failed"));
  }

  @Test
  void triesOnceWhenThereIsNoTimeForMore() {
    beginAtSink(Duration.ZERO, false);
    sink.answering(request -> new FakeSink.Answer(500, ""));
    put("one");
    pass(MINUTE);
    assertEquals(1, sink.received.size());
    assertEquals(1, bucket.calls);
  }

  @Test
  void takesNoAnswerThatIsNotOfTheProtocol() {
    beginAtSink(Duration.ZERO, false);
    for (String wrong :
        List.of(
            "",
            "OK",
            "[]",
            "{\"requestId\":\"other\",\"timestamp\":1}",
            "{\"timestamp\":1}",
            "{\"requestId\":1,\"timestamp\":1}")) {
      bucket.objects.clear();
      sink.answering(request -> new FakeSink.Answer(200, wrong));
      put("one");
      pass(MINUTE);
      JsonNode line = json(onlyObject());
      assertEquals(
          "HttpEndpoint.InvalidResponseFromDestination", line.get("errorCode").textValue(), wrong);
    }
    bucket.objects.clear();
    sink.answering(
        request -> new FakeSink.Answer(200, "{\"requestId\":\"" + request.requestId() + "\"}"));
    put("one");
    pass(MINUTE);
    assertTrue(onlyObject().contains("lacks a requestId or a timestamp"));
    bucket.objects.clear();
    sink.answering(request -> new FakeSink.Answer(201, FakeSink.taken(request).body()));
    put("one");
    pass(MINUTE);
    assertTrue(onlyObject().contains("HttpEndpoint.DestinationException"));
  }

  @Test
  void givesUpOnAnEndpointThatIsTooSlow() {
    streams.close();
    streams = streams(BufferLimits.DEFAULT, Duration.ofMillis(100));
    beginAtSink(Duration.ZERO, false);
    sink.answering(sink::never);
    put("one");
    pass(MINUTE);
    assertTrue(onlyObject().contains("HttpEndpoint.ResponseTimeout"));
  }

  @Test
  void saysWhenTheEndpointIsAway() {
    EndpointPlan nowhere =
        new EndpointPlan(
            URI.create("http://127.0.0.1:1/"),
            "",
            false,
            Map.of(),
            Duration.ZERO,
            false,
            bucketPlan(Compression.UNCOMPRESSED));
    streams.begin("id", plan(USUAL, RecordShaping.NONE, nowhere));
    put("one");
    pass(MINUTE);
    assertTrue(onlyObject().contains("HttpEndpoint.ConnectionFailed"));
  }

  @Test
  void backsUpEverythingWhenAskedTo() {
    beginAtSink(MINUTE, true);
    bucket.refuses = true;
    put("one", "two");
    pass(MINUTE);
    assertEquals(1, sink.received.size());
    bucket.refuses = false;
    pass(Duration.ofSeconds(1));
    assertEquals("onetwo", onlyObject());
    assertTrue(bucket.objects.keySet().iterator().next().startsWith("in/2026/11/21/12/"));
    assertEquals(1, sink.received.size());
    assertEquals(0, state().waitingRecords());
  }

  @Test
  void keepsTheEndpointsKeyOutOfWhatTheEndpointSays() {
    beginAtSink(Duration.ZERO, false);
    sink.answering(request -> new FakeSink.Answer(403, "no such key: top secret"));
    put("one");
    pass(MINUTE);
    assertTrue(onlyObject().contains("no such key: ***"), this::onlyObject);
  }

  @Test
  void keepsTheEndpointsKeyOutOfEveryText() {
    EndpointPlan endpoint =
        new EndpointPlan(
            URI.create("https://sink.example/?token=hidden"),
            "top secret",
            false,
            Map.of("password", "hidden too"),
            MINUTE,
            false,
            bucketPlan(Compression.GZIP));
    String text = plan(USUAL, RecordShaping.NONE, endpoint).toString();
    assertTrue(text.contains("sink.example"), text);
    assertFalse(text.contains("secret") || text.contains("hidden"), text);
  }

  @Test
  void rejectsAnEndpointThatAnybodyCouldListenTo() {
    for (String url : List.of("http://sink.example/", "http://10.0.0.1/", "ftp://127.0.0.1/x")) {
      assertThrows(
          Fault.Invalid.class,
          () ->
              new EndpointPlan(
                  URI.create(url),
                  "",
                  false,
                  Map.of(),
                  MINUTE,
                  false,
                  bucketPlan(Compression.GZIP)),
          url);
    }
  }

  @Test
  void deliversByItselfOnceStarted() throws InterruptedException {
    streams.begin(
        "id",
        plan(
            new Buffering(1 << 20, Duration.ZERO),
            RecordShaping.NONE,
            new EndpointPlan(
                sink.url(), "", false, Map.of(), MINUTE, false, bucketPlan(Compression.GZIP))));
    CountDownLatch arrived = new CountDownLatch(1);
    sink.answering(request -> {
      arrived.countDown();
      return FakeSink.taken(request);
    });
    streams.start();
    put("one");
    assertTrue(arrived.await(10, TimeUnit.SECONDS));
  }
}
