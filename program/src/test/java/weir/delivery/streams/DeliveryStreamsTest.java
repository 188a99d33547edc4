package weir.delivery.streams;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
import weir.store.streams.BufferLimits;

/// Delivery to buckets.
class DeliveryStreamsTest {
  @TempDir Path folder;
  private StreamRoom room;

  @BeforeEach
  void open() {
    room = new StreamRoom(folder);
  }

  @AfterEach
  void close() {
    room.close();
  }

  @Test
  void deliversWhenTheOldestRecordHasWaitedLongEnough() {
    room.begin(Compression.UNCOMPRESSED);
    room.put("one", "two");
    room.pass(StreamRoom.MINUTE.minusSeconds(1));
    room.put("three");
    assertEquals(0, room.bucket.calls);
    room.pass(Duration.ofSeconds(1));
    assertEquals("onetwothree", room.onlyObject());
    assertTrue(
        room.bucket
            .objects
            .keySet()
            .iterator()
            .next()
            .matches("in/2026/11/21/12/flow-1-2026-11-21-12-34-56-[0-9a-f-]{36}"),
        () -> room.bucket.objects.keySet().toString());
    assertEquals(
        new StreamState(0, 0, Duration.ZERO, new StreamCounters(3, 11, 3, 11, 0), null),
        room.state());
    room.pass(StreamRoom.MINUTE);
    assertEquals(1, room.bucket.calls);
  }

  @Test
  void deliversAtOnceWhenItIsEnough() {
    room.begin(Compression.UNCOMPRESSED);
    String half = "x".repeat(600_000);
    room.put(half);
    room.streams.turn();
    assertEquals(0, room.bucket.calls);
    room.put(half, "rest");
    room.streams.turn();
    assertEquals(1, room.bucket.calls);
    assertEquals(1, room.state().counters().deliveredRecords());
    assertEquals(600_004, room.state().waitingBytes());
  }

  @Test
  void deliversAtOnceWithoutAnInterval() {
    room.streams.begin(
        "id",
        StreamRoom.plan(
            new Buffering(1 << 20, Duration.ZERO),
            RecordShaping.NONE,
            StreamRoom.bucketPlan(Compression.UNCOMPRESSED)));
    room.put("one");
    room.streams.turn();
    assertEquals("one", room.onlyObject());
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
      room.bucket.objects.clear();
      room.begin(each.compression());
      room.put("text ".repeat(1000));
      room.pass(StreamRoom.MINUTE);
      Map.Entry<String, byte[]> object = room.bucket.objects.entrySet().iterator().next();
      assertTrue(object.getKey().endsWith(each.ending()), object::getKey);
      assertEquals("text ".repeat(1000), plain(each.compression(), object));
      room.streams.delete("id");
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
    room.begin(Compression.UNCOMPRESSED);
    room.bucket.refuses = true;
    room.put("one");
    room.pass(StreamRoom.MINUTE);
    assertTrue(String.valueOf(room.state().failure()).contains("s3://bucket was refused"));
    for (int i = 0; i < 100; i++) {
      room.pass(Duration.ofMinutes(10));
    }
    assertEquals(1, room.state().waitingRecords());
    room.bucket.refuses = false;
    room.pass(Duration.ofMinutes(1));
    assertEquals("one", room.onlyObject());
    assertNull(room.state().failure());
  }

  @Test
  void asksLessAndLessOftenWhileItIsRefused() {
    room.begin(Compression.UNCOMPRESSED);
    room.bucket.refuses = true;
    room.put("one");
    room.pass(StreamRoom.MINUTE);
    for (int i = 0; i < 60; i++) {
      room.pass(Duration.ofSeconds(1));
    }
    assertTrue(
        room.bucket.calls >= 5 && room.bucket.calls <= 10, () -> "calls: " + room.bucket.calls);
  }

  @Test
  void waitsWhileTheRoleMayNotBeAssumed() {
    StreamCredentials usual = room.bucket.credentials;
    room.bucket.credentials =
        source ->
            () -> {
              throw SdkClientException.create(
                  "the role " + source.roleArn() + " does not trust us");
            };
    room.streams.begin(
        "id",
        StreamRoom.plan(
            StreamRoom.USUAL, RecordShaping.NONE, StreamRoom.bucketPlan(Compression.GZIP)));
    room.put("one");
    room.pass(StreamRoom.MINUTE);
    assertTrue(String.valueOf(room.state().failure()).contains("does not trust us"));
    room.bucket.credentials = usual;
    room.streams.replace(
        "id",
        StreamRoom.plan(
            StreamRoom.USUAL, RecordShaping.NONE, StreamRoom.bucketPlan(Compression.GZIP)));
    room.pass(Duration.ofMinutes(1));
    assertEquals(1, room.bucket.objects.size());
  }

  @Test
  void deliversAfterARestartWhatWasNotDelivered() {
    room.begin(Compression.UNCOMPRESSED);
    room.bucket.refuses = true;
    room.put("one");
    room.pass(StreamRoom.MINUTE);
    DeliveryStreams killed = room.streams;
    room.bucket.refuses = false;
    room.open();
    room.begin(Compression.UNCOMPRESSED);
    room.streams.turn();
    assertEquals("one", room.onlyObject());
    killed.close();
  }

  @Test
  void takesNoMoreThanTheBufferHolds() {
    room.open(new BufferLimits(10, 1 << 20), Duration.ofSeconds(30));
    room.begin(Compression.UNCOMPRESSED);
    assertEquals(2, room.put("1234", "12345", "12"));
    assertEquals(0, room.put("12"));
    room.pass(StreamRoom.MINUTE);
    assertEquals(1, room.put("12"));
    assertEquals(Optional.empty(), room.streams.put("other", List.of(new byte[1]), room.now));
  }

  @Test
  void deliversWhatWaitsByTheNewPlan() {
    room.begin(Compression.UNCOMPRESSED);
    room.put("one");
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
    room.streams.replace("id", StreamRoom.plan(StreamRoom.USUAL, RecordShaping.NONE, other));
    room.pass(StreamRoom.MINUTE);
    String key = room.bucket.objects.keySet().iterator().next();
    assertTrue(key.matches("other/21/flow-1-2026-11-21-21-34-56-[0-9a-f-]{36}\\.json\\.gz"), key);
    assertEquals("arn:aws:kms:eu-central-1:123456789012:key/k", room.bucket.keys.get(key));
  }

  @Test
  void putsWhatCannotBeProcessedAside() throws IOException {
    room.streams.begin(
        "id",
        StreamRoom.plan(
            StreamRoom.USUAL,
            new RecordShaping(true, false, "\n"),
            StreamRoom.bucketPlan(Compression.UNCOMPRESSED)));
    room.streams.put(
        "id", List.of(RecordShapingTest.gzip("good"), "bad".getBytes(UTF_8)), room.now);
    room.pass(StreamRoom.MINUTE);
    assertEquals(2, room.bucket.objects.size());
    room.bucket.objects.forEach((key, content) -> {
      String text = new String(content, UTF_8);
      if (key.startsWith("in/")) {
        assertEquals("good\n", text);
      } else {
        assertTrue(key.startsWith("bad/processing-failed/2026/11/21/12/flow-1-"), key);
        JsonNode line = StreamRoom.json(text);
        assertEquals("bad", StreamRoom.rawData(line));
        assertEquals("Decompression.InvalidData", line.get("errorCode").textValue());
        assertEquals(1, line.get("attemptsMade").intValue());
      }
    });
  }

  @Test
  void forgetsADeletedStreamOnDiskToo() throws IOException {
    room.begin(Compression.UNCOMPRESSED);
    room.put("one");
    room.streams.delete("id");
    assertEquals(Optional.empty(), room.streams.state("id"));
    assertEquals(List.of(room.folder), left());
  }

  private List<Path> left() throws IOException {
    try (Stream<Path> files = Files.walk(room.folder)) {
      return files.toList();
    }
  }

  @Test
  void forgetsAStreamThatWasToBeDeletedInAnEarlierRun() throws IOException {
    room.begin(Compression.UNCOMPRESSED);
    room.put("one");
    room.streams.close();
    room.open();
    room.streams.delete("id");
    assertEquals(List.of(room.folder), left());
  }
}
