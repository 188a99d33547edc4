package weir.store.objects;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import weir.store.state.StateStore;

/// A store in a folder, with a bucket, for tests.
final class OpenStore implements AutoCloseable {
  static final Instant START = Instant.parse("2026-11-21T10:00:00Z");

  final StateStore state;
  final ObjectStore store;
  final DataKeys keys;
  Instant now = START;

  OpenStore(Path folder, StateStore state) {
    this.state = state;
    InstantSource clock = () -> now;
    store =
        ObjectStore.open(folder.resolve("objects"), state, new ObjectStoreOptions(false, clock));
    keys = DataKeys.of(LocalKeyRing.open(folder.resolve("ring")), Optional.empty());
  }

  OpenStore(Path folder) {
    this(folder, StateStore.ephemeral());
    bucket("b", Bucket.Versioning.OFF);
  }

  void bucket(String name, Bucket.Versioning versioning) {
    store.createBucket(new Bucket(name, "123456789012", "us-east-1", START, versioning, Map.of()));
  }

  PutOrder order(ObjectName name, boolean sealed) {
    return new PutOrder(
        name,
        ObjectLabels.NONE,
        "123456789012",
        new Sealing(sealed ? EncryptionRule.SSE_S3 : null, keys),
        ObjectEvent.Kind.PUT,
        current -> {});
  }

  StoredObject put(String key, byte[] bytes) throws IOException {
    return put("b", key, bytes, false);
  }

  StoredObject put(String bucket, String key, byte[] bytes, boolean sealed) throws IOException {
    return store.put(
        order(new ObjectName(bucket, key), sealed),
        new ByteArrayInputStream(bytes),
        Expected.ANYTHING);
  }

  StoredObject put(String key, String text) throws IOException {
    return put(key, text.getBytes(StandardCharsets.UTF_8));
  }

  byte[] read(String bucket, String key) throws IOException {
    try (ObjectBody body = store.open(new ObjectName(bucket, key), null).orElseThrow()) {
      body.unlock(keys);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      body.writeTo(out, 0, body.object().sizeBytes());
      return out.toByteArray();
    }
  }

  @Override
  public void close() {
    store.close();
  }
}
