package weir.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weir.capture.VethPair;
import weir.capture.aggregate.LaneOptions;
import weir.delivery.DeliveryOptions;
import weir.model.network.Network;

class RecordingTest {
  private static final String FIRST = "fl-00000000000000001";
  private static final String SECOND = "fl-00000000000000002";

  @TempDir private Path folder;

  private SmallNetwork captured(VethPair pair) {
    return new SmallNetwork().attached(1, pair.left(), "left0");
  }

  @Test
  void aFlowLogThatIsAddedAndOneThatIsRemovedTakeEffect() throws IOException {
    String target = folder.resolve("logs").toString();
    RecordingOptions options =
        new RecordingOptions(
            folder.resolve("spool"), DeliveryOptions.DEFAULT, LaneOptions.defaults(1));
    try (VethPair pair = new VethPair();
        Recording recording =
            Recording.start(
                captured(pair).read(), SourceOpener.LINUX, options, InstantSource.system())) {
      assertEquals(List.of(), recording.deliveries());
      recording.follow(captured(pair).recordedTo(FIRST, target).read());
      pair.onRight("ping", "-q", "-i", "0.01", "-c", "3", "10.77.0.1");
      recording.follow(new SmallNetwork().recordedTo(FIRST, target).read());
      assertEquals(
          1, recording.deliveries().stream().filter(one -> one.flowLogId().equals(FIRST)).count());
      recording.follow(captured(pair).recordedTo(SECOND, target).read());
      pair.onRight("ping", "-q", "-i", "0.01", "-c", "3", "10.77.0.1");
      assertTrue(recording.finish(Duration.ofSeconds(10)));
    }
    assertEquals(1, files(FIRST), "records of the interface that is gone");
    assertEquals(1, files(SECOND));
  }

  @Test
  void aFlowLogThatGoesInTheMiddleOfAWindowHasWhatWasCapturedUntilThen() throws IOException {
    String target = folder.resolve("logs").toString();
    RecordingOptions options =
        new RecordingOptions(
            folder.resolve("spool"), DeliveryOptions.DEFAULT, LaneOptions.defaults(1));
    try (VethPair pair = new VethPair();
        Recording recording =
            Recording.start(
                captured(pair).recordedTo(FIRST, target).recordedTo(SECOND, target).read(),
                SourceOpener.LINUX,
                options,
                InstantSource.system())) {
      pair.onRight("ping", "-q", "-i", "0.01", "-c", "3", "10.77.0.1");
      recording.follow(captured(pair).recordedTo(SECOND, target).read());
      pair.onRight("ping", "-q", "-i", "0.01", "-c", "4", "10.77.0.1");
      recording.follow(captured(pair).read());
      pair.onRight("ping", "-q", "-i", "0.01", "-c", "5", "10.77.0.1");
      assertTrue(recording.finish(Duration.ofSeconds(10)));
    }
    assertEquals(6, echoes(FIRST), "until it was deleted: three there, three back");
    assertEquals(14, echoes(SECOND), "through the deletion of the other, until its own");
  }

  /// The packets of ICMP that a flow log's files count.
  private long echoes(String flowLogId) throws IOException {
    long packets = 0;
    try (Stream<Path> walk = Files.walk(folder.resolve("logs"))) {
      for (Path file : walk.filter(path -> path.toString().contains(flowLogId)).toList()) {
        try (BufferedReader text =
            new BufferedReader(
                new InputStreamReader(
                    new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
          List<String> names = List.of(text.readLine().split(" "));
          packets +=
              text.lines()
                  .map(line -> line.split(" "))
                  .filter(row -> row[names.indexOf("protocol")].equals("1"))
                  .mapToLong(row -> Long.parseLong(row[names.indexOf("packets")]))
                  .sum();
        }
      }
    }
    return packets;
  }

  private long files(String flowLogId) throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("logs"))) {
      return files.filter(file -> file.toString().contains(flowLogId)).count();
    }
  }

  @Test
  void changesThatComeTogetherAreFollowedOnce() throws InterruptedException {
    Network network = new SmallNetwork().detached(1).read();
    AtomicInteger followed = new AtomicInteger();
    Semaphore begun = new Semaphore(0);
    CountDownLatch go = new CountDownLatch(1);
    Follower follower =
        Follower.start(
            () -> network,
            changed -> {
              followed.incrementAndGet();
              begun.release();
              try {
                go.await();
              } catch (InterruptedException stop) {
                throw new IllegalStateException(stop);
              }
            });
    follower.changed();
    begun.acquire();
    for (int i = 0; i < 1000; i++) {
      follower.changed();
    }
    go.countDown();
    begun.acquire();
    follower.close();
    assertEquals(2, followed.get());
  }
}
