package weir.store.objects;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weir.model.aws.Fault;
import weir.store.state.StateStore;

class ObjectStoreTest {
  @TempDir Path folder;

  @Test
  void anObjectIsAPlainFileUnderItsKey() throws IOException {
    try (OpenStore open = new OpenStore(folder)) {
      StoredObject stored = open.put("AWSLogs/1/x.log.gz", "hello");
      assertEquals("5d41402abc4b2a76b9719d911017c592", stored.metadata().content().etag());
      assertEquals("hello", Files.readString(folder.resolve("objects/b/AWSLogs/1/x.log.gz")));
    }
  }

  @Test
  void metadataSurvivesARestartAlsoWhenItIsLong() throws IOException {
    StateStore state = StateStore.ephemeral();
    Map<String, String> tags = Map.of("k".repeat(128), "v".repeat(256));
    ObjectName name = new ObjectName("b", "k");
    try (OpenStore open = new OpenStore(folder, state)) {
      open.bucket("b", Bucket.Versioning.OFF);
      open.put("k", "text");
      open.store.relabel(
          name,
          null,
          labels ->
              new ObjectLabels(
                  Map.of("content-type", "text/x"),
                  Map.of("u", "x".repeat(6000)),
                  tags,
                  "private",
                  "STANDARD"));
      assertEquals(1, files(".weir/sides"));
    }
    try (OpenStore open = new OpenStore(folder, state)) {
      ObjectLabels labels = open.store.find(name, null).orElseThrow().metadata().labels();
      assertEquals(tags, labels.tags());
      assertEquals("x".repeat(6000), labels.user().get("u"));
      open.put("k", "other");
      assertEquals(0, files(".weir/sides"));
    }
  }

  private long files(String below) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("objects").resolve(below))) {
      return files.count();
    }
  }

  @Test
  void aKeyMayBeTheFolderOfOthers() throws IOException {
    try (OpenStore open = new OpenStore(folder)) {
      open.put("a", "1");
      open.put("a/b", "2");
      open.put("a/b/", "3");
      open.put("a", "4");
      assertArrayEquals("4".getBytes(UTF_8), open.read("b", "a"));
      assertArrayEquals("2".getBytes(UTF_8), open.read("b", "a/b"));
      assertArrayEquals("3".getBytes(UTF_8), open.read("b", "a/b/"));
      open.store.delete(new ObjectName("b", "a/b"), current -> {});
      open.store.delete(new ObjectName("b", "a/b/"), current -> {});
      open.put("a", "5");
      assertArrayEquals("5".getBytes(UTF_8), open.read("b", "a"));
      assertEquals(List.of("a"), keys(open));
    }
  }

  private static List<String> keys(OpenStore open) {
    return open.store.list(new ListOrder("b", "", "", "", 1000)).entries().stream()
        .map(entry -> entry.object().name().key())
        .toList();
  }

  @Test
  void whatAnUnfinishedPutLeavesIsSweptAndWasNeverSeen() throws IOException {
    StateStore state = StateStore.ephemeral();
    try (OpenStore open = new OpenStore(folder, state)) {
      open.bucket("b", Bucket.Versioning.OFF);
      open.put("k", "old");
      // As far as a put comes before its rename: the bytes and the attribute are there.
      Staging.Staged staged =
          open.store
              .staging()
              .take(
                  new ByteArrayInputStream("new".getBytes(UTF_8)),
                  Expected.ANYTHING,
                  new Sealing(null, open.keys));
      assertTrue(Files.exists(staged.file()));
      assertArrayEquals("old".getBytes(UTF_8), open.read("b", "k"));
    }
    try (OpenStore open = new OpenStore(folder, state)) {
      assertEquals(0, files(".weir/tmp"));
      assertArrayEquals("old".getBytes(UTF_8), open.read("b", "k"));
      assertEquals(List.of("k"), keys(open));
    }
  }

  @Test
  void aVersionThatWasKeptBeforeACrashIsThereOnce() throws IOException {
    try (OpenStore open = new OpenStore(folder)) {
      open.bucket("v", Bucket.Versioning.ENABLED);
      StoredObject first = open.put("v", "k", new byte[] {1}, false);
      BucketFiles files = open.store.files("v");
      // A crash after the first step of an overwrite: the version has two names.
      files.versions().keep(files.objects().find("k").orElseThrow(), "k", first.metadata());
      assertEquals(1, versions(open).size());
      StoredObject second = open.put("v", "k", new byte[] {2}, false);
      List<ListedPage.Entry> all = versions(open);
      assertEquals(
          List.of(second.metadata().versionId(), first.metadata().versionId()),
          all.stream().map(entry -> entry.object().metadata().versionId()).toList());
    }
  }

  @Test
  void aDeleteMarkerThatACrashLeftUnderTheKeyIsADeleteMarker() throws IOException {
    try (OpenStore open = new OpenStore(folder)) {
      open.bucket("v", Bucket.Versioning.ENABLED);
      open.put("v", "k", new byte[] {1}, false);
      Deleted deleted = open.store.delete(new ObjectName("v", "k"), current -> {});
      // A crash before its last step: the marker still lies where the object lay.
      BucketFiles files = open.store.files("v");
      Path kept = files.versions().file("k", Objects.requireNonNull(deleted.marker()));
      Path folderOfKey = folder.resolve("objects/v");
      Files.createDirectories(folderOfKey);
      Files.createLink(folderOfKey.resolve("k"), kept);
      assertTrue(
          open.store.find(new ObjectName("v", "k"), null).orElseThrow().metadata().deleteMarker());
      assertEquals(0, open.store.list(new ListOrder("v", "", "", "", 10)).entries().size());
      assertEquals(2, versions(open).size());
      open.put("v", "k", new byte[] {2}, false);
      assertEquals(3, versions(open).size());
    }
  }

  private static List<ListedPage.Entry> versions(OpenStore open) {
    return open.store.listVersions(new ListOrder("v", "", "", "", 1000), "").entries();
  }

  @Test
  void versionsComeBackWhenNewerOnesAreDeleted() throws IOException {
    try (OpenStore open = new OpenStore(folder)) {
      open.bucket("v", Bucket.Versioning.ENABLED);
      ObjectName name = new ObjectName("v", "dir/k");
      open.put("v", "dir/k", new byte[] {1}, false);
      StoredObject second = open.put("v", "dir/k", new byte[] {2}, false);
      Deleted marker = open.store.delete(name, current -> {});
      assertFalse(Files.exists(folder.resolve("objects/v/dir")), "engines see no empty file");
      open.store.deleteVersion(name, Objects.requireNonNull(marker.marker()).versionId());
      assertArrayEquals(new byte[] {2}, open.read("v", "dir/k"));
      open.store.deleteVersion(name, second.metadata().versionId());
      assertArrayEquals(new byte[] {1}, open.read("v", "dir/k"));
      assertEquals(1, versions(open).size());
    }
  }

  @Test
  void encryptedBytesAreNotOnTheDiskAndAnyRangeComesBack() throws IOException {
    byte[] bytes = new byte[200_001];
    new Random(7).nextBytes(bytes);
    System.arraycopy("SECRET-MARK".getBytes(UTF_8), 0, bytes, 100, 11);
    try (OpenStore open = new OpenStore(folder)) {
      open.put("b", "k", bytes, true);
      byte[] file = Files.readAllBytes(folder.resolve("objects/b/k"));
      assertFalse(
          new String(file, java.nio.charset.StandardCharsets.ISO_8859_1).contains("SECRET"));
      try (ObjectBody body = open.store.open(new ObjectName("b", "k"), null).orElseThrow()) {
        body.unlock(open.keys);
        for (int[] range : new int[][] {{0, 1}, {65_535, 2}, {65_536, 65_536}, {200_000, 1}}) {
          ByteArrayOutputStream out = new ByteArrayOutputStream();
          body.writeTo(out, range[0], range[1]);
          assertArrayEquals(
              java.util.Arrays.copyOfRange(bytes, range[0], range[0] + range[1]),
              out.toByteArray());
        }
      }
      file[70_000] ^= 1;
      Files.write(folder.resolve("objects/b/k"), file);
      assertThrows(Fault.Corrupt.class, () -> open.read("b", "k"));
      Files.write(folder.resolve("objects/b/k"), java.util.Arrays.copyOf(file, file.length - 1));
      assertThrows(Fault.Corrupt.class, () -> open.read("b", "k"));
    }
  }

  @Test
  void aRotatedRingStillOpensWhatItClosed() throws IOException {
    LocalKeyRing ring = LocalKeyRing.open(folder.resolve("r"));
    DataKeys.DataKey key = ring.generate(EncryptionRule.SSE_S3);
    ring.rotate();
    LocalKeyRing again = LocalKeyRing.open(folder.resolve("r"));
    assertArrayEquals(key.plain(), again.unwrap(new ObjectEncryption(key.rule(), key.wrapped())));
    assertEquals(
        "rw-------",
        java.nio.file.attribute.PosixFilePermissions.toString(
            Files.getPosixFilePermissions(folder.resolve("r"))));
    ObjectRefusal refusal =
        assertThrows(
            ObjectRefusal.class,
            () ->
                LocalKeyRing.open(folder.resolve("another"))
                    .unwrap(new ObjectEncryption(key.rule(), key.wrapped())));
    assertEquals(ObjectRefusal.Reason.KEY_NOT_FOUND, refusal.reason());
  }

  @Test
  void partsBecomeOneObjectOnceAlsoAfterARestart() throws IOException {
    StateStore state = StateStore.ephemeral();
    byte[] big = new byte[5 << 20];
    new Random(3).nextBytes(big);
    ObjectName name = new ObjectName("b", "big");
    Upload upload;
    List<Upload.Chosen> chosen;
    try (OpenStore open = new OpenStore(folder, state)) {
      open.bucket("b", Bucket.Versioning.OFF);
      upload =
          open.store
              .uploads()
              .create(
                  new Upload(
                      "0123456789abcdef0123456789abcdef",
                      name,
                      ObjectLabels.NONE,
                      "123456789012",
                      OpenStore.START,
                      EncryptionRule.SSE_S3,
                      ChecksumAlgorithm.SHA256,
                      false));
      Expected sums = Expected.computing(Set.of(ChecksumAlgorithm.SHA256));
      Upload.Part one =
          open.store.uploads().put(upload, 1, new ByteArrayInputStream(big), sums, open.keys);
      Upload.Part two =
          open.store
              .uploads()
              .put(upload, 7, new ByteArrayInputStream(new byte[] {9}), sums, open.keys);
      chosen =
          List.of(
              new Upload.Chosen(1, one.metadata().content().etag(), null),
              new Upload.Chosen(7, two.metadata().content().etag(), null));
    }
    try (OpenStore open = new OpenStore(folder, state)) {
      MultipartUploads uploads = open.store.uploads();
      assertEquals(2, uploads.parts(upload).size());
      PutOrder order = open.order(name, true).as(ObjectEvent.Kind.COMPLETE_MULTIPART_UPLOAD);
      ObjectRefusal backwards =
          assertThrows(
              ObjectRefusal.class,
              () -> uploads.complete(name, upload.id(), chosen.reversed(), order));
      assertEquals(ObjectRefusal.Reason.INVALID_PART_ORDER, backwards.reason());
      StoredObject object = uploads.complete(name, upload.id(), chosen, order);
      assertTrue(object.metadata().content().etag().endsWith("-2"));
      assertTrue(object.metadata().content().compositeChecksum());
      assertEquals(big.length + 1, open.read("b", "big").length);
      assertEquals(
          object.metadata().order(),
          uploads.complete(name, upload.id(), chosen, order).metadata().order());
      assertEquals(0, uploads.list("b").size());
    }
  }

  @Test
  void aChecksumThatDoesNotMatchLeavesNothing() throws IOException {
    try (OpenStore open = new OpenStore(folder)) {
      Expected wrong = Expected.of(3, Map.of(ChecksumAlgorithm.CRC32, "AAAAAA=="));
      ObjectRefusal refusal =
          assertThrows(
              ObjectRefusal.class,
              () ->
                  open.store.put(
                      open.order(new ObjectName("b", "k"), false),
                      new ByteArrayInputStream(new byte[3]),
                      wrong));
      assertEquals(ObjectRefusal.Reason.BAD_CHECKSUM, refusal.reason());
      assertEquals(0, files(".weir/tmp"));
      assertEquals(List.of(), keys(open));
    }
  }

  @Test
  void theChecksumOfNvmeIsTheOneInItsSpecification() {
    // The check value of CRC-64/NVME over "123456789".
    RunningChecksum crc = ChecksumAlgorithm.CRC64NVME.start();
    byte[] digits = "123456789".getBytes(UTF_8);
    crc.update(digits, 0, digits.length);
    assertEquals("ae8b14860a799888", java.util.HexFormat.of().formatHex(crc.value()));
  }

  @Test
  void theChecksumOfNvmeIsTheSameInStepsAndByteForByte() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    byte[] bytes = new byte[1000];
    random.nextBytes(bytes);
    Crc64Nvme single = new Crc64Nvme();
    Crc64Nvme steps = new Crc64Nvme();
    for (int at = 0; at < bytes.length; ) {
      int step = Math.min(1 + random.nextInt(70), bytes.length - at);
      steps.update(bytes, at, step);
      for (int i = at; i < at + step; i++) {
        single.update(bytes[i]);
      }
      at += step;
      assertEquals(single.getValue(), steps.getValue(), "seed " + seed + " at " + at);
    }
  }

  @Test
  void whatNeedsManyBuffersHasTheDigestsAndBytesOfTheWhole() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    int buffer = 128 << 10;
    try (OpenStore open = new OpenStore(folder)) {
      for (int size : new int[] {0, 1, buffer - 1, buffer, buffer + 1, 5 * buffer, 700_001}) {
        byte[] bytes = new byte[size];
        random.nextBytes(bytes);
        java.util.zip.CRC32 crc = new java.util.zip.CRC32();
        crc.update(bytes);
        byte[] md5 = MessageDigest.getInstance("MD5").digest(bytes);
        for (int said : new int[] {size, -1}) {
          StoredObject stored =
              open.store.put(
                  open.order(new ObjectName("b", "k"), said < 0),
                  new ByteArrayInputStream(bytes),
                  new Expected(said, md5, Map.of(), Set.of(ChecksumAlgorithm.CRC32), Map::of));
          ObjectContent content = stored.metadata().content();
          String which = "seed " + seed + ", " + size + " bytes";
          assertEquals(HexFormat.of().formatHex(md5), content.etag(), which);
          assertEquals(
              HexFormat.of().toHexDigits((int) crc.getValue()),
              HexFormat.of()
                  .formatHex(
                      Base64.getDecoder().decode(content.checksums().get(ChecksumAlgorithm.CRC32))),
              which);
          assertArrayEquals(bytes, open.read("b", "k"), which);
        }
      }
    }
  }

  @Test
  void rulesRemoveWhatIsOldAndNothingElse() throws IOException {
    try (OpenStore open = new OpenStore(folder)) {
      open.bucket("v", Bucket.Versioning.ENABLED);
      open.put("v", "logs/old", new byte[1], false);
      open.put("v", "keep/old", new byte[1], false);
      open.now = OpenStore.START.plus(Duration.ofDays(9));
      open.put("v", "logs/new", new byte[1], false);
      LifecycleRule rule =
          new LifecycleRule(
              new LifecycleRule.Filter("logs/", Map.of(), -1, Long.MAX_VALUE),
              new LifecycleRule.Expiry(10, null),
              new LifecycleRule.Leftovers(1, 0, 0, true));
      assertEquals(
          new LifecycleSweep.Swept(0, 0, 0, 0),
          new LifecycleSweep(open.store, "v", List.of(rule), open.now).sweep());
      open.now = OpenStore.START.plus(Duration.ofDays(11));
      assertEquals(
          new LifecycleSweep.Swept(1, 0, 0, 0),
          new LifecycleSweep(open.store, "v", List.of(rule), open.now).sweep());
      assertEquals(
          List.of("keep/old", "logs/new"),
          open.store.list(new ListOrder("v", "", "", "", 9)).entries().stream()
              .map(entry -> entry.object().name().key())
              .toList());
      assertEquals(
          new LifecycleSweep.Swept(0, 1, 0, 0),
          new LifecycleSweep(open.store, "v", List.of(rule), open.now.plus(Duration.ofDays(3)))
              .sweep());
      assertEquals(
          new LifecycleSweep.Swept(0, 0, 1, 0),
          new LifecycleSweep(open.store, "v", List.of(rule), open.now.plus(Duration.ofDays(3)))
              .sweep());
    }
  }

  @Test
  void writersOfOneKeyNeverMixTheirBytes() throws Exception {
    try (OpenStore open = new OpenStore(folder)) {
      open.put("k/x", "0");
      List<Thread> threads =
          IntStream.range(0, 8)
              .mapToObj(writer ->
                  Thread.ofVirtual()
                      .start(() -> {
                        byte[] bytes = new byte[1000 + writer];
                        java.util.Arrays.fill(bytes, (byte) writer);
                        try {
                          for (int i = 0; i < 50; i++) {
                            open.put("b", i % 2 == 0 ? "k" : "k/y/" + i % 5, bytes, false);
                            byte[] read = open.read("b", "k");
                            assertEquals(1000 + read[0], read.length);
                            open.store.delete(new ObjectName("b", "k/y/" + i % 5), c -> {});
                          }
                        } catch (IOException failed) {
                          throw new java.io.UncheckedIOException(failed);
                        }
                      }))
              .toList();
      List<Throwable> failures = new java.util.concurrent.CopyOnWriteArrayList<>();
      threads.forEach(thread -> thread.setUncaughtExceptionHandler((t, e) -> failures.add(e)));
      for (Thread thread : threads) {
        thread.join();
      }
      assertEquals(List.of(), failures);
      assertEquals(List.of("k", "k/x"), keys(open));
    }
  }

  @Test
  void aSecondStoreOnTheSameFolderIsRefused() {
    try (OpenStore open = new OpenStore(folder)) {
      Fault.Unavailable refused =
          assertThrows(
              Fault.Unavailable.class, () -> new OpenStore(folder, StateStore.ephemeral()));
      assertTrue(refused.sentence().contains("open in another process"), refused.sentence());
      assertEquals(List.of(), keys(open));
    }
  }
}
