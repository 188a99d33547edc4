package weir.delivery.streams;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weir.model.aws.Fault;
import weir.store.streams.BufferLimits;

/// Delivery to HTTP endpoints, which has a bucket for what they do not take.
class EndpointStreamsTest {
  private final FakeSink sink = new FakeSink();
  @TempDir Path folder;
  private StreamRoom room;

  @BeforeEach
  void open() {
    room = new StreamRoom(folder);
  }

  @AfterEach
  void close() {
    room.close();
    sink.close();
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
            StreamRoom.bucketPlan(Compression.UNCOMPRESSED));
    room.streams.begin("id", StreamRoom.plan(StreamRoom.USUAL, RecordShaping.NONE, endpoint));
  }

  @Test
  void sendsRecordsToAnEndpointByItsProtocol() {
    beginAtSink(StreamRoom.MINUTE, false);
    room.put("one", "two");
    room.pass(StreamRoom.MINUTE);
    FakeSink.Received request = sink.received.getFirst();
    assertEquals(List.of("one", "two"), request.records());
    assertEquals(room.now.toEpochMilli(), request.body().get("timestamp").longValue());
    assertEquals("1.0", request.headers().getFirst("X-Amz-Firehose-Protocol-Version"));
    assertEquals(request.requestId(), request.headers().getFirst("X-Amz-Firehose-Request-Id"));
    assertEquals(StreamRoom.ARN, request.headers().getFirst("X-Amz-Firehose-Source-Arn"));
    assertEquals("top secret", request.headers().getFirst("X-Amz-Firehose-Access-Key"));
    assertEquals(
        "{\"commonAttributes\":{\"team\":\"n\\u00E4t\"}}",
        request.headers().getFirst("X-Amz-Firehose-Common-Attributes"));
    assertEquals("application/json", request.headers().getFirst("Content-Type"));
    assertEquals(0, room.bucket.calls);
    assertEquals(2, room.state().counters().deliveredRecords());
  }

  @Test
  void repeatsARequestUnderItsIdUntilItIsTaken() {
    beginAtSink(StreamRoom.MINUTE, false);
    sink.answering(request -> new FakeSink.Answer(500, "not now"));
    room.put("one");
    room.pass(StreamRoom.MINUTE);
    assertTrue(String.valueOf(room.state().failure()).contains("500: not now"));
    sink.answering(FakeSink::taken);
    room.put("two");
    room.pass(Duration.ofSeconds(1));
    assertEquals(sink.received.get(0).requestId(), sink.received.get(1).requestId());
    assertEquals(List.of("one"), sink.received.get(1).records());
    assertEquals(0, room.bucket.calls);
    assertEquals(1, room.state().waitingRecords());
  }

  @Test
  void backsUpWhatTheEndpointDidNotTakeInTime() {
    beginAtSink(StreamRoom.MINUTE, false);
    sink.answering(request -> new FakeSink.Answer(503, "away"));
    room.put("one", "two");
    room.pass(StreamRoom.MINUTE);
    for (int i = 0; i < 59; i++) {
      room.pass(Duration.ofSeconds(1));
    }
    assertEquals(0, room.bucket.calls);
    room.pass(Duration.ofSeconds(1));
    String key = room.bucket.objects.keySet().iterator().next();
    assertTrue(key.startsWith("bad/http-endpoint-failed/2026/11/21/12/flow-1-"), key);
    List<JsonNode> lines = room.onlyObject().lines().map(StreamRoom::json).toList();
    assertEquals(
        List.of("one", "two"), lines.stream().map(line -> StreamRoom.rawData(line)).toList());
    assertEquals(
        "HttpEndpoint.DestinationException", lines.getFirst().get("errorCode").textValue());
    assertTrue(lines.getFirst().get("errorMessage").textValue().endsWith("503: away"));
    assertEquals(sink.received.size(), lines.getFirst().get("attemptsMade").intValue());
    assertFalse(room.onlyObject().contains("top secret"));
    assertEquals(0, room.state().waitingRecords());
  }

  @Test
  void doesNotRepeatWhatIsTooLargeForTheEndpoint() {
    beginAtSink(StreamRoom.MINUTE, false);
    sink.answering(request -> new FakeSink.Answer(413, "too large"));
    room.put("one");
    room.pass(StreamRoom.MINUTE);
    assertEquals(1, sink.received.size());
    assertTrue(room.bucket.objects.keySet().iterator().next().contains("http-endpoint-failed"));
  }

  @Test
  void triesOnceWhenThereIsNoTimeForMore() {
    beginAtSink(Duration.ZERO, false);
    sink.answering(request -> new FakeSink.Answer(500, ""));
    room.put("one");
    room.pass(StreamRoom.MINUTE);
    assertEquals(1, sink.received.size());
    assertEquals(1, room.bucket.calls);
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
      room.bucket.objects.clear();
      sink.answering(request -> new FakeSink.Answer(200, wrong));
      room.put("one");
      room.pass(StreamRoom.MINUTE);
      JsonNode line = StreamRoom.json(room.onlyObject());
      assertEquals(
          "HttpEndpoint.InvalidResponseFromDestination", line.get("errorCode").textValue(), wrong);
    }
    room.bucket.objects.clear();
    sink.answering(
        request -> new FakeSink.Answer(200, "{\"requestId\":\"" + request.requestId() + "\"}"));
    room.put("one");
    room.pass(StreamRoom.MINUTE);
    assertTrue(room.onlyObject().contains("lacks a requestId or a timestamp"));
    room.bucket.objects.clear();
    sink.answering(request -> new FakeSink.Answer(201, FakeSink.taken(request).body()));
    room.put("one");
    room.pass(StreamRoom.MINUTE);
    assertTrue(room.onlyObject().contains("HttpEndpoint.DestinationException"));
  }

  @Test
  void givesUpOnAnEndpointThatIsTooSlow() {
    room.streams.close();
    room.open(BufferLimits.DEFAULT, Duration.ofMillis(100));
    beginAtSink(Duration.ZERO, false);
    sink.answering(sink::never);
    room.put("one");
    room.pass(StreamRoom.MINUTE);
    assertTrue(room.onlyObject().contains("HttpEndpoint.ResponseTimeout"));
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
            StreamRoom.bucketPlan(Compression.UNCOMPRESSED));
    room.streams.begin("id", StreamRoom.plan(StreamRoom.USUAL, RecordShaping.NONE, nowhere));
    room.put("one");
    room.pass(StreamRoom.MINUTE);
    assertTrue(room.onlyObject().contains("HttpEndpoint.ConnectionFailed"));
  }

  @Test
  void backsUpEverythingWhenAskedTo() {
    beginAtSink(StreamRoom.MINUTE, true);
    room.bucket.refuses = true;
    room.put("one", "two");
    room.pass(StreamRoom.MINUTE);
    assertEquals(1, sink.received.size());
    room.bucket.refuses = false;
    room.pass(Duration.ofSeconds(1));
    assertEquals("onetwo", room.onlyObject());
    assertTrue(room.bucket.objects.keySet().iterator().next().startsWith("in/2026/11/21/12/"));
    assertEquals(1, sink.received.size());
    assertEquals(0, room.state().waitingRecords());
  }

  @Test
  void keepsTheEndpointsKeyOutOfWhatTheEndpointSays() {
    beginAtSink(Duration.ZERO, false);
    sink.answering(request -> new FakeSink.Answer(403, "no such key: top secret"));
    room.put("one");
    room.pass(StreamRoom.MINUTE);
    assertTrue(room.onlyObject().contains("no such key: ***"), room::onlyObject);
  }

  @Test
  void keepsTheEndpointsKeyOutOfEveryText() {
    EndpointPlan endpoint =
        new EndpointPlan(
            URI.create("https://sink.example/?token=hidden"),
            "top secret",
            false,
            Map.of("password", "hidden too"),
            StreamRoom.MINUTE,
            false,
            StreamRoom.bucketPlan(Compression.GZIP));
    String text = StreamRoom.plan(StreamRoom.USUAL, RecordShaping.NONE, endpoint).toString();
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
                  StreamRoom.MINUTE,
                  false,
                  StreamRoom.bucketPlan(Compression.GZIP)),
          url);
    }
  }

  @Test
  void deliversByItselfOnceStarted() throws InterruptedException {
    room.streams.begin(
        "id",
        StreamRoom.plan(
            new Buffering(1 << 20, Duration.ZERO),
            RecordShaping.NONE,
            new EndpointPlan(
                sink.url(),
                "",
                false,
                Map.of(),
                StreamRoom.MINUTE,
                false,
                StreamRoom.bucketPlan(Compression.GZIP))));
    CountDownLatch arrived = new CountDownLatch(1);
    sink.answering(request -> {
      arrived.countDown();
      return FakeSink.taken(request);
    });
    room.streams.start();
    room.put("one");
    assertTrue(arrived.await(10, TimeUnit.SECONDS));
  }
}
