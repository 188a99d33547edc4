package weir.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.kms.KmsClient;
import weir.api.athena.CallerBuckets;
import weir.api.auth.Caller;
import weir.api.auth.RequestFacts;
import weir.model.aws.Fault;
import weir.query.objects.LocalObject;
import weir.query.objects.ObjectAddress;
import weir.query.objects.ObjectEntry;

/// What a query gets of the embedded S3.
@Timeout(60)
class EmbeddedObjectsTest {
  private static final Caller ROOT = caller(Caller.Kind.ROOT, "root");
  private static final Caller NOBODY = caller(Caller.Kind.USER, "user/nobody");

  private static Caller caller(Caller.Kind kind, String path) {
    return new Caller(
        kind,
        Fitting.ACCOUNT,
        "arn:aws:iam::" + Fitting.ACCOUNT + ":" + path,
        "AIDA",
        "nobody",
        null,
        null,
        java.util.Map.of());
  }

  private static CallerBuckets.Opened open(Fitting fitting, Caller caller) {
    RequestFacts facts =
        new RequestFacts("127.0.0.1", "test", true, "us-east-1", fitting.now.get());
    return fitting.plane.queries().buckets().open(caller, facts);
  }

  @Test
  void linksAPlainObjectAndCopiesALockedOneForTheTimeOfUse() throws IOException {
    try (Fitting fitting = new Fitting(null);
        Questions root = new Questions(fitting);
        KmsClient kms = root.client(KmsClient.builder());
        CallerBuckets.Opened opened = open(fitting, ROOT)) {
      root.s3.createBucket(create -> create.bucket("data"));
      String key = kms.createKey(create -> {}).keyMetadata().arn();
      root.s3.putObject(
          put -> put.bucket("data").key("plain.log.gz"), RequestBody.fromString("plain"));
      root.s3.putObject(
          put ->
              put.bucket("data")
                  .key("locked.log.gz")
                  .serverSideEncryption("aws:kms")
                  .ssekmsKeyId(key),
          RequestBody.fromString("secret"));
      List<ObjectEntry> entries = opened.data().list(new ObjectAddress("data", "")).toList();
      assertEquals(
          List.of("locked.log.gz", "plain.log.gz"),
          entries.stream().map(entry -> entry.address().key()).toList());
      LocalObject locked = opened.data().fetch(entries.get(0));
      assertArrayEquals(
          "secret".getBytes(java.nio.charset.StandardCharsets.UTF_8),
          Files.readAllBytes(locked.path()));
      assertFalse(locked.keepable());
      LocalObject plain = opened.data().fetch(entries.get(1));
      assertTrue(plain.keepable());
      root.s3.deleteObject(delete -> delete.bucket("data").key("plain.log.gz"));
      assertEquals("plain", Files.readString(plain.path()));
      locked.close();
      plain.close();
      assertFalse(Files.exists(locked.path()));
      assertFalse(Files.exists(plain.path()));
      assertThrows(Fault.NotFound.class, () -> opened.data().fetch(entries.get(1)));
    }
  }

  @Test
  void givesNothingToWhomNoPolicyAllowsIt() {
    try (Fitting fitting = new Fitting(null);
        Questions root = new Questions(fitting);
        CallerBuckets.Opened all = open(fitting, ROOT);
        CallerBuckets.Opened none = open(fitting, NOBODY)) {
      root.s3.createBucket(create -> create.bucket("data"));
      root.s3.putObject(put -> put.bucket("data").key("a"), RequestBody.fromString("x"));
      ObjectAddress everything = new ObjectAddress("data", "");
      ObjectEntry entry = all.data().list(everything).findFirst().orElseThrow();
      assertThrows(Fault.Denied.class, () -> none.data().list(everything));
      assertThrows(Fault.Denied.class, () -> none.data().fetch(entry));
      assertThrows(Fault.Denied.class, () -> none.data().requireReadable(entry));
      assertThrows(Fault.Denied.class, () -> none.data().delete(entry.address()));
      assertThrows(Fault.Denied.class, () -> all.data().list(ObjectAddress.of("file:///etc/")));
    }
  }
}
