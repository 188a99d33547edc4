package weir.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;

/// More log events than fit into the memory of the service: put by several connections, tailed
/// while they come, filtered, and ended by retention. A hundred thousand, ten million in the long
/// build.
class ServeManyLogsTest {
  private static final String GROUP = "many";
  private static final int WRITERS = 4;
  private static final int BATCH = 5000;
  private static final long DAY_MILLIS = 86_400_000;

  private final int events =
      Integer.getInteger("weir.log.events", Boolean.getBoolean("weir.long") ? 10_000_000 : 100_000);

  @TempDir private Path folder;

  @Test
  void manyEventsArePutTailedFilteredAndExpired() throws Exception {
    Path config =
        Files.writeString(
            folder.resolve("serve.yaml"),
            """
            listen: 127.0.0.1:0
            state: {folder: state}
            log-sealing: {journal-age: 3s, look-every: 1s}
            """);
    try (Served served =
            Served.start(Map.of("WEIR_JAVA_OPTIONS", "-Xmx512m"), "--config", config.toString());
        CloudWatchLogsClient logs = served.logs()) {
      logs.createLogGroup(r -> r.logGroupName(GROUP));
      // By themselves, so that no segment has both: only whole ones are deleted.
      timed("put as old", () -> put(served, WRITERS / 2, WRITERS));
      awaitSealed();
      try (Running tail = tail(served)) {
        timed("put", () -> put(served, 0, WRITERS / 2));
        timed("tailed", () -> awaitTail(tail));
      }
      awaitSealed();
      timed(
          "filtered",
          () -> {
            assertFound(logs, "\"status=500\"", number -> number % 97 == 0);
            assertFound(
                logs,
                "%status=5[0-9]{2} took=1[0-9]ms%",
                number -> number % 97 == 0 && number % 100 >= 10 && number % 100 < 20);
            assertFound(
                logs, "alarm -\"status=500\"", number -> isAlarm(number) && number % 97 != 0);
          });
      long before = bytes();
      timed(
          "expired",
          () -> {
            logs.putRetentionPolicy(r -> r.logGroupName(GROUP).retentionInDays(7));
            assertFound(logs, "\"status=500\"", number -> number % 97 == 0 && !isOld(number));
            Eventually.holds(
                "the old segments are gone",
                Duration.ofSeconds(60),
                () -> bytes() < before * 6 / 10);
          });
      logs.deleteRetentionPolicy(r -> r.logGroupName(GROUP));
      assertFound(logs, "alarm", number -> isAlarm(number) && !isOld(number));
      assertTrue(!served.process().said().contains("OutOfMemory"), served.process()::said);
      System.out.println(
          events
              + " events, "
              + before
              + " bytes on disk, most memory "
              + served.process().mostMemory());
    }
  }

  /// The events are numbered; runs of a batch go to the writers in turn. The first two put them as
  /// of now, the others as of ten days ago.
  private static int writer(int number) {
    return number / BATCH % WRITERS;
  }

  private static boolean isOld(int number) {
    return writer(number) >= WRITERS / 2;
  }

  /// What is tailed comes from one writer: its times never run backwards, which the tail of the aws
  /// command line needs so that it misses none.
  private static boolean isAlarm(int number) {
    return writer(number) == 0 && number % 1000 == 0;
  }

  private static String message(int number) {
    return "number="
        + number
        + (isAlarm(number) ? " alarm" : " usual")
        + " status="
        + (number % 97 == 0 ? 500 : 200)
        + " took="
        + number % 100
        + "ms";
  }

  private void put(Served served, int firstWriter, int endWriter) throws IOException {
    try (ExecutorService all = Executors.newFixedThreadPool(WRITERS)) {
      List<Future<?>> writers = new ArrayList<>();
      for (int writer = firstWriter; writer < endWriter; writer++) {
        int which = writer;
        writers.add(
            all.submit(() -> {
              put(served, which);
              return null;
            }));
      }
      for (Future<?> writer : writers) {
        writer.get();
      }
    } catch (ExecutionException failure) {
      throw new IOException(failure.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private void put(Served served, int writer) throws IOException {
    String place = "{\"logGroupName\":\"" + GROUP + "\",\"logStreamName\":\"s" + writer + "\"";
    try (SignedConnection connection = new SignedConnection(served.endpoint())) {
      send(connection, "CreateLogStream", place + "}");
      for (int first = writer * BATCH; first < events; first += WRITERS * BATCH) {
        long now = System.currentTimeMillis() - (isOld(first) ? 10 * DAY_MILLIS : 0);
        StringBuilder body = new StringBuilder(place).append(",\"logEvents\":[");
        for (int number = first; number < first + BATCH; number++) {
          body.append(number == first ? "{\"timestamp\":" : ",{\"timestamp\":")
              .append(now)
              .append(",\"message\":\"")
              .append(message(number))
              .append("\"}");
        }
        String answer = send(connection, "PutLogEvents", body.append("]}").toString());
        assertTrue(!answer.contains("rejected"), answer);
      }
    }
  }

  private static String send(SignedConnection connection, String operation, String body)
      throws IOException {
    SignedConnection.Answer answer = connection.json("logs", "Logs_20140328." + operation, body);
    assertEquals(200, answer.status(), answer::toString);
    return answer.toString();
  }

  private static Running tail(Served served) {
    return Running.start(
        served.environment(),
        List.of(
            "/usr/bin/aws",
            "--endpoint-url",
            served.endpoint().toString(),
            "logs",
            "tail",
            GROUP,
            "--follow",
            "--since",
            "1h",
            "--filter-pattern",
            "alarm"));
  }

  private void awaitTail(Running tail) {
    BitSet expected = expected(ServeManyLogsTest::isAlarm);
    Eventually.holds(
        "the tail has shown " + expected.cardinality() + " alarms",
        Duration.ofMinutes(2),
        () -> tail.printed().lines().count() >= expected.cardinality());
    assertEquals(expected, numbers(tail.printed().lines()));
  }

  private BitSet expected(IntPredicate which) {
    BitSet numbers = new BitSet(events);
    for (int number = 0; number < events; number++) {
      numbers.set(number, which.test(number));
    }
    return numbers;
  }

  /// The numbers of events, each of which comes once.
  private static BitSet numbers(Stream<String> messages) {
    BitSet numbers = new BitSet();
    messages.forEach(message -> {
      int from = message.indexOf("number=") + "number=".length();
      int number = Integer.parseInt(message.substring(from, message.indexOf(' ', from)));
      assertTrue(!numbers.get(number), () -> "again: " + message);
      numbers.set(number);
    });
    return numbers;
  }

  private void assertFound(CloudWatchLogsClient logs, String pattern, IntPredicate which) {
    BitSet found =
        numbers(
            logs
                .filterLogEventsPaginator(r -> r.logGroupName(GROUP).filterPattern(pattern))
                .events()
                .stream()
                .map(event -> event.message()));
    assertEquals(expected(which), found, pattern);
  }

  /// Waits until no journal holds events.
  private void awaitSealed() {
    Eventually.holds(
        "every journal is sealed",
        Duration.ofMinutes(2),
        () -> files().noneMatch(file -> file.toString().endsWith(".journal")));
  }

  private long bytes() {
    return files().mapToLong(file -> file.toFile().length()).sum();
  }

  private Stream<Path> files() {
    try (Stream<Path> all = Files.walk(folder.resolve("state").resolve("logs"))) {
      return all.filter(Files::isRegularFile).toList().stream();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// A part of the test.
  private interface Part {
    void run() throws IOException;
  }

  private void timed(String what, Part part) throws IOException {
    long began = System.nanoTime();
    part.run();
    System.out.println(what + " in " + (System.nanoTime() - began) / 1_000_000 + " ms");
  }
}
