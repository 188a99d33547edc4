package weir.app;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import weir.model.aws.Fault;
import weir.query.objects.LocalObject;
import weir.query.objects.ObjectAddress;
import weir.query.objects.ObjectEntry;
import weir.query.objects.ObjectLock;
import weir.query.objects.ObjectSource;
import weir.store.objects.DataKeys;
import weir.store.objects.ObjectBody;
import weir.store.objects.ObjectName;
import weir.store.objects.ObjectRefusal;
import weir.store.objects.ObjectStore;
import weir.store.objects.StoredObject;

/// The objects of the embedded S3 as one caller may see them. S3's own operations are asked for
/// each object, so that every policy counts; the bytes then come from the disk without a way round:
/// under a second name of their file, or, when a key locks them, as a copy for the time of the
/// query.
///
/// @param client as the caller
/// @param keys of KMS as the caller may use them
/// @param scratch on the disk of the store
record EmbeddedObjects(CallerS3 client, ObjectStore store, DataKeys keys, Path scratch)
    implements ObjectSource {
  @Override
  public Stream<ObjectEntry> list(ObjectAddress prefix) {
    require(prefix);
    return S3Faults.asked(
        "list " + prefix,
        () ->
            client
                .list(prefix)
                .map(object ->
                    new ObjectEntry(
                        new ObjectAddress(prefix.bucket(), object.key()),
                        object.eTag(),
                        object.size(),
                        object.lastModified()))
                .toList()
                .stream());
  }

  /// Paths of this machine are nobody's to read through an API.
  private static void require(ObjectAddress address) {
    if (address.isFile()) {
      throw new Fault.Denied(
          "the location " + address + " is not in S3; write s3://bucket/folder/");
    }
  }

  @Override
  public LocalObject fetch(ObjectEntry entry) {
    ObjectAddress address = entry.address();
    require(address);
    HeadObjectResponse head = S3Faults.asked("read " + address, () -> client.head(address));
    Path path = scratch.resolve(UUID.randomUUID() + address.ending());
    try {
      StoredObject object = linked(entry, head, path);
      boolean locked = object.metadata().content().encryption() != null;
      if (locked) {
        Files.delete(path);
        copy(address, path);
      }
      return new LocalObject(path, () -> delete(path), !locked);
    } catch (IOException | RuntimeException failed) {
      delete(path);
      throw failed instanceof IOException broken
          ? new UncheckedIOException(broken)
          : (RuntimeException) failed;
    }
  }

  @Override
  public void requireReadable(ObjectEntry entry) {
    require(entry.address());
    S3Faults.asked("read " + entry.address(), () -> client.head(entry.address()));
  }

  private StoredObject linked(ObjectEntry entry, HeadObjectResponse head, Path path) {
    ObjectAddress address = entry.address();
    StoredObject object =
        store
            .link(new ObjectName(address.bucket(), address.key()), path)
            .orElseThrow(() -> new Fault.NotFound("the object " + address + " is gone"));
    String etag = object.metadata().content().etag();
    if (!unquoted(head.eTag()).equals(etag) || !unquoted(entry.etag()).equals(etag)) {
      throw new Fault.Unavailable("cannot read " + address + ": the object was just replaced");
    }
    return object;
  }

  private static String unquoted(String etag) {
    return etag.replace("\"", "");
  }

  private void copy(ObjectAddress address, Path path) throws IOException {
    ObjectName name = new ObjectName(address.bucket(), address.key());
    try (ObjectBody body =
            store
                .open(name, null)
                .orElseThrow(() -> new Fault.NotFound("the object " + address + " is gone"));
        OutputStream out = Files.newOutputStream(path)) {
      body.unlock(keys);
      body.writeTo(out, 0, body.object().sizeBytes());
    } catch (ObjectRefusal refused) {
      throw new Fault.Denied("cannot read " + address + ": " + refused.getMessage());
    }
  }

  private static void delete(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException kept) {
      // What is left in the folder goes with the next start.
    }
  }

  @Override
  public ObjectEntry put(ObjectAddress address, Path content, ObjectLock lock) {
    require(address);
    return S3Faults.asked(
        "write " + address,
        () -> {
          PutObjectResponse answer = client.put(address, content, lock);
          HeadObjectResponse head = client.head(address);
          return new ObjectEntry(
              address, answer.eTag(), content.toFile().length(), head.lastModified());
        });
  }

  @Override
  public void delete(ObjectAddress address) {
    require(address);
    S3Faults.asked(
        "delete " + address,
        () -> {
          client.delete(address);
          return address;
        });
  }
}
