package weir.delivery;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import weir.delivery.DeliveryStatus.Problem;

/// What every destination of files keeps to; those of events are in [EventDestinationTest].
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class DestinationContractTest {
  private static final String KEY = "AWSLogs/1/vpcflowlogs/r/2018/06/20/1_x_fe123456.log.gz";
  private static final Map<String, String> CREDENTIALS =
      Map.of("aws.accessKeyId", "test", "aws.secretAccessKey", "secret", "aws.region", "us-east-1");

  /// The destinations, one constant each.
  enum Kind {
    FOLDER(FolderDestination.class),
    S3(S3Destination.class);

    private final Class<? extends Destination> type;

    Kind(Class<? extends Destination> type) {
      this.type = type;
    }
  }

  @TempDir Path folder;
  private final Map<String, String> before = new HashMap<>();
  private FakeS3 s3 = newFake();

  private static FakeS3 newFake() {
    try {
      return new FakeS3();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @BeforeEach
  void giveCredentials() {
    CREDENTIALS.forEach(
        (name, value) -> before.put(name, Objects.toString(System.setProperty(name, value), "")));
  }

  @AfterEach
  void takeCredentials() {
    before.forEach((name, value) -> {
      if (value.isEmpty()) {
        System.clearProperty(name);
      } else {
        System.setProperty(name, value);
      }
    });
    s3.close();
  }

  private Destination open(Kind kind) {
    String target =
        switch (kind) {
          case FOLDER -> folder.resolve("out").toString();
          case S3 -> "arn:aws:s3:::bucket/some/prefix/";
        };
    return Destination.open(
        SampleFiles.to(target),
        "test",
        DeliveryOptions.DEFAULT.withS3Endpoint(s3.endpoint()),
        InstantSource.system());
  }

  private Map<String, byte[]> objects(Kind kind) throws IOException {
    Map<String, byte[]> found = new HashMap<>();
    switch (kind) {
      case FOLDER -> {
        for (String file : Delivered.files(folder.resolve("out"))) {
          found.put(file, Files.readAllBytes(folder.resolve("out").resolve(file)));
        }
      }
      case S3 ->
          s3.objects.forEach(
              (key, body) -> found.put(key.replaceFirst("^bucket/some/prefix/", ""), body));
    }
    return found;
  }

  private void takeAway(Kind kind) throws IOException {
    switch (kind) {
      case FOLDER -> Files.writeString(folder.resolve("out"), "in the way");
      case S3 -> s3.mood = FakeS3.Mood.FAILS;
    }
  }

  private Path file(byte[] content) throws IOException {
    return Files.write(folder.resolve("publishing.tmp"), content);
  }

  private static byte[] bytes(int seed, int length) {
    byte[] bytes = new byte[length];
    new SplittableRandom(seed).nextBytes(bytes);
    return bytes;
  }

  @Test
  void holdsForEveryDestination() {
    assertEquals(
        Arrays.stream(Destination.class.getPermittedSubclasses()).collect(Collectors.toSet()),
        Stream.concat(
                Stream.of(Kind.values()).map(kind -> kind.type),
                Stream.of(LogsDestination.class, FirehoseDestination.class, UnknownEndpoint.class))
            .collect(Collectors.toSet()));
  }

  @ParameterizedTest
  @EnumSource
  void putsAFileUnderItsKeyAndNothingElse(Kind kind) throws Exception {
    byte[] content = bytes(1, 3_000_000);
    try (Destination destination = open(kind)) {
      assertEquals(kind.type, destination.getClass());
      destination.put(KEY, file(content));
    }
    assertEquals(Set.of(KEY), objects(kind).keySet());
    assertArrayEquals(content, objects(kind).get(KEY));
  }

  @ParameterizedTest
  @EnumSource
  void replacesWhatIsThere(Kind kind) throws Exception {
    try (Destination destination = open(kind)) {
      destination.put(KEY, file(bytes(1, 5000)));
      destination.put(KEY, file(bytes(2, 50)));
    }
    assertArrayEquals(bytes(2, 50), objects(kind).get(KEY));
  }

  @ParameterizedTest
  @EnumSource
  void saysWhyWhenItIsAwayAndWorksWhenItIsBack(Kind kind) throws Exception {
    try (Destination destination = open(kind)) {
      takeAway(kind);
      Undeliverable cause =
          assertThrows(Undeliverable.class, () -> destination.put(KEY, file(bytes(1, 10))));
      assertEquals(Problem.UNKNOWN_ERROR, cause.problem());
      assertTrue(cause.sentence().contains(KEY), cause.sentence());
      Files.deleteIfExists(folder.resolve("out"));
      s3.mood = FakeS3.Mood.TAKES_ALL;
      destination.put(KEY, file(bytes(1, 10)));
    }
    assertEquals(Set.of(KEY), objects(kind).keySet());
  }

  @ParameterizedTest
  @EnumSource
  void letsNoReaderSeeHalfAFile(Kind kind) throws Exception {
    byte[] first = bytes(1, 400_000);
    byte[] second = bytes(2, 400_000);
    AtomicBoolean done = new AtomicBoolean();
    AtomicReference<String> half = new AtomicReference<>("");
    try (Destination destination = open(kind)) {
      destination.put(KEY, file(first));
      Thread reader =
          Thread.ofPlatform()
              .start(() -> {
                while (!done.get()) {
                  byte[] seen = read(kind);
                  if (!Arrays.equals(seen, first) && !Arrays.equals(seen, second)) {
                    half.set(seen.length + " bytes");
                  }
                }
              });
      for (int i = 0; i < 40; i++) {
        destination.put(KEY, file(i % 2 == 0 ? second : first));
      }
      done.set(true);
      reader.join();
    }
    assertEquals("", half.get());
  }

  private byte[] read(Kind kind) {
    try {
      return switch (kind) {
        case FOLDER -> Files.readAllBytes(folder.resolve("out").resolve(KEY));
        case S3 -> Objects.requireNonNull(s3.objects.get("bucket/some/prefix/" + KEY));
      };
    } catch (IOException e) {
      return new byte[0];
    }
  }
}
