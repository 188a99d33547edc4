package weir.delivery.streams;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import weir.store.streams.BufferLimits;

/// Delivery streams over a bucket that the test owns, and its clock. Used by one thread.
final class StreamRoom implements AutoCloseable {
  static final String ARN = "arn:aws:firehose:eu-central-1:123456789012:deliverystream/flow";
  static final Duration MINUTE = Duration.ofSeconds(60);
  static final Buffering USUAL = new Buffering(1 << 20, MINUTE);

  final Path folder;
  final FakeBucket bucket = new FakeBucket();
  Instant now = Instant.parse("2026-11-21T12:34:56Z");
  DeliveryStreams streams;

  StreamRoom(Path folder) {
    this.folder = folder;
    streams = opened(BufferLimits.DEFAULT, Duration.ofSeconds(30));
  }

  /// Opens the folder again, as the next process does.
  void open() {
    open(BufferLimits.DEFAULT, Duration.ofSeconds(30));
  }

  /// @param patience with an endpoint that does not answer
  void open(BufferLimits limits, Duration patience) {
    streams = opened(limits, patience);
  }

  private DeliveryStreams opened(BufferLimits limits, Duration patience) {
    return new DeliveryStreams(
        folder,
        limits,
        new StreamRoutes(bucket.endpoint(), source -> bucket.credentials.of(source), patience),
        () -> now);
  }

  void pass(Duration time) {
    now = now.plus(time);
    streams.turn();
  }

  int put(String... records) {
    List<byte[]> bytes = Stream.of(records).map(record -> record.getBytes(UTF_8)).toList();
    return streams.put("id", bytes, now).orElseThrow();
  }

  static BucketPlan bucketPlan(Compression compression) {
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

  static StreamPlan plan(
      Buffering buffering, RecordShaping shaping, StreamDestination destination) {
    return new StreamPlan(
        "flow", ARN, "123456789012", "eu-central-1", "1", buffering, shaping, destination);
  }

  void begin(Compression compression) {
    streams.begin("id", plan(USUAL, RecordShaping.NONE, bucketPlan(compression)));
  }

  String onlyObject() {
    assertEquals(1, bucket.objects.size(), () -> bucket.objects.keySet().toString());
    return new String(bucket.objects.values().iterator().next(), UTF_8);
  }

  StreamState state() {
    return streams.state("id").orElseThrow();
  }

  static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (IOException wrong) {
      throw new AssertionError(text, wrong);
    }
  }

  static String rawData(JsonNode line) {
    return new String(Base64.getDecoder().decode(line.get("rawData").textValue()), UTF_8);
  }

  @Override
  public void close() {
    streams.close();
  }
}
