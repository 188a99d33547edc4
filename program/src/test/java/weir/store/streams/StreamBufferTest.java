package weir.store.streams;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weir.model.aws.Fault;

class StreamBufferTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final BufferLimits SMALL = new BufferLimits(1000, 64);

  @TempDir Path folder;

  private StreamBuffer open() {
    return StreamBuffer.open(folder.resolve("buffer"), BufferLimits.DEFAULT);
  }

  private static List<byte[]> bytes(String... texts) {
    return Stream.of(texts).map(text -> text.getBytes(UTF_8)).toList();
  }

  private static List<String> all(StreamBuffer buffer) throws IOException {
    List<String> texts = new ArrayList<>();
    buffer.read(Long.MAX_VALUE, record -> texts.add(new String(record.data(), UTF_8)));
    return texts;
  }

  private Path newestSegment() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("buffer"))) {
      return files.filter(Segment::isSegment).sorted().toList().getLast();
    }
  }

  @Test
  void givesBackWhatItTookInItsOrder() throws IOException {
    try (StreamBuffer buffer = open()) {
      assertEquals(new Backlog(0, 0, null), buffer.backlog());
      assertEquals(2, buffer.append(bytes("one", "two"), NOON));
      assertEquals(1, buffer.append(bytes(""), NOON.plusSeconds(5)));
      assertEquals(List.of("one", "two", ""), all(buffer));
      assertEquals(new Backlog(3, 6, NOON), buffer.backlog());
    }
  }

  @Test
  void keepsWhatItTookAcrossARestartWithoutAClose() throws IOException {
    StreamBuffer abandoned = open();
    abandoned.append(bytes("one", "two"), NOON);
    try (StreamBuffer buffer = open()) {
      assertEquals(List.of("one", "two"), all(buffer));
      assertEquals(new Backlog(2, 6, NOON), buffer.backlog());
    }
    abandoned.close();
  }

  @Test
  void givesWhatIsDeliveredNeverAgain() throws IOException {
    try (StreamBuffer buffer = open()) {
      buffer.append(bytes("one"), NOON);
      buffer.append(bytes("two"), NOON.plusSeconds(1));
      Portion portion = buffer.read(3, record -> assertEquals(NOON, record.arrival()));
      assertEquals(1, portion.records());
      buffer.delivered(portion);
      assertEquals(new Backlog(1, 3, NOON.plusSeconds(1)), buffer.backlog());
      assertEquals(List.of("two"), all(buffer));
    }
    try (StreamBuffer buffer = open()) {
      assertEquals(List.of("two"), all(buffer));
      buffer.delivered(buffer.read(100, record -> {}));
      assertNull(buffer.backlog().oldest());
    }
    try (StreamBuffer buffer = open()) {
      assertEquals(List.of(), all(buffer));
      buffer.append(bytes("three"), NOON);
      assertEquals(List.of("three"), all(buffer));
    }
  }

  @Test
  void readsAPortionAgainAsItWas() throws IOException {
    try (StreamBuffer buffer = open()) {
      buffer.append(bytes("one", "two"), NOON);
      Portion portion = buffer.read(100, record -> {});
      buffer.append(bytes("three"), NOON);
      List<String> again = new ArrayList<>();
      buffer.readAgain(portion, record -> again.add(new String(record.data(), UTF_8)));
      assertEquals(List.of("one", "two"), again);
    }
  }

  @Test
  void takesARecordThatIsLargerThanAPortion() throws IOException {
    try (StreamBuffer buffer = open()) {
      buffer.append(bytes("larger", "x"), NOON);
      assertEquals(1, buffer.read(2, record -> {}).records());
    }
  }

  @Test
  void deletesSegmentsThatAreDelivered() throws IOException {
    try (StreamBuffer buffer = StreamBuffer.open(folder.resolve("buffer"), SMALL)) {
      for (int i = 0; i < 20; i++) {
        buffer.append(bytes("record " + i), NOON.plusSeconds(i));
      }
      assertEquals(20, all(buffer).size());
      buffer.delivered(buffer.read(Long.MAX_VALUE, record -> {}));
      buffer.append(bytes("last"), NOON);
      assertEquals(List.of("last"), all(buffer));
    }
    try (Stream<Path> files = Files.list(folder.resolve("buffer"))) {
      assertTrue(files.filter(Segment::isSegment).count() <= 2);
    }
  }

  @Test
  void takesTheFirstRecordsOnlyWhenItIsFull() {
    try (StreamBuffer buffer = StreamBuffer.open(folder.resolve("buffer"), SMALL)) {
      List<byte[]> large = List.of(new byte[600], new byte[300], new byte[200], new byte[1]);
      assertEquals(2, buffer.append(large, NOON));
      assertEquals(0, buffer.append(List.of(new byte[101]), NOON));
      assertEquals(1, buffer.append(List.of(new byte[100]), NOON));
    }
  }

  @Test
  void saysThatItCannotBeUsedWithoutTellingWhereItLies() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "in the way");
    String sentence =
        assertThrows(
                Fault.Unavailable.class,
                () -> StreamBuffer.open(file.resolve("buffer"), BufferLimits.DEFAULT))
            .sentence();
    assertFalse(sentence.contains(folder.toString()), sentence);
    assertTrue(sentence.startsWith("the stream's buffer cannot be used: "), sentence);
  }

  @Test
  void cutsOffATailThatACrashTore() throws IOException {
    StreamBuffer before = open();
    before.append(bytes("whole", "torn"), NOON);
    before.close();
    try (RandomAccessFile file = new RandomAccessFile(newestSegment().toFile(), "rw")) {
      file.setLength(file.length() - 2);
    }
    try (StreamBuffer buffer = open()) {
      assertEquals(0, buffer.damagedBytes());
      assertEquals(List.of("whole"), all(buffer));
      buffer.append(bytes("next"), NOON);
      assertEquals(List.of("whole", "next"), all(buffer));
    }
  }

  @Test
  void passesOverADamagedRecordAndTellsOfIt() throws IOException {
    StreamBuffer before = open();
    before.append(bytes("first", "second", "third"), NOON);
    before.close();
    byte[] segment = Files.readAllBytes(newestSegment());
    segment[Frame.HEADER_BYTES + 5 + Frame.HEADER_BYTES] ^= 1;
    Files.write(newestSegment(), segment, StandardOpenOption.TRUNCATE_EXISTING);
    try (StreamBuffer buffer = open()) {
      assertEquals(Frame.HEADER_BYTES + 6, buffer.damagedBytes());
      assertEquals(List.of("first", "third"), all(buffer));
      assertEquals(2, buffer.backlog().records());
    }
  }

  @Test
  void everyAcknowledgedRecordOfManyThreadsIsThereAfterARestart() throws Exception {
    TreeSet<String> put = new TreeSet<>();
    StreamBuffer before =
        StreamBuffer.open(folder.resolve("buffer"), new BufferLimits(1 << 20, 500));
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> done = new ArrayList<>();
      for (int writer = 0; writer < 8; writer++) {
        String name = "writer " + writer;
        for (int i = 0; i < 25; i++) {
          put.add(name + " " + i);
        }
        done.add(
            threads.submit(() -> {
              for (int i = 0; i < 25; i++) {
                before.append(bytes(name + " " + i), NOON);
              }
            }));
      }
      for (Future<?> writer : done) {
        writer.get();
      }
    }
    try (StreamBuffer buffer = open()) {
      List<String> found = all(buffer);
      assertEquals(put.size(), found.size());
      assertEquals(put, new TreeSet<>(found));
    }
    before.close();
  }

  @Test
  void isAQueueWhateverHappens() throws IOException {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    List<String> expected = new ArrayList<>();
    StreamBuffer buffer =
        StreamBuffer.open(folder.resolve("buffer"), new BufferLimits(1 << 20, 100));
    for (int step = 0; step < 300; step++) {
      switch (random.nextInt(4)) {
        case 0 -> {
          StreamBuffer crashed = buffer;
          buffer = StreamBuffer.open(folder.resolve("buffer"), new BufferLimits(1 << 20, 100));
          crashed.close();
        }
        case 1 -> {
          Portion portion = buffer.read(random.nextInt(40), record -> {});
          buffer.delivered(portion);
          expected = new ArrayList<>(expected.subList((int) portion.records(), expected.size()));
        }
        default -> {
          String text = "x".repeat(random.nextInt(30)) + step;
          buffer.append(bytes(text), NOON.plusSeconds(step));
          expected.add(text);
        }
      }
      int at = step;
      assertEquals(expected, all(buffer), () -> "seed " + seed + ", step " + at);
      assertEquals(expected.size(), buffer.backlog().records(), () -> "seed " + seed);
    }
    buffer.delete();
    assertFalse(Files.exists(folder.resolve("buffer")));
  }
}
