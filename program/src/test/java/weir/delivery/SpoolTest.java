package weir.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weir.delivery.SpoolLimits.Room;

class SpoolTest {
  private static final Slot SLOT = new Slot(1_529_511_600);

  @TempDir Path folder;
  private final List<Frame> visible = Collections.synchronizedList(new ArrayList<>());

  private Spool open() throws IOException {
    return open(SpoolLimits.of(1 << 20));
  }

  private Spool open(SpoolLimits limits) throws IOException {
    visible.clear();
    try (Journal journal = Journal.open(folder)) {
      return Spool.open(folder, limits, journal, visible::add);
    }
  }

  private static List<EncodedRows> frame(int rows, int payloadBytes) {
    GrowingBytes bytes = new GrowingBytes(payloadBytes);
    bytes.skip(Frame.HEADER_BYTES + payloadBytes);
    return List.of(new EncodedRows(SLOT, SLOT.endSeconds(), rows, bytes));
  }

  private List<Long> sequences() {
    return visible.stream().map(Frame::sequence).toList();
  }

  private List<Path> segments() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Segment::isSegment).sorted().toList();
    }
  }

  @Test
  void keepsWhatItTookForTheNextRun() throws IOException {
    try (Spool spool = open()) {
      assertTrue(spool.append(frame(3, 100), Room.ORDINARY));
      assertTrue(spool.append(frame(4, 100), Room.ORDINARY));
    }
    try (Spool spool = open()) {
      assertEquals(List.of(1L, 2L), sequences());
      assertEquals(List.of(3, 4), visible.stream().map(Frame::rows).toList());
      assertTrue(spool.append(frame(5, 100), Room.ORDINARY));
      assertEquals(List.of(1L, 2L, 3L), sequences());
    }
  }

  @Test
  void passesOverATornTailWhereverItIsTorn() throws IOException {
    try (Spool spool = open()) {
      spool.append(frame(3, 100), Room.ORDINARY);
      spool.append(frame(4, 100), Room.ORDINARY);
    }
    byte[] whole = Files.readAllBytes(segments().getFirst());
    int half = whole.length / 2;
    for (int length = half; length < whole.length; length++) {
      clear();
      Files.write(folder.resolve("0000000000000001.segment"), Arrays.copyOf(whole, length));
      try (Spool spool = open()) {
        assertEquals(List.of(1L), sequences());
        assertEquals(length - half, spool.strayBytes());
        assertTrue(spool.append(frame(5, 100), Room.ORDINARY));
      }
      try (Spool _ = open()) {
        assertEquals(List.of(1L, 2L), sequences());
      }
    }
  }

  private void clear() throws IOException {
    for (Path segment : segments()) {
      Files.delete(segment);
    }
  }

  @Test
  void findsTheFramesBehindADamagedOne() throws IOException {
    try (Spool spool = open()) {
      for (int i = 0; i < 3; i++) {
        spool.append(frame(1, 100), Room.ORDINARY);
      }
    }
    Path segment = segments().getFirst();
    byte[] bytes = Files.readAllBytes(segment);
    bytes[bytes.length / 2] ^= 1;
    Files.write(segment, bytes);
    try (Spool spool = open()) {
      assertEquals(List.of(1L, 3L), sequences());
      assertEquals(bytes.length / 3, spool.strayBytes());
    }
  }

  @Test
  void keepsARoomForTheRowsThatTellOfSkippedOnes() throws IOException {
    try (Spool spool = open(new SpoolLimits(1000, 300, 1000))) {
      assertTrue(spool.append(frame(1, 600), Room.ORDINARY));
      assertFalse(spool.append(frame(1, 100), Room.ORDINARY));
      assertTrue(spool.append(frame(1, 100), Room.RESERVE));
      assertFalse(spool.append(frame(1, 300), Room.RESERVE));
    }
  }

  @Test
  void deletesSegmentsOnceAllTheirFramesArePublishedAndNeverReusesANumber() throws IOException {
    try (Spool spool = open(new SpoolLimits(100_000, 0, 1000))) {
      for (int i = 0; i < 10; i++) {
        spool.append(frame(1, 400), Room.ORDINARY);
      }
      assertEquals(5, segments().size());
      spool.published(List.of(visible.get(2)));
      assertEquals(5, segments().size());
      spool.published(List.of(visible.get(3)));
      assertEquals(4, segments().size());
      List<Frame> rest = new ArrayList<>(visible);
      rest.subList(2, 4).clear();
      spool.published(rest);
      assertEquals(0, spool.usedBytes());
    }
    try (Spool spool = open()) {
      assertEquals(List.of(), sequences());
      spool.append(frame(1, 400), Room.ORDINARY);
      assertEquals(List.of(11L), sequences());
    }
  }

  @Test
  void showsFramesInOrderHoweverManyThreadsAppend() throws Exception {
    try (Spool spool = open(new SpoolLimits(1 << 20, 0, 4096))) {
      List<Thread> threads = new ArrayList<>();
      for (int t = 0; t < 4; t++) {
        threads.add(
            Thread.ofPlatform()
                .start(() -> {
                  for (int i = 0; i < 50; i++) {
                    spool.append(frame(1, 100), Room.ORDINARY);
                  }
                }));
      }
      for (Thread thread : threads) {
        thread.join();
      }
      assertEquals(LongStream.rangeClosed(1, 200).boxed().toList(), sequences());
    }
    try (Spool _ = open()) {
      assertEquals(200, visible.size());
    }
  }

  @Test
  void refusesWhatTheDiskRefusesAndGoesOnAfterwards() throws IOException {
    Path inTheWay = folder.resolve("0000000000000003.segment");
    try (Spool spool = open(new SpoolLimits(100_000, 0, 1000))) {
      spool.append(frame(1, 400), Room.ORDINARY);
      spool.append(frame(1, 400), Room.ORDINARY);
      Files.createDirectory(inTheWay);
      assertFalse(spool.append(frame(1, 400), Room.ORDINARY));
      Files.delete(inTheWay);
      assertTrue(spool.append(frame(1, 400), Room.ORDINARY));
      assertEquals(List.of(1L, 2L, 3L), sequences());
    }
    try (Spool _ = open()) {
      assertEquals(List.of(1L, 2L, 3L), sequences());
    }
  }
}
