package weir.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import weir.delivery.DeliveryStatus.Problem;
import weir.model.aws.Fault;

@ResourceLock(Resources.SYSTEM_PROPERTIES)
class S3DestinationTest {
  @TempDir Path folder;

  @BeforeEach
  void giveCredentials() {
    System.setProperty("aws.accessKeyId", "test");
    System.setProperty("aws.secretAccessKey", "secret");
  }

  @AfterEach
  void takeCredentials() {
    System.clearProperty("aws.accessKeyId");
    System.clearProperty("aws.secretAccessKey");
  }

  @ParameterizedTest
  @CsvSource({
    "s3://bucket,bucket,''",
    "s3://bucket/,bucket,''",
    "s3://bucket/a/b,bucket,a/b/",
    "arn:aws:s3:::my.bucket-1/prefix/,my.bucket-1,prefix/",
    "arn:aws-cn:s3:::bucket,bucket,''"
  })
  void readsBothFormsOfATarget(String target, String bucket, String prefix) {
    assertEquals(Optional.of(new S3Target(target, bucket, prefix)), S3Target.find(target));
  }

  @Test
  void leavesFoldersToTheFolderDestination() {
    assertEquals(Optional.empty(), S3Target.find("/var/log/flow"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3://", "s3://Bucket/x", "arn:aws:s3:::b"})
  void refusesWhatIsNoBucket(String target) {
    Fault fault = assertThrows(Fault.Invalid.class, () -> S3Target.find(target));
    assertTrue(fault.sentence().startsWith("the bucket of " + target), fault.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3://bucket/AWSLogs", "arn:aws:s3:::bucket/a/AWSLogs/"})
  void refusesTheReservedFolder(String target) {
    Fault fault = assertThrows(Fault.Invalid.class, () -> S3Target.find(target));
    assertTrue(fault.sentence().contains("AWSLogs, which is reserved"), fault.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://bucket/x", "arn:aws:logs:::x", " "})
  void refusesATargetThatIsNeitherBucketNorFolder(String target) {
    assertThrows(
        Fault.Invalid.class,
        () ->
            Destination.open(
                SampleFiles.to(target), "test", DeliveryOptions.DEFAULT, InstantSource.system()));
  }

  @ParameterizedTest
  @CsvSource({"DENIES,ACCESS_ERROR", "THROTTLES,RATE_LIMITED", "FAILS,UNKNOWN_ERROR"})
  void findsAwsWordForARefusal(FakeS3.Mood mood, Problem problem) throws Exception {
    try (FakeS3 s3 = new FakeS3();
        Destination destination = open(s3.endpoint())) {
      s3.mood = mood;
      assertEquals(problem, put(destination).problem());
    }
  }

  @Test
  void saysThatNobodyAnswersAtTheEndpoint() throws Exception {
    URI nobody;
    try (FakeS3 s3 = new FakeS3()) {
      nobody = s3.endpoint();
    }
    try (Destination destination = open(nobody)) {
      Undeliverable cause = put(destination);
      assertEquals(Problem.UNKNOWN_ERROR, cause.problem());
      assertTrue(cause.sentence().startsWith("s3://bucket/key was not reached: "));
    }
  }

  private static Destination open(URI endpoint) {
    return Destination.open(
        SampleFiles.to("s3://bucket"),
        "test",
        DeliveryOptions.DEFAULT.withS3Endpoint(endpoint),
        InstantSource.system());
  }

  private Undeliverable put(Destination destination) throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "content");
    return assertThrows(Undeliverable.class, () -> destination.put("key", file));
  }
}
